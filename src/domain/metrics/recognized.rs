//! Which release a file is, and what its columns mean by that.

use crate::domain::guide::metrics::{Case, DefinitionKey, Groups, Release, ReleaseKey, Version};
use crate::domain::words::decimal::Decimal;

use super::header::{Measured, Unread};
use super::survey::{Reach, Seen};

const DOUBTFUL: &str = "This name has several meanings, and nothing tells which one this file means. It is not read.";

/// A column whose meaning is beyond doubt.
#[derive(Debug, Clone)]
pub struct ReadColumn {
    /// Its name in the file.
    pub name: String,
    /// The definition of its readings.
    pub definition: DefinitionKey,
    /// What its numbers are multiplied by to be of that definition.
    pub times: Decimal,
    /// The year that its readings are of, whatever the rows say.
    pub year: Option<u16>,
    /// Where it, its bounds and its quality stand in a row.
    pub(super) at: usize,
    pub(super) lower: Option<usize>,
    pub(super) upper: Option<usize>,
    pub(super) quality: Option<usize>,
    /// How many cells have a value.
    pub values: u64,
    /// Whether the file names its quality at all.
    pub has_quality: bool,
}

/// A file whose release is known, or is not.
#[derive(Debug)]
pub struct Recognized {
    /// The release. Without one, only columns that mean the same in all are read.
    pub release: Option<ReleaseKey>,
    /// The version to the byte, if it is one. Without one, the file is a part of the release, was saved again, or is a later
    /// edition with the same columns: pages say “looks like”, and ask when it was published.
    pub version: Option<&'static Version>,
    /// The columns that are read.
    pub columns: Vec<ReadColumn>,
    /// The columns that are not, and why.
    pub unread: Vec<Unread>,
    /// Whether “All” in it is the base of its groups.
    pub tells_groups: bool,
}

impl Recognized {
    /// The day of publication as far as it is known: `2025-03-27`, `2026`. A release that nobody knows has none, and
    /// stands behind all others.
    #[must_use]
    pub fn published(&self) -> Option<&'static str> {
        published(self.release, self.version)
    }
}

fn published(release: Option<ReleaseKey>, version: Option<&'static Version>) -> Option<&'static str> {
    version.map(|version| version.published.as_str()).or_else(|| release.map(|key| key.get().published.as_str()))
}

/// Finds out which release a file is, and what its columns mean.
#[must_use]
pub fn recognize(seen: &Seen) -> Recognized {
    let whole = ReleaseKey::all().find_map(|key| version(key.get(), seen).map(|version| (key, version)));
    let release = whole.map(|(key, _)| key).or_else(|| by_header(seen));
    let published = published(release, whole.map(|(_, version)| version));
    let (mut columns, mut unread) = (Vec::new(), seen.header.unread.clone());
    for (measured, reach) in seen.header.measured.iter().zip(&seen.reach) {
        match measured.column.cases.iter().find(|case| holds(case, reach, release, published, seen)) {
            Some(case) => columns.push(read_column(measured, reach, case)),
            None => unread.push(Unread { name: measured.name.clone(), why: DOUBTFUL }),
        }
    }
    let tells_groups = match release.map(|key| key.get().groups) {
        Some(Groups::Yes) => true,
        Some(Groups::No) => false,
        Some(Groups::Mixed) | None => seen.tells_groups,
    };
    Recognized { release, version: whole.map(|(_, version)| version), columns, unread, tells_groups }
}

fn read_column(measured: &Measured, reach: &Reach, case: &Case) -> ReadColumn {
    ReadColumn {
        name: measured.name.clone(),
        definition: case.means,
        times: case.times,
        year: case.year,
        at: measured.at,
        lower: measured.lower,
        upper: measured.upper,
        quality: measured.quality,
        values: reach.values,
        has_quality: measured.quality.is_some(),
    }
}

fn version(release: &'static Release, seen: &Seen) -> Option<&'static Version> {
    let is_it = |version: &&Version| version.bytes == seen.bytes && version.rows == seen.rows && version.columns == seen.header.names.len();
    release.versions.iter().find(is_it)
}

/// The release that header and contents leave, if they leave one. Of several the one is meant whose columns are all named.
fn by_header(seen: &Seen) -> Option<ReleaseKey> {
    let fits: Vec<ReleaseKey> = ReleaseKey::all().filter(|key| looks_like(key.get(), seen)).collect();
    let named: Vec<ReleaseKey> = fits.iter().copied().filter(|key| key.get().with.len() == seen.header.names.len()).collect();
    match (fits.as_slice(), named.as_slice()) {
        ([only], _) | (_, [only]) => Some(*only),
        _ => None,
    }
}

fn looks_like(release: &Release, seen: &Seen) -> bool {
    let reach = |name: &str| seen.header.measured.iter().position(|measured| measured.name == name).map(|at| &seen.reach[at]);
    let most = |name: &str| reach(name).and_then(|reach| reach.most);
    !release.with.is_empty()
        && (release.columns.is_empty() || release.columns.contains(&seen.header.names.len()))
        && seen.kinds.iter().all(|kind| release.places.has(*kind))
        && release.with.iter().all(|name| seen.header.has(name))
        && !release.without.iter().any(|name| seen.header.has(name))
        && release.over.iter().all(|edge| most(&edge.column).is_some_and(|most| most > edge.number))
        && release.up_to.iter().all(|edge| most(&edge.column).is_some_and(|most| most <= edge.number))
        && release.holds.iter().all(|holds| reach(&holds.column).is_some_and(|reach| reach.years.iter().eq([&holds.year])))
        && release.within.is_none_or(|(first, last)| seen.years.iter().all(|year| (first..=last).contains(year)))
}

fn holds(case: &Case, reach: &Reach, release: Option<ReleaseKey>, published: Option<&str>, seen: &Seen) -> bool {
    (case.releases.is_empty() || release.is_some_and(|release| case.releases.contains(&release)))
        && case.places.is_none_or(|places| seen.kinds.iter().all(|kind| places.has(*kind)))
        && (case.with.is_empty() || case.with.iter().any(|name| seen.header.has(name)))
        && !case.without.iter().any(|name| seen.header.has(name))
        && case.before.as_deref().is_none_or(|before| published.is_some_and(|published| published < before))
        && case.over.is_none_or(|over| reach.most.is_some_and(|most| most > over))
        && case.up_to.is_none_or(|up_to| reach.most.is_some_and(|most| most <= up_to))
}

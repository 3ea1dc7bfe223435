//! What the metrics say of a place, as its page and its documents tell it.

mod line;
mod release;
mod row;
mod shares;

use std::collections::HashSet;

use time::OffsetDateTime;

pub use line::{ApartPart, EarlierPart, LinePart, Moved};
pub use row::{READINGS, ReadingRow};
pub use shares::{SHARES, ShareRow, group_name};

use crate::domain::guide::metrics::{MetricKey, PlaceCode, PlaceKind};
use crate::domain::guide::{Framework, PillarKey};
use crate::domain::metrics::{KeptReadings, Records, change_of};
use crate::domain::words::capital;
use crate::report::document::Paper;

/// What the metrics say of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacePart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The place.
    pub code: PlaceCode,
    /// What it is called.
    pub place: String,
    /// That it was renamed or drawn anew; empty if it was not.
    pub change: String,
    /// What its peers are called.
    pub peers: Vec<String>,
    /// Places that share one estimate with it.
    pub shared: Vec<String>,
    /// Whether any release is here.
    pub has_releases: bool,
    /// The pillars with their predictors.
    pub pillars: Vec<PillarPart>,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
}

/// All readings that are shown of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct AppendixPart {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The readings.
    pub rows: Vec<ReadingRow>,
    /// The moment of which it speaks, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
}

impl AppendixPart {
    /// Takes all readings out of what is told of a place, each once: the base of groups may stand in for a headline too.
    #[must_use]
    pub fn of(part: &PlacePart) -> Self {
        let mut known = HashSet::new();
        let all = part.metrics().flat_map(|metric| &metric.lines).flat_map(LinePart::rows);
        let rows = all.filter(|row| known.insert(row.key.as_str())).cloned().collect();
        Self { jurisdiction: part.jurisdiction.clone(), rows, as_of: part.as_of, paper: part.paper }
    }
}

/// A pillar.
#[derive(Debug, Clone, PartialEq)]
pub struct PillarPart {
    /// Its name.
    pub name: String,
    /// Its predictors.
    pub predictors: Vec<PredictorPart>,
}

/// A predictor.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictorPart {
    /// Its name.
    pub name: String,
    /// Its metrics.
    pub metrics: Vec<MetricPart>,
}

/// A metric.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricPart {
    /// Its key.
    pub key: MetricKey,
    /// Its name.
    pub name: &'static str,
    /// What it measures.
    pub what: &'static str,
    /// What has readings, a line for each definition.
    pub lines: Vec<LinePart>,
    /// Why there is none; empty where there are some.
    pub missing: String,
}

/// What a part is made of.
#[derive(Debug)]
pub struct PlaceSources<'a> {
    /// The name of the jurisdiction.
    pub jurisdiction: &'a str,
    /// The place.
    pub place: PlaceCode,
    /// Its peers.
    pub peers: &'a [PlaceCode],
    /// What the files say of all of them.
    pub kept: &'a KeptReadings,
    /// The present moment, in local time.
    pub as_of: OffsetDateTime,
    /// On which paper it is set.
    pub paper: Paper,
}

impl PlacePart {
    /// Tells of a place.
    #[must_use]
    pub fn of(sources: &PlaceSources<'_>) -> Self {
        Self::told(sources, false)
    }

    /// Tells of a place with groups of earlier years and past definitions too, as the page of each metric does.
    #[must_use]
    pub fn whole(sources: &PlaceSources<'_>) -> Self {
        Self::told(sources, true)
    }

    fn told(sources: &PlaceSources<'_>, is_all: bool) -> Self {
        let records = Records::of(sources.kept);
        let predictor = |predictor: &crate::domain::guide::Predictor| PredictorPart {
            name: predictor.title(),
            metrics: MetricKey::all()
                .filter(|metric| metric.get().predictor == predictor.key)
                .map(|metric| MetricPart::of(&records, metric, sources, is_all))
                .collect(),
        };
        let pillar = |key| {
            let pillar = Framework::current().pillar(key);
            PillarPart { name: capital(&pillar.name), predictors: pillar.predictors.iter().map(predictor).collect() }
        };
        let called = |place: &PlaceCode| sources.kept.called(*place);
        Self {
            jurisdiction: sources.jurisdiction.to_owned(),
            code: sources.place,
            place: sources.kept.called(sources.place),
            change: change_of(sources.place).map_or_else(String::new, |change| change.sentence.clone()),
            peers: sources.peers.iter().map(called).collect(),
            shared: sources.kept.alike(sources.place).iter().map(called).collect(),
            has_releases: !sources.kept.releases.is_empty(),
            pillars: PillarKey::ALL.into_iter().map(pillar).collect(),
            as_of: sources.as_of,
            paper: sources.paper,
        }
    }

    /// Its metrics.
    pub fn metrics(&self) -> impl Iterator<Item = &MetricPart> {
        self.pillars.iter().flat_map(|pillar| &pillar.predictors).flat_map(|predictor| &predictor.metrics)
    }

    /// How many metrics have a reading, and how many there are.
    #[must_use]
    pub fn counted(&self) -> (usize, usize) {
        (self.metrics().filter(|metric| !metric.lines.is_empty()).count(), self.metrics().count())
    }
}

impl MetricPart {
    /// Tells of one metric. Past definitions are told where no other has a reading, or where all is asked for.
    #[must_use]
    pub fn of(records: &Records<'_>, key: MetricKey, sources: &PlaceSources<'_>, is_all: bool) -> Self {
        let metric = key.get();
        let line = |definition: &crate::domain::guide::metrics::DefinitionKey| {
            records.get(*definition, sources.place).map(|record| LinePart::of(records, &record, sources.peers, is_all))
        };
        let (past, present): (Vec<_>, Vec<_>) = metric.definitions.iter().partition(|definition| definition.get().is_past);
        let mut lines: Vec<LinePart> = present.into_iter().filter_map(line).collect();
        if is_all || lines.is_empty() {
            lines.extend(past.into_iter().filter_map(line));
        }
        let missing = if lines.is_empty() { missing(sources.kept, key, sources.place) } else { String::new() };
        Self { key, name: &metric.name, what: &metric.what, lines, missing }
    }
}

/// Why a metric has no reading of a place.
fn missing(kept: &KeptReadings, metric: MetricKey, place: PlaceCode) -> String {
    let is_of = |release: &&crate::domain::metrics::KeptRelease| {
        let at = usize::from(place.kind() == PlaceKind::City);
        release.contents.columns.iter().any(|column| column.definition.get().metric == metric) && release.contents.places[at] > 0
    };
    let kind = if place.kind() == PlaceKind::City { "cities" } else { "counties" };
    match kept.releases.iter().find(is_of) {
        None => format!("No release that is here has this metric for {kind}."),
        Some(release) => format!("“{}” has no reading of this place.", release.title()),
    }
}

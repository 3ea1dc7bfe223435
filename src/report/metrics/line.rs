//! One definition at one place, in words and figures.

use super::ReadingRow;
use super::release::told_release;
use crate::domain::guide::metrics::{DefinitionKey, PlaceCode, Unit};
use crate::domain::metrics::{Apart, Beside, Course, Fact, KeptReadings, Line, Record, Records, Subgroup, Trend, Uncompared, telling};
use crate::domain::words::capital;
use crate::report::figure::{Figure, groups, pair, series, strip};

/// One definition at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct LinePart {
    /// The definition.
    pub key: DefinitionKey,
    /// Its name.
    pub name: &'static str,
    /// What counts as better, in a sentence.
    pub better: &'static str,
    /// Whether no file holds it any more.
    pub is_past: bool,
    /// The newest reading of the whole place.
    pub newest: Option<ReadingRow>,
    /// How it went, in a sentence; empty where two years cannot be compared.
    pub trend: String,
    /// The same in fewer words, where dollars are told of elsewhere.
    pub trend_in_short: String,
    /// What its numbers are.
    pub unit: Unit,
    /// Which way it went.
    pub moved: Moved,
    /// Of a pair, how far its newest sides lie apart; empty for all else.
    pub gap: String,
    /// The peers' range; empty where there is none.
    pub range: String,
    /// Where the place stands among its peers, in few words, with the range where the figure does not tell it.
    pub in_short: String,
    /// Where the place stands in it.
    pub against: String,
    /// What the peers' range leaves out.
    pub left_out: Vec<String>,
    /// The place of the typical resident.
    pub typical: String,
    /// Why places are not compared by it; empty where they may be.
    pub unranked: &'static str,
    /// The groups that are furthest apart.
    pub apart: Vec<ApartPart>,
    /// The peers' range as a figure, or the sides of a pair.
    pub strip: Option<Figure>,
    /// The years as a figure, where all is told.
    pub series: Option<Figure>,
    /// The groups as a figure, where all is told.
    pub dots: Option<Figure>,
    /// All years.
    pub years: Vec<ReadingRow>,
    /// What has to be said beside its groups, as far as the groups furthest apart do not say it.
    pub cautions: Vec<&'static str>,
    /// The groups of the newest year that has groups.
    pub groups: Vec<ReadingRow>,
    /// The groups of the years before, the newest first, where all is told.
    pub earlier: Vec<EarlierPart>,
    /// The peers' readings of the newest year.
    pub peers: Vec<ReadingRow>,
}

/// Which way numbers went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// For the better.
    Better,
    /// For the worse.
    Worse,
    /// As far as anybody can tell they stayed as they were, or they went up and down.
    Unclear,
    /// They changed, and no direction is better.
    Neither,
    /// They are dollars of each year, which nobody can hold against each other.
    Dollars,
    /// No two years can be held beside each other.
    Unknown,
}

impl Moved {
    fn of(trend: Option<&Trend<'_>>) -> Self {
        let Some(trend) = trend else { return Self::Unknown };
        if trend.to.of.definition.get().unit == Unit::Dollars {
            return Self::Dollars;
        }
        match (trend.is_better(), trend.course) {
            (Some(true), _) => Self::Better,
            (Some(false), _) => Self::Worse,
            (None, Course::Same | Course::Unclear | Course::Uneven) => Self::Unclear,
            (None, _) => Self::Neither,
        }
    }

    /// In a sentence; empty where nobody can tell.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Better => "That is for the better.",
            Self::Worse => "That is for the worse.",
            Self::Unclear | Self::Neither | Self::Dollars | Self::Unknown => "",
        }
    }
}

/// The groups of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierPart {
    /// The year.
    pub year: u16,
    /// The base and the groups.
    pub rows: Vec<ReadingRow>,
}

/// Two groups that are furthest apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApartPart {
    /// In a sentence.
    pub told: String,
    /// The same in few words: "116 (Renter, strong) to 240 (Owner, strong)."
    pub between: String,
    /// The year.
    pub year: u16,
    /// How sure both are.
    pub quality: String,
    /// The release.
    pub release: String,
    /// What has to be said beside it.
    pub cautions: Vec<&'static str>,
}

impl LinePart {
    /// Tells of a definition at a place, beside its peers; with the figures and the earlier groups of its own page where
    /// all is asked for.
    #[must_use]
    pub fn of(records: &Records<'_>, record: &Record<'_>, peers: &[PlaceCode], is_all: bool) -> Self {
        let definition = record.definition.get();
        let kept = records.kept();
        let row = |line: &Line<'_>| ReadingRow::of(kept, line);
        let newest = record.newest();
        let beside = newest.and_then(|newest| Beside::of(records, newest, peers));
        let strip = newest.and_then(|newest| {
            let ranged = beside.as_ref().and_then(|beside| strip(beside, newest.fact()));
            ranged.or_else(|| pair(newest.fact()))
        });
        let apart: Vec<ApartPart> = record.apart().iter().map(|apart| ApartPart::of(kept, record, apart)).collect();
        Self {
            key: record.definition,
            name: &definition.name,
            better: telling::better(record.definition),
            is_past: definition.is_past,
            newest: newest.map(row),
            trend: record.trend.as_ref().map_or_else(String::new, |trend| format!("{}.", capital(&trend.in_words()))),
            trend_in_short: record.trend.as_ref().map_or_else(String::new, |trend| capital(&trend.in_short())),
            unit: definition.unit,
            moved: Moved::of(record.trend.as_ref()),
            gap: newest.map_or_else(String::new, |newest| telling::gap(newest.fact().value)),
            range: beside.as_ref().map_or_else(String::new, Beside::range),
            in_short: beside.as_ref().map_or_else(String::new, |beside| beside.in_short(!strip.as_ref().is_some_and(Figure::has_words))),
            against: beside.as_ref().map_or_else(String::new, Beside::against),
            left_out: beside.as_ref().map_or_else(Vec::new, Beside::left_out),
            typical: beside.as_ref().map_or_else(String::new, Beside::typical_told),
            unranked: Uncompared::of(record.definition).map_or("", Uncompared::label),
            cautions: cautions(&record.groups, &apart),
            apart,
            strip,
            series: series(record).filter(|_| is_all),
            dots: groups(&record.groups).filter(|_| is_all),
            years: record.years.iter().map(row).collect(),
            groups: record.groups.iter().map(row).collect(),
            earlier: if is_all {
                records.earlier_groups(record).iter().filter_map(|lines| earlier(kept, lines)).collect()
            } else {
                Vec::new()
            },
            peers: beside.map_or_else(Vec::new, |beside| {
                beside.compared.iter().chain(beside.same.values().flatten()).chain(&beside.undecided).map(row).collect()
            }),
        }
    }

    /// Every reading that is shown of it.
    pub fn rows(&self) -> impl Iterator<Item = &ReadingRow> {
        let earlier = self.earlier.iter().flat_map(|earlier| &earlier.rows);
        self.years.iter().chain(&self.groups).chain(earlier).chain(&self.peers)
    }
}

/// The cautions of groups, each once, but those that are said already.
fn cautions(groups: &[Line<'_>], said: &[ApartPart]) -> Vec<&'static str> {
    let mut cautions = Vec::new();
    for line in groups {
        let Subgroup::Group(key) = line.fact().of.subgroup else { continue };
        let caution = key.get().caution();
        let is_said = said.iter().any(|apart| apart.cautions.contains(&caution));
        if !caution.is_empty() && !is_said && !cautions.contains(&caution) {
            cautions.push(caution);
        }
    }
    cautions
}

fn earlier(kept: &KeptReadings, lines: &[Line<'_>]) -> Option<EarlierPart> {
    let year = lines.first()?.fact().of.year;
    Some(EarlierPart { year, rows: lines.iter().map(|line| ReadingRow::of(kept, line)).collect() })
}

impl ApartPart {
    fn of(kept: &KeptReadings, record: &Record<'_>, apart: &Apart<'_>) -> Self {
        let definition = record.definition.get();
        let said = |fact: &Fact| {
            format!("{} ({}, {})", telling::short(fact.value, definition), fact.of.subgroup.in_words(), fact.quality.in_words())
        };
        let qualities = [apart.lowest.quality.in_words(), apart.highest.quality.in_words()];
        let quality = if qualities[0] == qualities[1] { qualities[0].to_owned() } else { qualities.join(" and ") };
        let release = kept.releases.iter().find(|release| release.edition == apart.lowest.edition);
        Self {
            told: format!("From {} to {}.", said(apart.lowest), said(apart.highest)),
            between: format!("{} to {}.", said(apart.lowest), said(apart.highest)),
            year: apart.lowest.of.year,
            quality,
            release: release.map_or_else(String::new, told_release),
            cautions: apart.cautions.into_iter().filter(|caution| !caution.is_empty()).collect(),
        }
    }
}

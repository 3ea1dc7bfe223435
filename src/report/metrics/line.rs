//! One definition at one place, in words and figures.

use super::ReadingRow;
use crate::domain::guide::metrics::{DefinitionKey, PlaceCode};
use crate::domain::metrics::{Apart, Beside, Line, Record, Records, Trend, telling};
use crate::domain::words::capital;
use crate::report::figure::{Figure, series, strip};

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
    /// Whether files of five years of answers stand in for the headline.
    pub is_estimated: bool,
    /// The newest reading of the whole place.
    pub newest: Option<ReadingRow>,
    /// How it went, in a sentence; empty where two years cannot be compared.
    pub trend: String,
    /// Whether that is for the better, in words; empty where nobody can tell.
    pub turn: &'static str,
    /// The peers' range; empty where there is none.
    pub range: String,
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
    /// The peers' range as a figure.
    pub strip: Option<Figure>,
    /// The years as a figure.
    pub series: Option<Figure>,
    /// All years.
    pub years: Vec<ReadingRow>,
    /// The groups of the newest year that has groups.
    pub groups: Vec<ReadingRow>,
    /// The peers' readings of the newest year.
    pub peers: Vec<ReadingRow>,
}

/// Two groups that are furthest apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApartPart {
    /// In a sentence.
    pub told: String,
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
    /// Tells of a definition at a place, beside its peers.
    #[must_use]
    pub fn of(records: &Records<'_>, record: &Record<'_>, peers: &[PlaceCode]) -> Self {
        let definition = record.definition.get();
        let kept = records.kept();
        let row = |line: &Line<'_>| ReadingRow::of(kept, line);
        let newest = record.newest();
        let beside = newest.and_then(|newest| Beside::of(records, newest, peers));
        let turn = match record.trend.as_ref().and_then(Trend::is_better) {
            Some(true) => "That is for the better.",
            Some(false) => "That is for the worse.",
            None => "",
        };
        let is_ranked = definition.metric.get().is_ranked;
        Self {
            key: record.definition,
            name: &definition.name,
            better: definition.better.in_words(),
            is_past: definition.is_past,
            is_estimated: definition.for_larger_areas,
            newest: newest.map(row),
            trend: record.trend.as_ref().map_or_else(String::new, |trend| format!("{}.", capital(&trend.in_words()))),
            turn,
            range: beside.as_ref().map_or_else(String::new, Beside::range),
            against: beside.as_ref().map_or_else(String::new, Beside::against),
            left_out: beside.as_ref().map_or_else(Vec::new, Beside::left_out),
            typical: beside.as_ref().map_or_else(String::new, Beside::typical_told),
            unranked: if is_ranked {
                ""
            } else {
                "Places are not compared by this number: how much is reported and how police work differ from place to place."
            },
            apart: record.apart().iter().map(|apart| ApartPart::of(kept, record, apart)).collect(),
            strip: newest.zip(beside.as_ref()).and_then(|(newest, beside)| strip(beside, newest.fact())),
            series: series(record),
            years: record.years.iter().map(row).collect(),
            groups: record.groups.iter().map(row).collect(),
            peers: beside.map_or_else(Vec::new, |beside| beside.compared.iter().chain(&beside.undecided).map(row).collect()),
        }
    }

    /// Every reading that is shown of it.
    pub fn rows(&self) -> impl Iterator<Item = &ReadingRow> {
        self.years.iter().chain(&self.groups).chain(&self.peers)
    }
}

impl ApartPart {
    fn of(kept: &crate::domain::metrics::KeptReadings, record: &Record<'_>, apart: &Apart<'_>) -> Self {
        let definition = record.definition.get();
        let said = |fact: &crate::domain::metrics::Fact| {
            format!("{} ({}, {})", telling::short(fact.value, definition), fact.of.subgroup.in_words(), fact.quality.in_words())
        };
        let qualities = [apart.lowest.quality.in_words(), apart.highest.quality.in_words()];
        let quality = if qualities[0] == qualities[1] { qualities[0].to_owned() } else { qualities.join(" and ") };
        let release = kept.releases.iter().find(|release| release.edition == apart.lowest.edition);
        Self {
            told: format!("From {} to {}.", said(apart.lowest), said(apart.highest)),
            year: apart.lowest.of.year,
            quality,
            release: release.map_or_else(String::new, |release| release.title().to_owned()),
            cautions: apart.cautions.into_iter().filter(|caution| !caution.is_empty()).collect(),
        }
    }
}

//! All that the files say of one definition at one place, as it is read: what is shown of each year, and of whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::guide::metrics::{DefinitionKey, PlaceCode};

use super::apart::{Apart, furthest_apart};
use super::kept::{KeptReading, KeptReadings};
use super::reading::{Fact, Of};
use super::showing::shown;
use super::subgroup::Subgroup;
use super::trend::Trend;

/// A reading that is shown, with what was published before.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// The one of the release that was published last.
    pub reading: &'a KeptReading,
    /// What other releases said, where people read something else.
    pub before: Vec<&'a Fact>,
}

impl<'a> Line<'a> {
    fn of(readings: &[&'a KeptReading]) -> Option<Self> {
        let facts: Vec<&'a Fact> = readings.iter().map(|reading| &reading.fact).collect();
        let shown = shown(&facts)?;
        let reading = readings.iter().copied().find(|reading| std::ptr::eq(&raw const reading.fact, shown.fact))?;
        Some(Self { reading, before: shown.before })
    }

    /// What it says.
    #[must_use]
    pub const fn fact(&self) -> &'a Fact {
        &self.reading.fact
    }
}

/// The readings of some places, by definition and place.
#[derive(Debug)]
pub struct Records<'a> {
    kept: &'a KeptReadings,
    by: BTreeMap<(DefinitionKey, PlaceCode), Vec<&'a KeptReading>>,
}

impl<'a> Records<'a> {
    /// Sorts readings.
    #[must_use]
    pub fn of(kept: &'a KeptReadings) -> Self {
        let mut by: BTreeMap<_, Vec<&KeptReading>> = BTreeMap::new();
        for reading in &kept.readings {
            by.entry((reading.fact.of.definition, reading.fact.of.place)).or_default().push(reading);
        }
        Self { kept, by }
    }

    /// The readings with their releases.
    #[must_use]
    pub const fn kept(&self) -> &'a KeptReadings {
        self.kept
    }

    fn all(&self, definition: DefinitionKey, place: PlaceCode) -> &[&'a KeptReading] {
        self.by.get(&(definition, place)).map_or(&[], Vec::as_slice)
    }

    /// What is shown of one definition, place, year and group.
    #[must_use]
    pub fn line(&self, definition: DefinitionKey, place: PlaceCode, year: u16, subgroup: Subgroup) -> Option<Line<'a>> {
        let of_it = |reading: &&&KeptReading| reading.fact.of.year == year && reading.fact.of.subgroup == subgroup;
        Line::of(&self.all(definition, place).iter().filter(of_it).copied().collect::<Vec<_>>())
    }

    /// What a release says of one definition, place, year and group.
    #[must_use]
    pub fn line_in(&self, release: i64, of: &Of) -> Option<Line<'a>> {
        let is_it = |reading: &&&KeptReading| reading.release == release && reading.fact.of == *of;
        Line::of(&self.all(of.definition, of.place).iter().filter(is_it).copied().collect::<Vec<_>>())
    }

    /// The base and the groups of one year, in the order of their files.
    #[must_use]
    pub fn groups_of(&self, definition: DefinitionKey, place: PlaceCode, year: u16) -> Vec<Line<'a>> {
        let of_year = |reading: &&&KeptReading| reading.fact.of.year == year && reading.fact.of.subgroup != Subgroup::Whole;
        let subgroups: BTreeSet<Subgroup> =
            self.all(definition, place).iter().filter(of_year).map(|reading| reading.fact.of.subgroup).collect();
        let mut groups: Vec<Line<'a>> = subgroups.into_iter().filter_map(|of| self.line(definition, place, year, of)).collect();
        groups.sort_by_key(|line| (line.fact().of.subgroup != Subgroup::Base, line.reading.release, line.reading.line));
        groups
    }

    /// The groups of years before the newest that has groups, the newest first.
    #[must_use]
    pub fn earlier_groups(&self, record: &Record<'_>) -> Vec<Vec<Line<'a>>> {
        let Some(newest) = record.groups.first().map(|line| line.fact().of.year) else { return Vec::new() };
        let in_groups = |reading: &&&KeptReading| matches!(reading.fact.of.subgroup, Subgroup::Group(_));
        let all = self.all(record.definition, record.place).iter();
        let years: BTreeSet<u16> = all.filter(in_groups).map(|reading| reading.fact.of.year).filter(|year| *year < newest).collect();
        years.into_iter().rev().map(|year| self.groups_of(record.definition, record.place, year)).collect()
    }

    /// All that is said of one definition at one place; nothing if no file says anything.
    #[must_use]
    pub fn get(&self, definition: DefinitionKey, place: PlaceCode) -> Option<Record<'a>> {
        let all = self.all(definition, place);
        let has = |subgroup| all.iter().any(|reading| reading.fact.of.subgroup == subgroup);
        // The base of groups stands in for a headline that no file has, where the two do not differ.
        let head =
            if has(Subgroup::Whole) || definition.get().base_differs || !has(Subgroup::Base) { Subgroup::Whole } else { Subgroup::Base };
        let of_head: Vec<&KeptReading> = all.iter().filter(|reading| reading.fact.of.subgroup == head).copied().collect();
        let years: BTreeSet<u16> = of_head.iter().map(|reading| reading.fact.of.year).collect();
        let years: Vec<Line<'a>> = years.into_iter().filter_map(|year| self.line(definition, place, year, head)).collect();
        let in_groups = |reading: &&&KeptReading| matches!(reading.fact.of.subgroup, Subgroup::Group(_));
        let group_year = all.iter().filter(in_groups).map(|reading| reading.fact.of.year).max();
        let groups = group_year.map_or_else(Vec::new, |year| self.groups_of(definition, place, year));
        if years.is_empty() && groups.is_empty() {
            return None;
        }
        let facts: Vec<&Fact> = of_head.iter().map(|reading| &reading.fact).collect();
        Some(Record { definition, place, trend: Trend::of(&facts), years, groups })
    }
}

/// All that the files say of one definition at one place.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The definition.
    pub definition: DefinitionKey,
    /// The place.
    pub place: PlaceCode,
    /// Of the whole place, year by year; empty where files tell of groups alone.
    pub years: Vec<Line<'a>>,
    /// The base and the groups, of the newest year that has groups, in the order of their files.
    pub groups: Vec<Line<'a>>,
    /// How it went over the years.
    pub trend: Option<Trend<'a>>,
}

impl<'a> Record<'a> {
    /// The newest reading of the whole place.
    #[must_use]
    pub fn newest(&self) -> Option<&Line<'a>> {
        self.years.last()
    }

    /// The groups that are furthest apart.
    #[must_use]
    pub fn apart(&self) -> Vec<Apart<'a>> {
        let facts: Vec<&'a Fact> = self.groups.iter().map(Line::fact).collect();
        furthest_apart(&facts)
    }
}

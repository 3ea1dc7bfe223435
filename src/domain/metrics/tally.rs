//! What is worked out of all readings of a file while it is read: the place of the typical resident for each column, year
//! and group, and which places share one estimate. Both hold little of each reading, since a file has many.

use std::collections::{BTreeMap, BTreeSet};

use super::kept::Typicals;
use super::measured_place::MeasuredPlace;
use super::reading::Reading;
use super::shared_estimate::Alike;
use super::subgroup::Subgroup;
use super::typical::{Weighed, typical};
use crate::domain::guide::metrics::{DefinitionKey, PlaceCode, PlaceKind, Quality};
use crate::domain::words::decimal::Decimal;

/// How many digits behind the point are kept: more than anybody reads.
const DIGITS: u8 = 12;

/// What is worked out while a file is read.
#[derive(Debug, Default)]
pub struct Tally {
    values: BTreeMap<(DefinitionKey, u16, Subgroup, PlaceKind), Vec<Small>>,
    alike: Alike,
}

/// A value in few bytes.
#[derive(Debug, Clone, Copy)]
struct Small {
    digits: i64,
    place: u32,
    places: u8,
    is_weak: bool,
}

impl Tally {
    /// Takes a reading.
    pub fn take(&mut self, reading: &Reading<'_>) {
        self.alike.take(&reading.of, reading.value, reading.lower, reading.upper);
        let Some((digits, places)) = reading.value.number().and_then(|number| number.small(DIGITS)) else { return };
        let of = reading.of;
        let small = Small { digits, place: of.place.number(), places, is_weak: reading.quality == Quality::Weak };
        self.values.entry((of.definition, of.year, of.subgroup, of.place.kind())).or_default().push(small);
    }

    /// What came out.
    #[must_use]
    pub fn finish(self) -> (Typicals, BTreeMap<PlaceCode, BTreeSet<PlaceCode>>) {
        let found = self.values.into_iter().filter_map(|(key, mut values)| {
            values.sort_unstable_by_key(|value| value.place);
            let all: Vec<Weighed> = MeasuredPlace::all()
                .iter()
                .filter(|place| place.code.kind() == key.3)
                .filter_map(|place| Some((place, place.people(key.1)?)))
                .map(|(place, people)| weighed(&values, place, people))
                .collect();
            Some((key, typical(&all)?))
        });
        (Typicals(found.collect()), self.alike.finish())
    }
}

fn weighed(values: &[Small], place: &MeasuredPlace, people: u32) -> Weighed {
    let found = values.binary_search_by_key(&place.code.number(), |value| value.place).ok().map(|at| values[at]);
    Weighed {
        people,
        value: found.map(|value| Decimal::new(i128::from(value.digits), value.places)),
        is_weak: found.is_some_and(|value| value.is_weak),
    }
}

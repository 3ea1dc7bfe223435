//! What is worked out of all readings of a file while it is read: the place of the typical resident for each column, year
//! and group, and which places share one estimate. Both hold little of each reading, since a file has many.

use std::collections::BTreeMap;

use super::kept::Typicals;
use super::measured_place::MeasuredPlace;
use super::reading::Reading;
use super::shared_estimate::{Alike, Shared};
use super::subgroup::Subgroup;
use super::typical::{Weighed, typical};
use crate::domain::guide::metrics::{DefinitionKey, PlaceKind, Quality};
use crate::domain::words::decimal::Decimal;

/// How many digits behind the point are kept: more than anybody reads.
const DIGITS: u8 = 12;

/// What is worked out while a file is read.
#[derive(Debug, Default)]
pub struct Tally {
    values: BTreeMap<(DefinitionKey, u16, Subgroup, PlaceKind), Vec<Small>>,
    alike: Alike,
}

/// A value in few bytes, next to each other without gaps.
#[derive(Debug, Clone, Copy)]
struct Small {
    digits: [u8; 8],
    place: [u8; 4],
    /// How many digits stand behind the point, and above that whether the value is weak.
    places: u8,
}

/// Marks a weak value.
const WEAK: u8 = 128;

impl Small {
    fn of(reading: &Reading<'_>) -> Option<Self> {
        let (digits, places) = reading.value.number()?.small(DIGITS)?;
        let weak = if reading.quality == Quality::Weak { WEAK } else { 0 };
        Some(Self { digits: digits.to_ne_bytes(), place: reading.of.place.number().to_ne_bytes(), places: places | weak })
    }

    fn place(self) -> u32 {
        u32::from_ne_bytes(self.place)
    }

    fn value(self) -> Decimal {
        Decimal::new(i128::from(i64::from_ne_bytes(self.digits)), self.places & !WEAK)
    }
}

impl Tally {
    /// Takes a reading.
    pub fn take(&mut self, reading: &Reading<'_>) {
        self.alike.take(&reading.of, reading.value, reading.lower, reading.upper);
        let Some(small) = Small::of(reading) else { return };
        let of = reading.of;
        self.values.entry((of.definition, of.year, of.subgroup, of.place.kind())).or_default().push(small);
    }

    /// What came out.
    #[must_use]
    pub fn finish(self) -> (Typicals, Shared) {
        let found = self.values.into_iter().filter_map(|(key, mut values)| {
            values.sort_unstable_by_key(|value| value.place());
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
    let found = values.binary_search_by_key(&place.code.number(), |value| value.place()).ok().map(|at| values[at]);
    Weighed { people, value: found.map(Small::value), is_weak: found.is_some_and(|value| value.places & WEAK != 0) }
}

//! A reading: what one cell of a file says of one place, year and group, with all that belongs to it.

use std::sync::Arc;

use crate::domain::guide::metrics::{DefinitionKey, PlaceCode, Quality, ReleaseKey};
use crate::domain::words::decimal::Decimal;

use super::subgroup::Subgroup;
use super::value::Value;

/// What a reading is of. Only readings that differ in nothing but the place may be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Of {
    /// The definition of its number.
    pub definition: DefinitionKey,
    /// The place.
    pub place: PlaceCode,
    /// The year, which is a label: it may stand for five years or a school year.
    pub year: u16,
    /// Of whom it speaks.
    pub subgroup: Subgroup,
}

/// A reading, as it comes out of a file.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// What it is of.
    pub of: Of,
    /// Its value.
    pub value: Value,
    /// Its lower bound, if there is one.
    pub lower: Option<Decimal>,
    /// Its upper bound, if there is one.
    pub upper: Option<Decimal>,
    /// How sure it is.
    pub quality: Quality,
    /// The line of the file.
    pub line: u64,
    /// The place of its column among those that are read.
    pub column: usize,
    /// The cell as the file has it.
    pub raw: &'a str,
    /// The cells of its bounds, lower and upper; empty where there are none.
    pub raw_bounds: (&'a str, &'a str),
}

/// A release as the rules need it: which is the later one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition {
    /// The day of publication as far as it is known: `2025-03-27`, `2026`; empty if nobody knows, which is before all.
    pub published: String,
    /// Whether it is the publisher's file to the byte, which goes before one that is only like it.
    pub is_exact: bool,
    /// What tells releases of one day apart: the digest of the file.
    pub digest: String,
    /// The release, if it is known.
    pub release: Option<ReleaseKey>,
}

/// A reading that is kept, with the release that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is of.
    pub of: Of,
    /// Its value.
    pub value: Value,
    /// Its lower bound, if there is one.
    pub lower: Option<Decimal>,
    /// Its upper bound, if there is one.
    pub upper: Option<Decimal>,
    /// How sure it is.
    pub quality: Quality,
    /// The cell as the file has it.
    pub raw: String,
    /// Where it came from.
    pub edition: Arc<Edition>,
}

/// What is odd about a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// It is the base of groups.
    Base,
    /// Larger values were cut to it.
    Capped,
    /// It lies outside of what is plausible.
    Implausible,
}

impl Oddity {
    /// In a sentence.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Base => "This comes from a file of groups, in which it is the base of the groups.",
            Self::Capped => "The publisher cut larger values to this one, so the true one may be higher.",
            Self::Implausible => "This is outside of what is plausible. It is kept as published and decides nothing.",
        }
    }
}

impl Fact {
    /// A reading of a release.
    #[must_use]
    pub fn of(reading: &Reading<'_>, edition: &Arc<Edition>) -> Self {
        Self {
            of: reading.of,
            value: reading.value,
            lower: reading.lower,
            upper: reading.upper,
            quality: reading.quality,
            raw: reading.raw.to_owned(),
            edition: Arc::clone(edition),
        }
    }

    /// What has to be said beside it.
    #[must_use]
    pub fn oddities(&self) -> Vec<Oddity> {
        let all = [
            (self.of.subgroup == Subgroup::Base, Oddity::Base),
            (self.is_capped(), Oddity::Capped),
            (self.is_implausible(), Oddity::Implausible),
        ];
        all.into_iter().filter_map(|(is_so, oddity)| is_so.then_some(oddity)).collect()
    }

    /// Whether larger values were cut to this one, so that the true one may be higher.
    #[must_use]
    pub fn is_capped(&self) -> bool {
        is_capped(self.of.definition, self.value)
    }

    /// Whether it lies outside of what is plausible.
    #[must_use]
    pub fn is_implausible(&self) -> bool {
        is_implausible(self.of.definition, self.value)
    }

    /// Whether it may decide a comparison, stand in a rank, or be a peer's: it is neither weak nor the word for none.
    /// Quality that is not given is not strong, but it decides.
    #[must_use]
    pub fn decides(&self) -> bool {
        self.quality != Quality::Weak && self.value != Value::NoneThere && !self.is_implausible()
    }
}

/// Whether larger values were cut to this one.
#[must_use]
pub fn is_capped(definition: DefinitionKey, value: Value) -> bool {
    definition.get().cap.is_some_and(|cap| value.number() == Some(cap))
}

/// Whether a value lies outside of what is plausible.
#[must_use]
pub fn is_implausible(definition: DefinitionKey, value: Value) -> bool {
    let (least, most) = definition.get().range;
    let is_outside = |number: Decimal| number < least || number > most;
    match value {
        Value::Number(number) => is_outside(number),
        Value::Pair(left, right) => is_outside(left) || is_outside(right),
        Value::NoneThere => false,
    }
}

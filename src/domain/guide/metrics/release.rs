//! Published files that are known, and what tells each from all others.

use serde::Deserialize;

use super::PlaceKind;
use crate::domain::words::decimal::Decimal;

/// A known release, by its place among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReleaseKey(pub(super) u16);

/// What a file's rows measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Places {
    /// Counties.
    County,
    /// Cities.
    City,
    /// Either, or both.
    Any,
}

impl Places {
    /// Whether a file of such places measures places of a kind.
    #[must_use]
    pub const fn has(self, kind: PlaceKind) -> bool {
        match self {
            Self::County => matches!(kind, PlaceKind::County),
            Self::City => matches!(kind, PlaceKind::City),
            Self::Any => true,
        }
    }
}

/// Whether a file tells groups apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Groups {
    /// It does not: its values are headlines.
    No,
    /// It does: its row “All” is the base of the groups.
    Yes,
    /// What it holds tells.
    Mixed,
}

/// A release: a published file whose columns have one meaning.
#[derive(Debug)]
pub struct Release {
    /// Its key.
    pub key: ReleaseKey,
    /// Its key in data, for good: `place-overall-2025-03`.
    pub word: String,
    /// What people see.
    pub title: String,
    /// What its rows measure.
    pub places: Places,
    /// Whether it tells groups apart.
    pub groups: Groups,
    /// The day of publication as far as it is known: `2025-03-27`, `2021-07`, `2026`.
    pub published: String,
    /// How many columns it may have.
    pub columns: Vec<usize>,
    /// Columns that it has, if it can be recognized by its header at all.
    pub with: Vec<String>,
    /// Columns that it has not.
    pub without: Vec<String>,
    /// Columns whose largest number is above one.
    pub over: Vec<Edge>,
    /// Columns whose largest number is not above one.
    pub up_to: Vec<Edge>,
    /// Columns that have values in a year and in no other.
    pub holds: Vec<Holds>,
    /// Its first and its last year.
    pub within: Option<(u16, u16)>,
    /// The files of it that are known to the byte.
    pub versions: Vec<Version>,
    /// The years that the publisher names for columns of a file without years.
    pub years: Vec<(String, u16)>,
}

/// A column and a number.
#[derive(Debug)]
pub struct Edge {
    /// The column.
    pub column: String,
    /// The number.
    pub number: Decimal,
}

/// A column and the only year in which it has values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// The column.
    pub column: String,
    /// The year.
    pub year: u16,
}

/// One published file, known by its size.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// Its path in the publisher's repository.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// How many rows it has, without the header.
    pub rows: u64,
    /// How many columns it has.
    pub columns: usize,
    /// The first digits of its git blob.
    pub blob: String,
    /// When it was published.
    pub published: String,
}

//! Of whom a reading speaks: the whole place, the base of the groups of a file, or one group.

use std::fmt;
use std::str::FromStr;

use crate::domain::guide::UnknownKey;
use crate::domain::guide::metrics::GroupKey;

/// Of whom a reading speaks. Headline and base are two things: one year of answers against five, so that they differ.
/// Its [`Display`](fmt::Display) is its key in data: `whole`, `base`, `renter`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subgroup {
    /// The whole place: the headline.
    Whole,
    /// All together, in a file that tells groups apart: what its groups are compared with, and nothing else.
    Base,
    /// A group.
    Group(GroupKey),
}

impl Subgroup {
    /// What people see.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Whole => "All",
            Self::Base => "All, as the base of the groups",
            Self::Group(key) => &key.get().name,
        }
    }
}

impl fmt::Display for Subgroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("whole"),
            Self::Base => f.write_str("base"),
            Self::Group(key) => key.fmt(f),
        }
    }
}

impl FromStr for Subgroup {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        match text {
            "whole" => Ok(Self::Whole),
            "base" => Ok(Self::Base),
            group => group.parse().map(Self::Group),
        }
    }
}

/// What the group columns of a row say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// All together, whatever the type says: `tenure,All` is no group.
    All,
    /// Nothing: `NA`, or empty, or there are no such columns.
    None,
    /// A group.
    Group(GroupKey),
    /// A year that stands where a group should (trap 40).
    Year(u16),
    /// A word that is not known.
    Unknown,
}

impl Label {
    /// What a row's label says.
    #[must_use]
    pub fn read(label: &str, kind: &str) -> Self {
        if label.is_empty() || label == "NA" {
            return Self::None;
        }
        if label.eq_ignore_ascii_case("all") {
            return Self::All;
        }
        match GroupKey::spelled(label) {
            Some(key) => Self::Group(key),
            None if kind.eq_ignore_ascii_case("year") => super::year::read(label).map_or(Self::Unknown, Self::Year),
            None => Self::Unknown,
        }
    }
}

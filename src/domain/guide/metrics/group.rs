//! The groups that the published files tell apart, and what a quality cell may say.

use std::str::FromStr;

use crate::domain::guide::UnknownKey;

/// Groups that divide one whole.
#[derive(Debug)]
pub struct Family {
    /// Its key in data: `race-ethnicity`.
    pub word: String,
    /// What it divides: people, households, students, neighborhoods, births, jobs.
    pub of: String,
    /// What people see.
    pub name: String,
    /// What has to be said beside its numbers; empty if nothing.
    pub caution: String,
}

/// A group, by its place among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupKey(pub(super) u8);

/// A group that files tell apart.
#[derive(Debug)]
pub struct Group {
    /// Its key in data, for good.
    pub word: String,
    /// The place of its family among all.
    pub(super) family: usize,
    /// Its canonical words. Groups whose limits may differ are apart, and still have the same words.
    pub name: String,
    /// How files spell it, the newest first.
    pub spellings: Vec<String>,
    /// What has to be said beside its numbers; empty if nothing.
    pub caution: String,
}

/// How sure a value is, as the publisher says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quality {
    /// No substantial concern.
    Strong,
    /// Some concerns: look at it with care.
    Marginal,
    /// Serious concerns: nobody should act on it alone.
    Weak,
    /// The file says nothing, which is not strong.
    NotGiven,
}

impl Quality {
    /// All four, the surest first.
    pub const ALL: [Self; 4] = [Self::Strong, Self::Marginal, Self::Weak, Self::NotGiven];

    /// Its word in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Marginal => "marginal",
            Self::Weak => "weak",
            Self::NotGiven => "not_given",
        }
    }

    /// What people see: "strong", "quality not given".
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::NotGiven => "quality not given",
            other => other.as_str(),
        }
    }
}

impl FromStr for Quality {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        Self::ALL.into_iter().find(|quality| quality.as_str() == text).ok_or(UnknownKey)
    }
}

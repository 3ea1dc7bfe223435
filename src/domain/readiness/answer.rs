//! What is known of a step.

use std::fmt;
use std::str::FromStr;

use crate::domain::words::text::Problem;

/// An answer that was given. A step without one has not been looked at, which is another thing than
/// [`Answer::Unknown`]: one is work left, the other a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The step is in place.
    InPlace,
    /// It is partly done, or under way.
    UnderWay,
    /// Nothing of it is there yet.
    NotYet,
    /// Somebody looked and could not tell.
    Unknown,
}

impl Answer {
    /// All four, in the order of the form.
    pub const ALL: [Self; 4] = [Self::InPlace, Self::UnderWay, Self::NotYet, Self::Unknown];

    /// The word in forms and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InPlace => "in_place",
            Self::UnderWay => "under_way",
            Self::NotYet => "not_yet",
            Self::Unknown => "unknown",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::InPlace => "Yes",
            Self::UnderWay => "Partly, or under way",
            Self::NotYet => "Not yet",
            Self::Unknown => "We don’t know yet",
        }
    }

    /// What people see where no answer was given.
    pub const BLANK_LABEL: &'static str = "Not looked at yet";

    /// The label of an answer or of its absence.
    #[must_use]
    pub fn label_of(answer: Option<Self>) -> &'static str {
        answer.map_or(Self::BLANK_LABEL, Self::label)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Answer {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

//! How far a line of the road is.

use std::fmt;
use std::str::FromStr;

use crate::domain::words::text::Problem;

/// How far a line or a step of the road is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Nobody has begun.
    NotStarted,
    /// Somebody is at it.
    UnderWay,
    /// It is done.
    Done,
    /// It is not needed here, and a reason says why.
    NotNeeded,
}

impl Mark {
    /// All four, in the order of the form.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::UnderWay, Self::Done, Self::NotNeeded];

    /// The word in forms and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::UnderWay => "under_way",
            Self::Done => "done",
            Self::NotNeeded => "not_needed",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::UnderWay => "Under way",
            Self::Done => "Done",
            Self::NotNeeded => "Not needed",
        }
    }

    /// Whether there is still something to do.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::UnderWay)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Mark {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|mark| mark.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

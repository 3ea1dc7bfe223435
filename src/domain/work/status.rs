//! How far an action is.

use std::fmt;
use std::str::FromStr;

use crate::domain::words::text::Problem;

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nobody has begun.
    ToDo,
    /// Somebody is at it.
    Doing,
    /// It is finished.
    Done,
    /// It will not be done, and a reason says why.
    Dropped,
}

impl Status {
    /// All four, in the order of the form.
    pub const ALL: [Self; 4] = [Self::ToDo, Self::Doing, Self::Done, Self::Dropped];

    /// The word in forms and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToDo => "to_do",
            Self::Doing => "doing",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ToDo => "To do",
            Self::Doing => "Doing",
            Self::Done => "Done",
            Self::Dropped => "Dropped",
        }
    }

    /// Whether there is still something to do.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::ToDo | Self::Doing)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Status {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

//! Whether money is there: needed, asked for, or secured.

use std::fmt;
use std::str::FromStr;

use crate::domain::words::text::Problem;

/// How money stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It is needed; nobody was asked yet.
    Needed,
    /// Whoever could give it was asked.
    Asked,
    /// It was promised for good, or is there.
    Secured,
}

impl Standing {
    /// All three, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Needed, Self::Asked, Self::Secured];

    /// The word in forms and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Needed => "needed",
            Self::Asked => "asked",
            Self::Secured => "secured",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Needed => "Needed",
            Self::Asked => "Asked for",
            Self::Secured => "Secured",
        }
    }

    /// The same within a sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Needed => "needed",
            Self::Asked => "asked for",
            Self::Secured => "secured",
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Standing {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

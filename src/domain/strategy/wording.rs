//! The two long texts of a strategy.

use std::fmt;
use std::str::FromStr;

use crate::domain::history::Fact;
use crate::domain::words::text::Problem;

/// A long text of a strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// The vision statement.
    Vision,
    /// The theory of change.
    Theory,
}

impl Wording {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Vision, Self::Theory];

    /// The word in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vision => "vision",
            Self::Theory => "theory",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Vision => "Vision statement",
            Self::Theory => "Theory of change",
        }
    }

    /// The fact that holds it.
    #[must_use]
    pub const fn fact(self) -> Fact {
        match self {
            Self::Vision => Fact::Vision,
            Self::Theory => Fact::Theory,
        }
    }

    /// What it is for, in a sentence.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Vision => {
                "What life here will be like once more people move up from poverty. It holds everyone who works on the plan together."
            }
            Self::Theory => {
                "Why what you will do leads to what you want to see. It shows where the plan rests on hope, and what must be watched."
            }
        }
    }

    /// What helps to write it, a question or a beginning each.
    #[must_use]
    pub const fn prompts(self) -> &'static [&'static str] {
        match self {
            Self::Vision => &[
                "For whom will life be different?",
                "By when?",
                "What will they be able to do, and have, that they cannot now?",
                "How will they take part in what is decided?",
                "Would residents say it in these words?",
            ],
            Self::Theory => &[
                "If we do this …",
                "… then this will change first, and for these people …",
                "… and then this, over the years …",
                "… because of what we know from data, from residents, or from other places.",
                "What has to be true for it to work, and what do others have to do?",
            ],
        }
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Wording {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|wording| wording.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

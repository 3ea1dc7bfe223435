//! What is missing from an engagement that took place.

use std::fmt;

use crate::domain::history::Fact;

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Which groups were heard.
    Groups,
    /// How people were paid or thanked.
    Thanks,
    /// What was heard.
    Heard,
    /// What became of it.
    Used,
    /// That those who spoke know of it.
    Reported,
}

impl Lack {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Groups, Self::Thanks, Self::Heard, Self::Used, Self::Reported];

    /// The fact that is not there.
    #[must_use]
    pub const fn fact(self) -> Fact {
        match self {
            Self::Groups => Fact::Groups,
            Self::Thanks => Fact::Thanked,
            Self::Heard => Fact::Heard,
            Self::Used => Fact::Used,
            Self::Reported => Fact::Reported,
        }
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Groups => "Which groups were heard is not said",
            Self::Thanks => "How people were paid or thanked is not said",
            Self::Heard => "Held without a word of what was heard",
            Self::Used => "How it was used is not said",
            Self::Reported => "Heard and not reported back",
        })
    }
}

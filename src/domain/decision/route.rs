//! The three routes that leadership chooses from.

use std::fmt;
use std::str::FromStr;

use crate::domain::readiness::{Band, Stage, Verdict};
use crate::domain::words::text::Problem;

/// A route: what a band recommends, and what leadership chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// Launch the Mobility Action Planning process, with a plan for the conditions not met.
    Proceed,
    /// Build up the missing conditions first, then come back.
    PreparednessPlan,
    /// Not now; look again on a set date.
    Postpone,
}

impl Route {
    /// All three, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Proceed, Self::PreparednessPlan, Self::Postpone];

    /// The word in forms and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proceed => "proceed",
            Self::PreparednessPlan => "preparedness_plan",
            Self::Postpone => "postpone",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Proceed => "Proceed",
            Self::PreparednessPlan => "Preparedness plan",
            Self::Postpone => "Postpone",
        }
    }

    /// The route in the middle of a sentence: "to proceed".
    #[must_use]
    pub const fn infinitive(self) -> &'static str {
        match self {
            Self::Proceed => "to proceed",
            Self::PreparednessPlan => "to make a preparedness plan first",
            Self::Postpone => "to postpone",
        }
    }

    /// What it means, in two sentences.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Proceed => {
                "You launch the Mobility Action Planning process now. The conditions not met are developed while it runs, each with an owner and a date."
            }
            Self::PreparednessPlan => {
                "You build up the conditions not met before anything is announced. On a date that you set, you go through the nine conditions again."
            }
            Self::Postpone => {
                "You leave the planning process for later and start with a few conditions. On a date that you set, you look again at what should be true by then."
            }
        }
    }

    /// What there is to do on the day to come back: "look again".
    #[must_use]
    pub const fn returning(self) -> &'static str {
        match self {
            Self::Proceed => "come back to the assessment",
            Self::PreparednessPlan => "start the next round",
            Self::Postpone => "look again",
        }
    }

    /// The route that a band recommends.
    #[must_use]
    pub const fn of(band: Band) -> Self {
        match band {
            Band::Most => Self::Proceed,
            Band::Some => Self::PreparednessPlan,
            Band::FewToNone => Self::Postpone,
        }
    }

    /// The route that a verdict recommends; none before its result is settled.
    #[must_use]
    pub fn recommended(verdict: &Verdict) -> Option<Self> {
        (verdict.stage() == Stage::Route).then(|| Self::of(verdict.band()))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Route {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|route| route.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

//! What a measure lacks to have a word of how it goes.

use std::fmt;

use time::Date;

use crate::domain::words::{dates, list};

/// What is missing, or does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Where it begins.
    Baseline,
    /// The day of that.
    BaselineDay,
    /// Where it is to go.
    Target,
    /// By when.
    TargetDay,
    /// Which way is better.
    Direction,
    /// The day of the baseline comes before that of the target.
    Order,
    /// The target lies on the better side of the baseline.
    Side,
    /// Which of several values of its newest day holds.
    Which(Date),
}

impl Lack {
    /// The sentence of all that is missing; empty for nothing.
    #[must_use]
    pub fn told(lacks: &[Self]) -> String {
        let missing: Vec<&str> = lacks.iter().filter_map(|lack| lack.missing()).collect();
        let mut sentences = Vec::new();
        if !missing.is_empty() {
            sentences.push(format!("Missing: {}.", list(&missing)));
        }
        sentences.extend(lacks.iter().filter(|lack| lack.missing().is_none()).map(ToString::to_string));
        sentences.join(" ")
    }

    /// What nobody said, for the middle of a sentence.
    const fn missing(self) -> Option<&'static str> {
        match self {
            Self::Baseline => Some("the baseline"),
            Self::BaselineDay => Some("the day of the baseline"),
            Self::Target => Some("the target"),
            Self::TargetDay => Some("the day of the target"),
            Self::Direction => Some("which way is better"),
            Self::Order | Self::Side | Self::Which(_) => None,
        }
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Order => f.write_str("The target’s day does not come after that of the baseline."),
            Self::Side => f.write_str("The target lies on the worse side of the baseline."),
            Self::Which(day) => write!(f, "Two values speak of {}. Say which holds.", dates::long(*day)),
            missing => write!(f, "Missing: {}.", missing.missing().unwrap_or_default()),
        }
    }
}

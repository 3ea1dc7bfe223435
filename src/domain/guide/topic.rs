//! What an ask or an action is about: one step, or a whole condition.

use std::fmt;
use std::str::FromStr;

use super::{ConditionKey, Guide, StepKey, UnknownKey};

/// A step or a whole condition. Its [`Display`](fmt::Display) is its key in forms and data: `3.1`, or
/// `staff-buy-in`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// A whole condition.
    Condition(ConditionKey),
    /// One step.
    Step(StepKey),
}

impl Topic {
    /// The condition that it is, or belongs to.
    #[must_use]
    pub const fn condition(self) -> ConditionKey {
        match self {
            Self::Condition(key) => key,
            Self::Step(step) => step.condition(),
        }
    }

    /// The step, if it is one.
    #[must_use]
    pub const fn step(self) -> Option<StepKey> {
        match self {
            Self::Condition(_) => None,
            Self::Step(step) => Some(step),
        }
    }

    /// The steps that it stands for, in order.
    #[must_use]
    pub fn steps(self) -> Vec<StepKey> {
        match self {
            Self::Condition(key) => key.steps().collect(),
            Self::Step(step) => vec![step],
        }
    }

    /// What people see: "3a", or "Condition 3".
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Condition(key) => format!("Condition {}", key.number()),
            Self::Step(step) => step.label(),
        }
    }

    /// The same with its name, for a list: "3a, staff who can run the process", "Condition 5, staff buy-in".
    #[must_use]
    pub fn named(self, guide: &Guide) -> String {
        let name = match self {
            Self::Condition(key) => &guide.condition(key).short,
            Self::Step(step) => &guide.step(step).short,
        };
        format!("{}, {name}", self.label())
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Condition(key) => key.fmt(f),
            Self::Step(step) => step.fmt(f),
        }
    }
}

impl FromStr for Topic {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        text.parse().map(Self::Step).or_else(|_| text.parse().map(Self::Condition))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_reads_back_from_its_key() {
        let all = StepKey::all().map(Topic::Step).chain(ConditionKey::ALL.into_iter().map(Topic::Condition));
        for topic in all {
            assert_eq!(topic.to_string().parse(), Ok(topic));
        }
        for wrong in ["", "3", "3.9", "3a", "no-such"] {
            assert_eq!(wrong.parse::<Topic>(), Err(UnknownKey), "{wrong}");
        }
    }
}

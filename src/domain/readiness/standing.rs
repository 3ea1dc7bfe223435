//! The standing of a condition, computed from its steps.

use std::fmt;

use super::Answer;

/// How a condition stands by its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Every step is in place.
    Met,
    /// A step has not been looked at, or nobody knows.
    Open,
    /// All steps are known, and one at least is in place or under way.
    Partly,
    /// All steps are known, and nothing has begun.
    NotMet,
}

impl Standing {
    /// The word in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Open => "open",
            Self::Partly => "partly",
            Self::NotMet => "not_met",
        }
    }
}

/// How many of a condition's steps have which answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Steps in place.
    pub in_place: u8,
    /// Steps partly done or under way.
    pub under_way: u8,
    /// Steps not begun.
    pub not_yet: u8,
    /// Steps of which nobody knows.
    pub unknown: u8,
    /// Steps not looked at.
    pub blank: u8,
}

impl Tally {
    /// Counts answers.
    #[must_use]
    pub fn of(answers: &[Option<Answer>]) -> Self {
        let mut tally = Self::default();
        for answer in answers {
            *match answer {
                Some(Answer::InPlace) => &mut tally.in_place,
                Some(Answer::UnderWay) => &mut tally.under_way,
                Some(Answer::NotYet) => &mut tally.not_yet,
                Some(Answer::Unknown) => &mut tally.unknown,
                None => &mut tally.blank,
            } += 1;
        }
        tally
    }

    /// All steps.
    #[must_use]
    pub const fn total(self) -> u8 {
        self.in_place + self.under_way + self.not_yet + self.unknown + self.blank
    }

    /// Steps that are not in place, whatever else is known of them.
    #[must_use]
    pub const fn left(self) -> u8 {
        self.total() - self.in_place
    }

    /// Steps that nobody knows or looked at.
    #[must_use]
    pub const fn open(self) -> u8 {
        self.unknown + self.blank
    }

    /// The standing: the first rule that holds.
    #[must_use]
    pub const fn standing(self) -> Standing {
        if self.left() == 0 {
            Standing::Met
        } else if self.open() > 0 {
            Standing::Open
        } else if self.in_place + self.under_way > 0 {
            Standing::Partly
        } else {
            Standing::NotMet
        }
    }

    /// Whether the condition would be met if every open step turned out in place.
    #[must_use]
    pub const fn could_be_met(self) -> bool {
        self.under_way + self.not_yet == 0
    }

    /// Whether all is known and nothing is in place.
    #[must_use]
    pub const fn nothing_in_place(self) -> bool {
        self.in_place == 0 && self.open() == 0
    }
}

impl fmt::Display for Tally {
    /// What people see: "Met: 4 of 4", "Not finished: 2 in place, 1 unknown, 1 not looked at".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.standing() {
            Standing::Met => write!(f, "Met: {} of {}", self.in_place, self.total()),
            Standing::Partly => write!(f, "Partly met: {} of {}", self.in_place, self.total()),
            Standing::NotMet => write!(f, "Not met: {} of {}", self.in_place, self.total()),
            Standing::Open => {
                let parts = [
                    (self.in_place, "in place"),
                    (self.under_way, "under way"),
                    (self.not_yet, "not yet"),
                    (self.unknown, "unknown"),
                    (self.blank, "not looked at"),
                ];
                let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
                write!(f, "Not finished: {}", parts.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Answer::{InPlace, NotYet, UnderWay, Unknown};

    #[test]
    fn standings_follow_the_table_of_the_design() {
        let table: [(&[Option<Answer>], Standing, &str); 8] = [
            (&[Some(InPlace); 4], Standing::Met, "Met: 4 of 4"),
            (&[Some(InPlace), Some(InPlace), Some(Unknown), None], Standing::Open, "Not finished: 2 in place, 1 unknown, 1 not looked at"),
            (&[Some(InPlace), Some(UnderWay), Some(InPlace), Some(NotYet)], Standing::Partly, "Partly met: 2 of 4"),
            (&[Some(UnderWay), Some(NotYet)], Standing::Partly, "Partly met: 0 of 2"),
            (&[Some(NotYet), Some(NotYet)], Standing::NotMet, "Not met: 0 of 2"),
            (&[None; 3], Standing::Open, "Not finished: 3 not looked at"),
            (&[Some(NotYet), None], Standing::Open, "Not finished: 1 not yet, 1 not looked at"),
            (&[Some(InPlace), Some(Unknown)], Standing::Open, "Not finished: 1 in place, 1 unknown"),
        ];
        for (answers, standing, words) in table {
            let tally = Tally::of(answers);
            assert_eq!((tally.standing(), tally.to_string().as_str()), (standing, words));
        }
    }

    #[test]
    fn a_step_under_way_does_not_meet_its_condition() {
        assert_ne!(Tally::of(&[Some(InPlace), Some(UnderWay)]).standing(), Standing::Met);
    }
}

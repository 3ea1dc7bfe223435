//! A comment on a draft: what somebody said of it, and what became of that.

use time::Date;
use uuid::Uuid;

use super::PlanPart;
use crate::domain::history::Fact;
use crate::domain::things::{Thing, choice};
use crate::domain::words::dates;

choice! {
    /// What became of a comment.
    Outcome {
        /// The plan says it now.
        TakenUp "taken_up" "Taken up",
        /// The plan says a part of it now.
        InPart "in_part" "Taken up in part",
        /// The plan stays as it is.
        NotTakenUp "not_taken_up" "Not taken up",
        /// It is no matter of the plan, and was passed on.
        PassedOn "passed_on" "Passed on to others",
    }
}

/// A comment on a draft.
#[derive(Debug, Clone, Copy)]
pub struct Comment<'a> {
    /// As it is stored.
    pub thing: &'a Thing,
}

impl<'a> Comment<'a> {
    /// A comment as it is stored.
    #[must_use]
    pub const fn of(thing: &'a Thing) -> Self {
        Self { thing }
    }

    /// Its id.
    #[must_use]
    pub const fn id(self) -> Uuid {
        self.thing.id
    }

    /// The day on which it was made.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        dates::parse_iso(self.thing.get(Fact::Held))
    }

    /// Who made it; empty where they did not wish to be named.
    #[must_use]
    pub fn who(self) -> &'a str {
        self.thing.get(Fact::SaidBy)
    }

    /// What was said.
    #[must_use]
    pub fn words(self) -> &'a str {
        self.thing.get(Fact::What)
    }

    /// The part of the plan that it speaks of, if it speaks of one.
    #[must_use]
    pub fn part(self) -> Option<PlanPart> {
        self.thing.read(Fact::PlanPart)
    }

    /// What became of it, if somebody decided that.
    #[must_use]
    pub fn outcome(self) -> Option<Outcome> {
        self.thing.read(Fact::Outcome)
    }

    /// What was answered, or changed, because of it; empty where nobody wrote that down.
    #[must_use]
    pub fn answer(self) -> &'a str {
        self.thing.get(Fact::Answered)
    }
}

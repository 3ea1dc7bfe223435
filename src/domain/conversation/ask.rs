//! Somebody who was asked about a step or a condition.

use time::Date;

use crate::domain::ids::AskId;
use crate::domain::person::Person;
use crate::domain::topic::Topic;

/// A person asked about a step or a whole condition of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Its id.
    pub id: AskId,
    /// About what.
    pub topic: Topic,
    /// Who.
    pub person: Person,
    /// When.
    pub asked: Date,
    /// By when we hope to hear.
    pub due: Option<Date>,
    /// When they told us.
    pub told: Option<Date>,
    /// Whether we no longer wait for them.
    pub is_withdrawn: bool,
}

impl Ask {
    /// Whether we still wait for an answer.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.told.is_none() && !self.is_withdrawn
    }

    /// Whether we wait and the day has passed.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.is_waiting() && self.due.is_some_and(|due| due < today)
    }
}

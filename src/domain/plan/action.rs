//! A line of the plan.

use time::Date;

use super::{Effort, Money, Status};
use crate::domain::ids::{ActionId, AssessmentId};
use crate::domain::person::Person;
use crate::domain::topic::Topic;

/// After how many days without an update an action says so.
pub const STALE_DAYS: i64 = 30;

/// An action: what is to be done, by whom, by when. It belongs to the jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// The round that it sprang from, while that exists.
    pub sprang_from: Option<AssessmentId>,
    /// The step or condition that it closes; `None` when it stands alone.
    pub closes: Option<Topic>,
    /// What is to be done, up to 300 characters.
    pub what: String,
    /// Who sees to it.
    pub owner: Option<Person>,
    /// Who helps, as typed, up to 500 characters.
    pub helpers: String,
    /// By when.
    pub due: Option<Date>,
    /// How much effort it takes.
    pub effort: Option<Effort>,
    /// How far it is.
    pub status: Status,
    /// Why it was dropped.
    pub reason: String,
    /// Notes, up to 10,000 characters.
    pub notes: String,
    /// What it costs.
    pub cost: Option<Money>,
    /// Who pays for it.
    pub funding: String,
    /// The day on which somebody last said how it stands; "no change" counts.
    pub updated: Date,
}

impl Action {
    /// Whether it is open and its due date has passed.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.status.is_open() && self.due.is_some_and(|due| due < today)
    }

    /// Whether it is open and nobody has said for 30 days how it stands.
    #[must_use]
    pub fn is_stale(&self, today: Date) -> bool {
        self.status.is_open() && (today - self.updated).whole_days() >= STALE_DAYS
    }
}

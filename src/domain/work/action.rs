//! A line of the plan.

use time::Date;

use super::funding::FundingLine;
use super::{Effort, Money, Status};
use crate::domain::guide::{LineKey, Topic};
use crate::domain::history::Fact;
use crate::domain::ids::{ActionId, AssessmentId};
use crate::domain::people::Person;
use crate::domain::words::dates;
use crate::domain::words::position::Position;

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
    /// The line of the road for which it is.
    pub road_line: Option<LineKey>,
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
    /// What it costs and who pays: its lines, in their order, none of them blank.
    pub funding: Vec<FundingLine>,
    /// The day on which somebody last said how it stands; "no change" counts.
    pub updated: Date,
    /// Where it stands among the actions of its jurisdiction.
    pub position: Position,
}

impl Action {
    /// What it costs: the sum of its funding lines; nothing while none of them names an amount.
    #[must_use]
    pub fn cost(&self) -> Option<Money> {
        let amounts = || self.funding.iter().filter_map(|line| line.says.amount);
        amounts().next().map(|_| amounts().sum())
    }

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

    /// What it says of a fact, in stored form; empty for facts that it does not have.
    #[must_use]
    pub fn stored(&self, fact: Fact) -> String {
        let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
        match fact {
            Fact::What => self.what.clone(),
            Fact::Closes => self.closes.map_or_else(String::new, |topic| topic.to_string()),
            Fact::RoadLine => self.road_line.map_or_else(String::new, |line| line.to_string()),
            Fact::Owner => self.owner.as_ref().map_or_else(String::new, |owner| owner.id.to_string()),
            Fact::Helpers => self.helpers.clone(),
            Fact::Due => self.due.map_or_else(String::new, dates::iso),
            Fact::Effort => word(self.effort.map(Effort::as_str)),
            Fact::Status => self.status.to_string(),
            Fact::Reason => self.reason.clone(),
            Fact::Notes => self.notes.clone(),
            Fact::Updated => dates::iso(self.updated),
            Fact::Position => self.position.to_string(),
            _ => String::new(),
        }
    }

    /// The same as a form shows it to be edited.
    #[must_use]
    pub fn typed(&self, fact: Fact) -> String {
        match fact {
            Fact::Owner => self.owner.as_ref().map_or_else(String::new, |owner| owner.profile.name.clone()),
            other => self.stored(other),
        }
    }

    /// What needs an eye, in words: "Late: it was due on October 3, 2026.", "Not updated since October 3, 2026."
    #[must_use]
    pub fn signs(&self, today: Date) -> Vec<String> {
        let late = self.due.filter(|_| self.is_late(today)).map(|due| format!("Late: it was due on {}.", dates::long(due)));
        let stale = self.is_stale(today).then(|| format!("Not updated since {}.", dates::long(self.updated)));
        late.into_iter().chain(stale).collect()
    }
}

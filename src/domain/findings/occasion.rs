//! An engagement, as far as findings ask: whom it heard, and whether it is a promise that was not kept.

use time::Date;
use uuid::Uuid;

use crate::domain::engagement::Stage;
use crate::domain::history::Fact;
use crate::domain::ids::PopulationGroupId;
use crate::domain::things::Thing;
use crate::domain::words::dates;

/// An engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// Whether it took place.
    pub is_held: bool,
    /// Whether it is still to come, as far as anybody said.
    pub is_planned: bool,
    /// Its day.
    pub day: Option<Date>,
    /// The population groups that it hears.
    pub groups: Vec<PopulationGroupId>,
}

impl Occasion {
    /// An engagement as it is stored.
    #[must_use]
    pub fn of(thing: &Thing) -> Self {
        let stage = thing.read::<Stage>(Fact::Stage);
        Self {
            id: thing.id,
            title: thing.get(Fact::Title).to_owned(),
            is_held: stage == Some(Stage::Held),
            is_planned: stage == Some(Stage::Planned),
            day: dates::parse_iso(thing.get(Fact::Held)),
            groups: thing.named(Fact::Groups).into_iter().map(PopulationGroupId).collect(),
        }
    }

    /// The day of a promise that was not kept: planned with groups and a day, that day has passed, and it is not held.
    #[must_use]
    pub fn broken(&self, today: Date) -> Option<Date> {
        self.day.filter(|day| self.is_planned && !self.groups.is_empty() && *day < today)
    }
}

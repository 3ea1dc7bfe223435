//! A goal of the plan.

use uuid::Uuid;

use crate::domain::guide::PredictorKey;
use crate::domain::history::Fact;
use crate::domain::ids::PopulationGroupId;
use crate::domain::things::Thing;

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub title: String,
    /// What will be different, and for whom.
    pub notes: String,
    /// The predictors that it is about.
    pub predictors: Vec<PredictorKey>,
    /// The population groups for whom it is.
    pub groups: Vec<PopulationGroupId>,
    /// Where it stands among the others, as it is stored: whoever moves it says what they saw.
    pub position: String,
}

impl Goal {
    /// A goal as it is stored.
    #[must_use]
    pub fn of(thing: &Thing) -> Self {
        Self {
            id: thing.id,
            title: thing.get(Fact::Title).to_owned(),
            notes: thing.get(Fact::Notes).to_owned(),
            predictors: thing.all(Fact::Predictors),
            groups: thing.named(Fact::Groups).into_iter().map(PopulationGroupId).collect(),
            position: thing.get(Fact::Position).to_owned(),
        }
    }
}

//! A strategic action: a change that is to bring a goal nearer.

use uuid::Uuid;

use super::{Level, Score, Status};
use crate::domain::guide::PredictorKey;
use crate::domain::history::Fact;
use crate::domain::ids::PopulationGroupId;
use crate::domain::things::Thing;

/// A strategic action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrategicAction {
    /// Its id.
    pub id: Uuid,
    /// What will change.
    pub title: String,
    /// The goal that it serves, as it is stored: that goal may lie in the bin.
    pub goal: Option<Uuid>,
    /// The findings that it answers, as they are stored: they may lie in the bin.
    pub findings: Vec<Uuid>,
    /// The predictors that it works on.
    pub predictors: Vec<PredictorKey>,
    /// The population groups that it reaches.
    pub groups: Vec<PopulationGroupId>,
    /// Where.
    pub places: String,
    /// What it builds on.
    pub builds_on: String,
    /// The levels of systems change at which it works.
    pub levels: Vec<Level>,
    /// Where it is shown that it works.
    pub proof: String,
    /// What it will do for equity.
    pub equity: String,
    /// The member who leads it.
    pub lead: Option<Uuid>,
    /// The members who are partners in it.
    pub partners: Vec<Uuid>,
    /// What could go wrong.
    pub risks: String,
    /// What the community said that shaped it.
    pub shaped: String,
    /// How much it would change.
    pub impact: Option<Score>,
    /// How well it can be done.
    pub feasibility: Option<Score>,
    /// How far it is. One of which nobody said is an idea.
    pub status: Status,
    /// Why it was dropped.
    pub reason: String,
    /// Notes.
    pub notes: String,
    /// Where it stands among the others, as it is stored: whoever moves it says what they saw.
    pub position: String,
}

impl StrategicAction {
    /// A strategic action as it is stored.
    #[must_use]
    pub fn of(thing: &Thing) -> Self {
        let text = |fact| thing.get(fact).to_owned();
        Self {
            id: thing.id,
            title: text(Fact::Title),
            goal: thing.read(Fact::Goal),
            findings: thing.named(Fact::Findings),
            predictors: thing.all(Fact::Predictors),
            groups: thing.named(Fact::Groups).into_iter().map(PopulationGroupId).collect(),
            places: text(Fact::Place),
            builds_on: text(Fact::BuildsOn),
            levels: thing.all(Fact::Levels),
            proof: text(Fact::Proof),
            equity: text(Fact::Equity),
            lead: thing.read(Fact::Lead),
            partners: thing.named(Fact::Members),
            risks: text(Fact::Risks),
            shaped: text(Fact::Shaped),
            impact: thing.read(Fact::Impact),
            feasibility: thing.read(Fact::Feasibility),
            status: thing.read(Fact::Status).unwrap_or(Status::Idea),
            reason: text(Fact::Reason),
            notes: text(Fact::Notes),
            position: text(Fact::Position),
        }
    }

    /// Whether it was dropped: then it answers nothing, and no gap is looked for in it.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        self.status == Status::Dropped
    }

    /// Whether a number for both impact and feasibility is set.
    #[must_use]
    pub const fn is_weighed(&self) -> bool {
        self.impact.is_some() && self.feasibility.is_some()
    }
}

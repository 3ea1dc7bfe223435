//! A finding, or an insight that is not agreed yet.

use uuid::Uuid;

use super::{Kind, Stage, Support};
use crate::domain::guide::{DimensionKey, PillarKey, PredictorKey};
use crate::domain::history::Fact;
use crate::domain::ids::PopulationGroupId;
use crate::domain::things::Thing;

/// A finding, or an insight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its id.
    pub id: Uuid,
    /// What was found, in a sentence or more.
    pub statement: String,
    /// How far it is. What nobody said to be a finding is an insight.
    pub stage: Stage,
    /// Whether it is a challenge, a cause or an asset, if somebody said so.
    pub kind: Option<Kind>,
    /// The dimensions that it is about.
    pub dimensions: Vec<DimensionKey>,
    /// The predictors that it is about.
    pub predictors: Vec<PredictorKey>,
    /// The population groups most affected.
    pub groups: Vec<PopulationGroupId>,
    /// More about it.
    pub more: String,
    /// Whether documents leave it out.
    pub is_left_out: bool,
    /// Where it stands among the others, as it is stored: whoever moves it says what they saw.
    pub position: String,
    /// What it rests on, in order.
    pub supports: Vec<Support>,
}

impl Finding {
    /// A finding as it is stored, with what it rests on.
    #[must_use]
    pub fn of(thing: &Thing, supports: Vec<Support>) -> Self {
        Self {
            id: thing.id,
            statement: thing.get(Fact::Statement).to_owned(),
            stage: thing.read(Fact::Stage).unwrap_or(Stage::Insight),
            kind: thing.read(Fact::Kind),
            dimensions: thing.all(Fact::Dimensions),
            predictors: thing.all(Fact::Predictors),
            groups: thing.named(Fact::Groups).into_iter().map(PopulationGroupId).collect(),
            more: thing.get(Fact::Notes).to_owned(),
            is_left_out: thing.is(Fact::LeftOut),
            position: thing.get(Fact::Position).to_owned(),
            supports,
        }
    }

    /// Whether it is only an insight, which nobody agreed to yet.
    #[must_use]
    pub fn is_insight(&self) -> bool {
        self.stage == Stage::Insight
    }

    /// The pillars of its predictors, in order, each once.
    #[must_use]
    pub fn pillars(&self) -> Vec<PillarKey> {
        let is_of = |pillar: &PillarKey| self.predictors.iter().any(|predictor| predictor.pillar() == *pillar);
        PillarKey::ALL.into_iter().filter(is_of).collect()
    }
}

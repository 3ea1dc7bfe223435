//! What the framework's file holds: dimensions, pillars and predictors, and the road.

use super::{DimensionKey, LineKey, PillarKey, PredictorKey, RoadPlace, RoadStepKey};
use crate::domain::words::capital;

/// The guide's framework and its ten steps, in our words.
#[derive(Debug)]
pub struct Framework {
    /// Identifies this version: that of the guide that it is taken from.
    pub version: String,
    /// The three dimensions, in order.
    pub dimensions: Vec<Dimension>,
    /// The five pillars, in order.
    pub pillars: Vec<Pillar>,
    /// The ten steps, in order.
    pub steps: Vec<RoadStep>,
}

/// A dimension of mobility from poverty.
#[derive(Debug)]
pub struct Dimension {
    /// Its key.
    pub key: DimensionKey,
    /// Its name in the guide.
    pub name: String,
    /// What it means, in a plain sentence or two.
    pub what: String,
}

/// A pillar of support.
#[derive(Debug)]
pub struct Pillar {
    /// Its key.
    pub key: PillarKey,
    /// Its name in the guide.
    pub name: String,
    /// What it means, in a plain sentence.
    pub what: String,
    /// Its predictors, in order.
    pub predictors: Vec<Predictor>,
}

/// A predictor of mobility.
#[derive(Debug)]
pub struct Predictor {
    /// Its key.
    pub key: PredictorKey,
    /// Its name in the guide.
    pub name: String,
    /// What holds where it is strong, in a plain sentence.
    pub what: String,
}

/// One of the ten steps.
#[derive(Debug)]
pub struct RoadStep {
    /// Its key.
    pub key: RoadStepKey,
    /// What it is called here.
    pub name: String,
    /// The page of the printed guide on which it starts; where its contents name none, that of its first line.
    pub page: u16,
    /// What it is for, in a sentence or two.
    pub purpose: String,
    /// What it produces.
    pub produces: String,
    /// Who does it.
    pub who: String,
    /// Its lines, in order.
    pub lines: Vec<RoadLine>,
}

/// A line of a step.
#[derive(Debug)]
pub struct RoadLine {
    /// Its key.
    pub key: LineKey,
    /// What is done, in a few words.
    pub name: String,
    /// The page of the printed guide.
    pub page: u16,
    /// Who does it.
    pub who: String,
    /// What it produces.
    pub produces: String,
    /// Where it is worked on here; nowhere, if it is done outside the program.
    pub here: Vec<Somewhere>,
    /// What there is to read about it here.
    pub points: Vec<Point>,
}

/// A page of the program on which a line is worked on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Somewhere {
    /// Its address, after the jurisdiction's.
    pub path: String,
    /// What leads there.
    pub label: String,
}

/// Something to read, in a name and a sentence or two.
#[derive(Debug)]
pub struct Point {
    /// The name.
    pub name: String,
    /// What it means.
    pub what: String,
}

impl Dimension {
    /// Its name where a line begins with it.
    #[must_use]
    pub fn title(&self) -> String {
        capital(&self.name)
    }
}

impl Pillar {
    /// Its name where a line begins with it.
    #[must_use]
    pub fn title(&self) -> String {
        capital(&self.name)
    }
}

impl Predictor {
    /// Its name where a line begins with it.
    #[must_use]
    pub fn title(&self) -> String {
        capital(&self.name)
    }
}

impl Framework {
    /// A dimension by its key.
    #[must_use]
    pub fn dimension(&self, key: DimensionKey) -> &Dimension {
        &self.dimensions[key.index()]
    }

    /// A pillar by its key.
    #[must_use]
    pub fn pillar(&self, key: PillarKey) -> &Pillar {
        &self.pillars[key.index()]
    }

    /// A predictor by its key.
    #[must_use]
    pub fn predictor(&self, key: PredictorKey) -> &Predictor {
        let predictors = &self.pillar(key.pillar()).predictors;
        predictors.iter().find(|predictor| predictor.key == key).expect("a loaded framework has every predictor")
    }

    /// A step of the road by its key.
    #[must_use]
    pub fn step(&self, key: RoadStepKey) -> &RoadStep {
        &self.steps[key.index()]
    }

    /// A line of the road by its key.
    #[must_use]
    pub fn line(&self, key: LineKey) -> &RoadLine {
        &self.step(key.step()).lines[key.index()]
    }

    /// What a place on the road is called: "4.1, Put the management team together", "Step 4, Build the coalition".
    #[must_use]
    pub fn named(&self, place: RoadPlace) -> String {
        match place {
            RoadPlace::Step(key) => format!("Step {key}, {}", self.step(key).name),
            RoadPlace::Line(key) => format!("{key}, {}", self.line(key).name),
        }
    }
}

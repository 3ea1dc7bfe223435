//! The guide as data: its conditions, their steps, and what helps to answer them; its framework, and the road to a plan.

mod checker;
mod content;
mod framework;
mod keys;
mod load;
pub mod metrics;
mod topic;

pub use checker::GuideError;
pub use content::{Condition, Example, Guide, Role, Step};
pub use framework::{
    Dimension, DimensionKey, Framework, LINES_OF, LineKey, PILLARS, PREDICTORS, Pillar, PillarKey, Point, Predictor, PredictorKey,
    ROAD_LINES, ROAD_STEPS, RoadLine, RoadPlace, RoadStep, RoadStepKey, Somewhere,
};
pub use keys::{CONDITIONS, ConditionKey, STEPS, STEPS_OF, StepKey, UnknownKey};
pub use topic::Topic;

//! The framework as data: what mobility means, what predicts it, and the ten steps of the road to a plan.

mod content;
mod keys;
mod load;
mod road_keys;

pub use content::{Dimension, Framework, Pillar, Point, Predictor, RoadLine, RoadStep, Somewhere};
pub use keys::{DimensionKey, PILLARS, PREDICTORS, PillarKey, PredictorKey};
pub use road_keys::{LINES_OF, LineKey, ROAD_LINES, ROAD_STEPS, RoadPlace, RoadStepKey};

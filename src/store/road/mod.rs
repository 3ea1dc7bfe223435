//! The road: what was said by hand of its steps and lines, and what stands on record beside it.

mod changed;
mod counted;
pub(super) mod ground;
mod outreach;
pub(super) mod said;
mod strategy;

pub use changed::RoadChange;

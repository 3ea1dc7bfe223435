//! The road: what was said by hand of its steps and lines, and what stands on record beside it.

mod changed;
pub(super) mod ground;
pub(super) mod said;

pub use changed::RoadChange;

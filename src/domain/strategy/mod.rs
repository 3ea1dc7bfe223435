//! Vision, theory of change, goals, strategic actions, and their logic models.

mod all;
mod drafted;
mod goal;
mod grid;
mod missing;
pub mod model;
pub(in crate::domain) mod parts;
mod strategic_action;
#[cfg(test)]
mod tests;
mod words;

pub use all::{Strategy, Under};
pub use drafted::drafted;
pub use goal::Goal;
pub use grid::{Cell, Grid};
pub use missing::{Gap, Missing};
pub use strategic_action::StrategicAction;
pub use words::{EntryKind, Level, Score, Status};

//! The document of the plan: its cover, which parts stand in it, in which order, and what a reader would miss.

mod arranged;
mod parts;
mod ready;

pub use arranged::arrange;
pub use parts::{settle, show as parts};
pub use ready::show as ready;

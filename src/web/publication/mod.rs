//! The document of the plan: its cover, which parts stand in it, and in which order.

mod arranged;
mod parts;

pub use arranged::arrange;
pub use parts::{settle, show as parts};

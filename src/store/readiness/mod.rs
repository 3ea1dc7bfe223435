//! What was answered, what the page of a condition shows of it, and the states that were kept.

pub(super) mod condition;
pub(super) mod entries;
mod facts;
mod record;
pub(super) mod states;

pub use facts::ConditionFacts;
pub use record::{Conflict, Recorded};
pub use states::KeptState;

//! What was answered, what the page of a condition shows of it, and the states that were kept.

pub(super) mod condition;
pub(super) mod entries;
pub(super) mod states;

pub use condition::ConditionFacts;
pub use entries::{Conflict, Recorded};
pub use states::KeptState;

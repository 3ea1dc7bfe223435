//! The guide as data: its conditions, their steps, and what helps to answer them.

mod content;
mod keys;
mod load;
mod topic;

pub use content::{Condition, Example, Guide, Role, Step};
pub use keys::{CONDITIONS, ConditionKey, STEPS, STEPS_OF, StepKey, UnknownKey};
pub use load::GuideError;
pub use topic::Topic;

//! The answers, condition by condition, and the verdict that follows from them.

mod condition;
mod verdict;

pub use condition::{ConditionPart, JudgmentPart, StepPart};
pub use verdict::{GapPart, LimitsPart, StepRef, VerdictPart};

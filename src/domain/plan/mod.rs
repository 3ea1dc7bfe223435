//! The plan: actions with owners, dates, status and cost.

mod action;
mod effort;
mod money;
mod status;

pub use action::{Action, STALE_DAYS};
pub use effort::Effort;
pub use money::Money;
pub use status::Status;

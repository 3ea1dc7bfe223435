//! The publication plan: in which form the plan goes out, to whom, when, and who sees to it.

mod line;
pub(in crate::domain) mod parts;

pub use line::{Outreach, Standing};

//! Findings and insights, what they rest on, the source register, and the coalition's review.

pub(in crate::domain) mod parts;
mod words;

pub use words::{Agreed, Kind, Stage, SupportKind};

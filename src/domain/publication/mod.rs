//! The document of the plan: which parts stand in it and in which order, and what people write for it.

mod arranged;
mod part;
pub(in crate::domain) mod parts;
mod term;

pub use arranged::Arranged;
pub use part::PlanPart;
pub use term::{TERMS, Term};

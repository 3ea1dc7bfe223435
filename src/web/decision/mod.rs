//! The decision: chosen, on record, and what follows from it.

mod checklist;
mod form;
mod record;
mod terms;

pub use checklist::{ChecklistView, tick};
pub use form::{record, show};
pub use terms::{check_in, settle_terms, terms};

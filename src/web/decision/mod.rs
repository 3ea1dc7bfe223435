//! The decision: chosen, on record, and what follows from it.

mod checklist;
mod form;
mod map;
mod record;
mod terms;

pub use checklist::{ChecklistView, tick};
pub use form::{record, show};
pub use map::map;
pub use terms::{check_in, settle_terms, terms};

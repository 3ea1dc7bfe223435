//! The document of the plan: which parts stand in it and in which order, and what people write for it; its publications, each a
//! frozen state, and what people said of a draft.

mod arranged;
mod comment;
mod entry;
mod kind;
mod packed;
mod part;
pub(in crate::domain) mod parts;
mod passages;
mod published;
mod seal;
mod since;
mod term;

pub use arranged::Arranged;
pub use comment::{Comment, Outcome};
pub use entry::{EntryKind, PlanEntries, PlanEntry};
pub use kind::PublicationKind;
pub use packed::{packed, unpacked};
pub use part::PlanPart;
pub use passages::only_in_one;
pub use published::Publication;
pub use seal::{Seal, SealProblem};
pub use since::{Difference, How, PlanSince};
pub use term::{TERMS, Term};

//! The logic model of a strategic action: entries in columns, what each leads to, and what an approval froze of it.

mod approval;
mod columns;
mod copied;
mod entry;
mod frozen;
mod kind;
#[cfg(test)]
pub(crate) mod made;
mod missing;
pub mod order;
mod sentences;
mod since;
#[cfg(test)]
mod tests;
mod turned;

pub use approval::{Approval, holding, in_order, standing};
pub use columns::{Column, Model, Tidied};
pub use copied::{Copied, copied};
pub use entry::Entry;
pub use frozen::{FrozenEntry, FrozenModel};
pub use since::{Change, Since};
pub use turned::{Leading, turned};

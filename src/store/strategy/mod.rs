//! The strategy: logic models of strategic actions.

mod model;

pub use model::{Approving, EntryChange, LogicModel, NewEntry, Reversed, Unlinked};

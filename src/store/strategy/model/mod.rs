//! Logic models: entries with their places and links, and what was approved of them.

mod action;
mod approval;
mod change;
mod copied;
mod entry;
mod links;
mod order;
mod read;

pub use approval::Approving;
pub use change::{EntryChange, Reversed};
pub use entry::NewEntry;
pub use links::Unlinked;
pub use read::LogicModel;

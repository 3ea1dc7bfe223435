//! The logic model of a strategic action: its picture, its entries and links, *Tidy*, copies, and approvals.

mod add;
mod approval;
mod approvals;
mod basis;
mod copied;
mod delete;
mod entry;
mod entry_page;
mod gone;
mod links;
mod moved;
mod page;
mod tidied;
mod view;
mod work;

pub use add::{add, new};
pub use approval::{ask_to_delete as ask_to_delete_approval, delete as delete_approval, say_which, show as approval};
pub use approvals::{approve, show as approvals};
pub use copied::{ask as ask_to_copy, copy};
pub use delete::{ask as ask_to_delete, delete};
pub use entry::{change, show as entry};
pub use links::{link, unlink};
pub use moved::move_entry;
pub use page::show;
pub use tidied::{show as tidied, tidy, undo};
pub use work::{plan, unplan};

//! Measures: the list with its coverage and what is due, one measure with its chart, and its updates; and how is reported,
//! sustained and learned.

mod accountability;
mod add;
mod delete;
mod lent;
mod list;
mod one;
mod room;
mod saved;
mod seeing;
mod update;
mod update_form;
mod updates;

pub use accountability::{settle, show as accountability};
pub use add::{add, new};
pub use delete::{ask_to_delete, delete};
pub use list::list;
pub use one::{change, one};
pub use seeing::Seeing;
pub use update::{change_update, delete_update, update};
pub use updates::{add_update, hold};

//! The public summary to be read, and in other languages: put in, shown, changed.

mod delete;
mod list;
mod new;
mod one;
mod room;
mod summary;

pub use delete::{ask_to_delete, delete};
pub use list::list;
pub use new::add;
pub use one::{change, one};
pub use summary::show as summary;

//! The publication plan: its lines, one of them, and the texts that go out with the plan.

mod delete;
mod list;
mod new;
mod one;
mod room;

pub use delete::{ask_to_delete, delete};
pub use list::list;
pub use new::add;
pub use one::{change, one};

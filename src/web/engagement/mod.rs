//! Engagement: the list of a jurisdiction's engagements, one of them, and the insights written down from it.

mod add;
mod anew;
mod delete;
mod insight;
mod list;
mod one;
mod room;
mod row;

pub use add::add;
pub use delete::{ask_to_delete, delete};
pub use insight::write_insight;
pub use list::list;
pub use one::{change, one};

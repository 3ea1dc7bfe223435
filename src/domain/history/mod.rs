//! The history: every write, with who, when, from what and to what.

mod event;
mod fact;
mod lately;
mod words;

pub use event::{Edition, Event, SITTING, Subject, from_millis, millis};
pub use fact::Fact;
pub use lately::{Doing, lately};
pub use words::{Names, Words};

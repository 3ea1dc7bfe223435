//! The history: every write, with who, when, from what and to what.

mod event;
mod fact;
mod words;

pub use event::{Event, SITTING, Subject, from_millis, millis};
pub use fact::Fact;
pub use words::Words;

//! Two copies of one jurisdiction brought together, field by field: which of them changed what since they were one.
//!
//! Only links tell. What nothing follows, in the lines of both, holds: where that says one thing, it is the value, whichever
//! copy it stands in; where it says two, both changed the field and a person has to choose. Neither a clock, nor an id, nor
//! which of the files it is decides anything.

mod moved;
mod room;
#[cfg(test)]
mod tests;
mod together;

pub use moved::{Moved, Said, moved};
pub use room::Room;
pub use together::{never_asked, together};

//! The road for one jurisdiction: its ten steps and their lines, ticked by hand or by what is known, and what is due on it.

mod known;
mod mark;
mod posted;
mod said;
mod standing;

pub use known::{Ground, Known, Seen};
pub use mark::Mark;
pub use posted::{FIELDS, Posted, Shown};
pub use said::Said;
pub use standing::{By, LineStanding, Road, StepStanding};

//! What people tell each other around the answers: who was asked, who met, and the case to leadership.

mod ask;
mod asking;
mod letter;
mod waiting;

pub use ask::{Ask, Outcome};
pub use asking::{Asking, Ground, Typed, Whom, is_covered};
pub use letter::Letter;
pub use waiting::{by_person, given};

//! What people tell each other around the answers: who was asked, who met, and the case to leadership.

mod ask;
mod asking;
pub mod case;
mod letter;
pub mod meeting;
mod waiting;

pub use ask::{Ask, Outcome};
pub use asking::{Asking, Ground, Typed, is_covered};
pub use letter::Letter;
pub use meeting::Meeting;
pub use waiting::{asked, by_person, given};

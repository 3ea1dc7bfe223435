//! What people tell each other around the answers: who was asked, who met, and the case to leadership.

mod ask;

pub use ask::Ask;

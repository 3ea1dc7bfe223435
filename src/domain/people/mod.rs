//! People: who they are on record, and who of them makes a change.

mod actor;
pub mod choosing;
pub mod person;

pub use actor::Actor;
pub use person::{Person, Profile};

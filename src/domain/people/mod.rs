//! People: who they are on record in a jurisdiction, who is who, what names them, and who of them makes a change.

mod actor;
mod apart;
pub mod beside;
pub mod choosing;
mod naming;
pub mod person;
pub mod same_as;

pub use actor::Actor;
pub use apart::Apart;
pub use naming::{Gone, Naming};
pub use person::{Person, Profile};

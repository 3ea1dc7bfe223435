//! The work plan: its actions, and what becomes of them.

pub(super) mod actions;
mod added;
mod changed;
pub(super) mod funding;
mod serving;

pub use added::NewAction;
pub use changed::{ActionChange, Pressed, Refused};

//! The work plan: its actions, and what becomes of them.

pub(super) mod actions;
mod changed;
pub(super) mod funding;
mod owner;

pub use changed::{ActionChange, NewAction, Pressed, Refused};

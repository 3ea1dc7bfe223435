//! The work plan: its actions, and what becomes of them.

pub(super) mod actions;
mod changed;

pub use changed::{NewAction, Pressed};

//! The coalition: who belongs to it, who is asked, its working groups, and its launch.

pub(in crate::domain) mod parts;
mod words;

pub use words::{Asking, Role, Sector};

//! Rounds beside each other: what is carried over into a new one, and how two of them compare.

mod carry;

pub use carry::{carried_over, has_anything};

//! Rounds: one begun, several beside each other.

mod begun;
mod carried;

//! Rounds: one begun, several beside each other.

mod apart;
mod begun;
mod carried;
mod order;

//! The launch kit.

mod kit;
mod leader;

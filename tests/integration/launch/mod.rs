//! The launch kit.

mod kit;

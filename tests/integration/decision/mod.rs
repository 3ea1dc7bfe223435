//! Decisions.

mod followed;
mod recorded;
mod sheet;

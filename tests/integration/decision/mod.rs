//! Decisions.

mod recorded;

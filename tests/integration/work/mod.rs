//! The work plan.

mod actions;
mod after_decision;
mod deeds;

//! The work plan.

mod actions;
mod after_decision;
mod by_hand;
mod deeds;
mod drafted;
mod funding;
mod serving;

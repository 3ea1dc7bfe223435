//! The road: assess, review, decide, plan, and the action plan; and where on it a jurisdiction stands.

use crate::domain::readiness::{Stage, Verdict};

/// One leg of the road.
#[derive(Debug, Clone, Copy)]
pub struct Leg {
    /// Its name.
    pub name: &'static str,
    /// Whether it lies behind.
    pub is_done: bool,
    /// Whether it is the present one.
    pub is_here: bool,
}

const LEGS: [&str; 5] = ["Assess", "Review", "Decide", "Plan", "Action plan"];

/// The road with the leg that a verdict puts us on: review once the result is settled and every step was looked at.
#[must_use]
pub fn road(verdict: &Verdict) -> [Leg; 5] {
    let here = usize::from(verdict.stage() == Stage::Route && verdict.blank() == 0);
    std::array::from_fn(|at| Leg { name: LEGS[at], is_done: at < here, is_here: at == here })
}

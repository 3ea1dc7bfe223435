//! The road: assess, review, decide, plan, and the action plan; and where on it a jurisdiction stands.

use crate::domain::decision::{Checklist, Route};
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

/// The road of a round, from its verdict, what is ticked on its review checklist, and the route chosen
/// on it. A decision leads on to the plan whatever was left behind, and what was left is not called done.
/// The action plan comes after a decision to proceed, once no condition is missing: until then the plan
/// for the missing ones is the work.
#[must_use]
pub fn road(verdict: &Verdict, checklist: Checklist, decided: Option<Route>) -> [Leg; 5] {
    let is_assessed = verdict.stage() == Stage::Route && verdict.blank() == 0;
    let is_planned = decided == Some(Route::Proceed) && verdict.not_met().next().is_none();
    let done = [is_assessed, checklist.is_reviewed(), decided.is_some(), is_planned, false];
    let here = match decided {
        Some(_) if is_planned => 4,
        Some(_) => 3,
        None => done.iter().position(|done| !done).unwrap_or_default(),
    };
    std::array::from_fn(|at| Leg { name: LEGS[at], is_done: at < here && done[at], is_here: at == here })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::StepKey;
    use crate::domain::readiness::{Answer, State};

    fn here(answer: Option<Answer>, is_reviewed: bool, decided: Option<Route>) -> (&'static str, usize) {
        let mut state = State::blank("g");
        StepKey::all().for_each(|step| state.answer(step, answer));
        let checklist = Checklist { is_shared: is_reviewed, is_completed: is_reviewed };
        let road = road(&Verdict::of(&state), checklist, decided);
        let here: Vec<&str> = road.iter().filter(|leg| leg.is_here).map(|leg| leg.name).collect();
        assert_eq!(here.len(), 1);
        (here[0], road.iter().filter(|leg| leg.is_done).count())
    }

    #[test]
    fn each_leg_is_reached_by_what_was_done() {
        let (yes, no) = (Some(Answer::InPlace), Some(Answer::NotYet));
        assert_eq!(here(None, false, None), ("Assess", 0));
        assert_eq!(here(yes, false, None), ("Review", 1));
        assert_eq!(here(yes, true, None), ("Decide", 2));
        assert_eq!(here(no, true, Some(Route::Postpone)), ("Plan", 3));
        assert_eq!(here(no, true, Some(Route::Proceed)), ("Plan", 3));
        assert_eq!(here(yes, true, Some(Route::Proceed)), ("Action plan", 4));
        assert_eq!(here(None, false, Some(Route::Postpone)), ("Plan", 1), "what was left is not called done");
    }
}

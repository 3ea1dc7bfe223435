//! The guide's cautions beside a route, and why none is recommended.

use super::Route;
use crate::domain::readiness::{Band, Stage, Verdict};
use crate::domain::words::{agree, capital, count};

/// What to keep in mind before going ahead without most of the conditions.
const BELOW_MOST: &str = "The guide warns of this: a plan begun without many of these conditions is very unlikely to have the scope, scale, buy-in and solutions that it needs.";
/// What the guide says of few to none.
const FEW_TO_NONE: &str = "With few to none of the conditions met, the guide strongly advises to postpone.";

impl Route {
    /// The guide's cautions where this route is chosen on such a result.
    #[must_use]
    pub fn cautions(self, verdict: &Verdict) -> Vec<&'static str> {
        let is_few = verdict.stage() == Stage::Route && verdict.band() == Band::FewToNone;
        let mut cautions = Vec::new();
        if self == Self::Proceed && verdict.band() < Band::Most {
            cautions.push(BELOW_MOST);
        }
        if self != Self::Postpone && is_few {
            cautions.push(FEW_TO_NONE);
        }
        cautions
    }
}

/// Why a verdict recommends no route; `None` when it recommends one.
#[must_use]
pub fn why_none(verdict: &Verdict) -> Option<String> {
    match verdict.stage() {
        Stage::TooEarly => {
            let blank = usize::from(verdict.blank());
            Some(format!("No route is recommended yet: {} of 31 steps {} not been looked at.", blank, agree(blank, "has", "have")))
        }
        Stage::SoFar => {
            let open = verdict.steps_that_could_count().len();
            Some(format!(
                "No route is recommended yet. {} could still change the result.",
                capital(&count(open, "open step", "open steps"))
            ))
        }
        Stage::Route => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::StepKey;
    use crate::domain::readiness::{Answer, State};

    fn verdict(conditions: usize, rest: Option<Answer>) -> Verdict {
        let mut state = State::blank("g");
        for step in StepKey::all() {
            state.answer(step, if step.condition().number() <= conditions { Some(Answer::InPlace) } else { rest });
        }
        Verdict::of(&state)
    }

    #[test]
    fn the_caution_stands_at_proceed_below_most_and_the_advice_at_few_to_none() {
        let not_yet = Some(Answer::NotYet);
        let count = |conditions, route: Route| route.cautions(&verdict(conditions, not_yet)).len();
        assert_eq!([6, 5, 2].map(|met| count(met, Route::Proceed)), [0, 1, 2]);
        assert_eq!([6, 5, 2].map(|met| count(met, Route::PreparednessPlan)), [0, 0, 1]);
        assert_eq!([6, 5, 2].map(|met| count(met, Route::Postpone)), [0, 0, 0]);
        assert_eq!(Route::Proceed.cautions(&verdict(0, None)), [BELOW_MOST], "what nobody has looked at is not few");
    }

    #[test]
    fn the_reason_is_told_exactly_where_no_route_is_recommended() {
        for verdict in [verdict(0, None), verdict(5, None), verdict(5, Some(Answer::Unknown)), verdict(5, Some(Answer::NotYet))] {
            assert_eq!(why_none(&verdict).is_none(), Route::recommended(&verdict).is_some());
        }
        assert_eq!(why_none(&verdict(0, None)).unwrap(), "No route is recommended yet: 31 of 31 steps have not been looked at.");
    }
}

//! Drafting: the actions that the gaps of a round ask for and no action covers yet.

use std::collections::BTreeSet;

use super::posted::WHAT_LIMIT;
use crate::domain::decision::{Decision, Route};
use crate::domain::guide::{ConditionKey, Guide, Topic};
use crate::domain::readiness::{Answer, State, Verdict};
use crate::domain::words::text::NOTE_LIMIT;
use crate::domain::words::{capital, shortened};

/// An action as drafted: it has no owner, no date and no cost yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The gap that it closes.
    pub closes: Topic,
    /// What is to be done.
    pub what: String,
    /// What the round says must be addressed.
    pub notes: String,
}

/// What came of drafting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drafted {
    /// How many actions were made.
    pub made: usize,
    /// How many gaps there are, those included that were covered before.
    pub gaps: usize,
}

/// Why nothing can be drafted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotDraft {
    /// There is no round.
    NoRound,
    /// The round is empty: nobody has looked at any step.
    NothingLookedAt,
    /// Copies went on apart, and nobody has said yet which of their rounds or decisions holds.
    Unsettled,
    /// Leadership postponed, and nobody has chosen the conditions to start with.
    NothingChosen,
}

/// The conditions that a plan is drafted for: all of them or, after *postpone*, those to start with.
///
/// # Errors
/// [`CannotDraft::NothingChosen`] after *postpone* without any.
pub fn scope(decision: Option<&Decision>) -> Result<Vec<ConditionKey>, CannotDraft> {
    match decision {
        Some(decision) if decision.route == Route::Postpone => {
            let chosen = &decision.terms.start_with;
            if chosen.is_empty() { Err(CannotDraft::NothingChosen) } else { Ok(chosen.clone()) }
        }
        _ => Ok(ConditionKey::ALL.to_vec()),
    }
}

/// The gaps of a round within some conditions, in the guide's order: each step not in place in a
/// condition that does not count as met; and each condition that was judged not met although all its
/// steps are in place.
#[must_use]
pub fn gaps(verdict: &Verdict, scope: &[ConditionKey]) -> Vec<Topic> {
    let mut gaps: Vec<Topic> = verdict.gaps_to_close().into_iter().map(Topic::Step).collect();
    gaps.extend(verdict.not_met().filter(|result| result.tally.left() == 0).map(|result| Topic::Condition(result.key)));
    gaps.retain(|gap| scope.contains(&gap.condition()));
    gaps.sort_by_key(|gap| (gap.condition(), gap.step()));
    gaps
}

/// One draft for each gap that no action covers. An action covers what it closes, whatever became of
/// it; one for a whole condition does not cover the steps of it, nor they the condition.
///
/// # Errors
/// [`CannotDraft`] when the round is empty or the conditions to start with are still to be chosen.
pub fn draft(state: &State, guide: &Guide, decision: Option<&Decision>, covered: &BTreeSet<Topic>) -> Result<Vec<Draft>, CannotDraft> {
    let verdict = Verdict::of(state);
    if verdict.looked_at() == 0 {
        return Err(CannotDraft::NothingLookedAt);
    }
    let gaps = gaps(&verdict, &scope(decision)?);
    Ok(gaps.into_iter().filter(|gap| !covered.contains(gap)).map(|gap| for_gap(gap, state, guide)).collect())
}

fn for_gap(gap: Topic, state: &State, guide: &Guide) -> Draft {
    let need = state.need(gap.condition());
    match gap {
        Topic::Step(step) => {
            let short = &guide.step(step).short;
            let what = match state[step].answer {
                None | Some(Answer::Unknown) => format!("Look into: {short}"),
                Some(_) => format!("Put in place: {short}"),
            };
            Draft { closes: gap, what, notes: need.to_owned() }
        }
        Topic::Condition(key) => {
            let reason = state.judgment(key).map_or("", |judgment| judgment.reason.as_str());
            let what = format!("{}: {}", capital(&guide.condition(key).short), shortened(reason, WHAT_LIMIT - 100));
            let both = [reason, need].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
            // The reason stays on record with the judgment, so where both are too long the need stands alone.
            let notes = if both.chars().count() <= NOTE_LIMIT { both } else { need.to_owned() };
            Draft { closes: gap, what, notes }
        }
    }
}

//! Which of the missing conditions are the largest gaps.

use std::cmp::Ordering;

use super::{Answer, ConditionResult, Verdict};
use crate::domain::guide::{ConditionKey, StepKey};

impl Verdict {
    /// The conditions that do not count as met, largest gap first: those with nothing in place and
    /// nothing open; then leadership commitment; then the lowest share of steps in place; ties in
    /// the guide's order.
    #[must_use]
    pub fn largest_gaps(&self) -> Vec<ConditionResult> {
        let mut gaps: Vec<ConditionResult> = self.not_met().copied().collect();
        gaps.sort_by(|a, b| by_size(*a, *b));
        gaps
    }

    /// The gaps: steps not in place in conditions that do not count as met, in the guide's order.
    #[must_use]
    pub fn gaps_to_close(&self) -> Vec<StepKey> {
        self.not_met().flat_map(|result| result.key.steps()).filter(|step| self.answer(*step) != Some(Answer::InPlace)).collect()
    }
}

fn by_size(a: ConditionResult, b: ConditionResult) -> Ordering {
    let rank = |gap: ConditionResult| match gap {
        gap if gap.tally.nothing_in_place() => 0,
        gap if gap.key == ConditionKey::LeadershipCommitment => 1,
        _ => 2,
    };
    // a/b < c/d, without fractions: a·d < c·b
    let share = |x: ConditionResult, y: ConditionResult| u16::from(x.tally.in_place) * u16::from(y.tally.total());
    rank(a).cmp(&rank(b)).then_with(|| share(a, b).cmp(&share(b, a))).then_with(|| a.key.cmp(&b.key))
}

//! What would change the result: the fewest steps that lift the count to the next band.

use super::{Answer, Band, Judged, Verdict};
use crate::domain::guide::{ConditionKey, StepKey};

/// The shortest way to the next band. It is arithmetic, not advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayUp {
    /// The count is in the highest band.
    Top,
    /// These steps, and no fewer, would do.
    Steps {
        /// The next band.
        to: Band,
        /// The conditions they complete, in order.
        conditions: Vec<ConditionKey>,
        /// The steps, in order.
        steps: Vec<StepKey>,
    },
    /// No steps would do, because these conditions are judged not met.
    Blocked {
        /// The next band.
        to: Band,
        /// The conditions judged not met, in order.
        judged: Vec<ConditionKey>,
    },
}

impl Verdict {
    /// The fewest steps that lift the count to the next band: the needed number of conditions with
    /// the fewest steps left, ties in the guide's order. Conditions share no steps, so taking the
    /// cheapest ones is minimal. A judged condition does not move with its steps and is left out.
    #[must_use]
    pub fn shortest_way_up(&self) -> WayUp {
        let Some((to, least)) = self.limits().next_from(self.band()) else {
            return WayUp::Top;
        };
        let needed = usize::from(least - self.floor());
        let mut candidates: Vec<(u8, ConditionKey)> =
            self.not_met().filter(|result| result.judged.is_none()).map(|result| (result.tally.left(), result.key)).collect();
        candidates.sort_unstable();
        let Some(chosen) = candidates.get(..needed) else {
            let judged = self.results().iter().filter(|result| result.judged == Some(Judged::NotMet)).map(|result| result.key).collect();
            return WayUp::Blocked { to, judged };
        };
        let mut conditions: Vec<ConditionKey> = chosen.iter().map(|(_, key)| *key).collect();
        conditions.sort_unstable();
        let steps = conditions.iter().flat_map(|key| key.steps()).filter(|step| self.answer(*step) != Some(Answer::InPlace)).collect();
        WayUp::Steps { to, conditions, steps }
    }
}

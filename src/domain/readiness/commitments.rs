//! What leadership has committed itself to, as far as the answers tell.

use super::{Answer, State};
use crate::domain::guide::{ConditionKey, StepKey};

/// The steps that are themselves commitments of leadership, by the guide's wording: the agreement to
/// begin (1.2), the resources (1.4), the work against structural racism (6.1), and continuous
/// evaluation (9.1).
const COMMITMENTS: [(ConditionKey, u8); 4] = [
    (ConditionKey::LeadershipCommitment, 2),
    (ConditionKey::LeadershipCommitment, 4),
    (ConditionKey::RacialEquity, 1),
    (ConditionKey::ContinuousLearning, 1),
];

/// The commitments that are in place, in the guide's order.
pub fn commitments(state: &State) -> impl Iterator<Item = StepKey> {
    COMMITMENTS
        .into_iter()
        .map(|(condition, number)| StepKey::new(condition, number).expect("a step of the guide"))
        .filter(|step| state[*step].answer == Some(Answer::InPlace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_place_is_a_commitment_made() {
        let mut state = State::blank("g");
        assert_eq!(commitments(&state).count(), 0);
        state.answer(StepKey::LEADERSHIP_AGREED, Some(Answer::InPlace));
        state.answer(StepKey::LEADERSHIP_ON_EQUITY, Some(Answer::UnderWay));
        assert_eq!(commitments(&state).collect::<Vec<_>>(), [StepKey::LEADERSHIP_AGREED]);
    }
}

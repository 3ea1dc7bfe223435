//! Warnings that stand beside the verdict and do not change the band.

use time::Date;

use super::{Answer, Verdict};
use crate::domain::guide::{ConditionKey, StepKey};
use crate::domain::words::{self, dates};

/// A warning, told in one sentence by its [`Display`](std::fmt::Display).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The commitment of leadership, which the guide calls necessary, is not there.
    Leadership {
        /// Whether the condition counts as met.
        met: bool,
        /// Whether steps of it are open, so that it is too early to call it missing.
        open: bool,
        /// The answer to step 1.2, leadership's explicit agreement.
        agreed: Option<Answer>,
    },
    /// Leadership's commitment on racial equity (6.1), which the guide calls imperative, is not in place.
    Equity {
        /// The answer to step 6.1.
        answer: Option<Answer>,
    },
    /// Conditions in which nothing is in place and nothing open.
    NothingInPlace(Vec<ConditionKey>),
    /// Answers that were carried over from an earlier round and not confirmed since, by the day on
    /// which each was last given or confirmed.
    Carried(Vec<Date>),
}

impl Verdict {
    /// The warnings, in the order of the design.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let leadership = self.result(ConditionKey::LeadershipCommitment);
        let met = leadership.counts();
        let open = leadership.judged.is_none() && leadership.tally.open() > 0;
        let agreed = self.answer(StepKey::LEADERSHIP_AGREED);
        if !met || agreed != Some(Answer::InPlace) {
            warnings.push(Warning::Leadership { met, open, agreed });
        }
        let answer = self.answer(StepKey::LEADERSHIP_ON_EQUITY);
        if answer != Some(Answer::InPlace) {
            warnings.push(Warning::Equity { answer });
        }
        let empty: Vec<ConditionKey> =
            self.results().iter().filter(|result| result.tally.nothing_in_place()).map(|result| result.key).collect();
        if !empty.is_empty() {
            warnings.push(Warning::NothingInPlace(empty));
        }
        if !self.carried().is_empty() {
            warnings.push(Warning::Carried(self.carried().iter().map(|(_, day)| *day).collect()));
        }
        warnings
    }
}

/// How many answers were carried over and not confirmed, and from when: "Seven answers were carried
/// over from March 2026 and have not been confirmed." `None` without any.
#[must_use]
pub fn not_confirmed(days: impl Iterator<Item = Date> + Clone) -> Option<String> {
    let (first, last) = (days.clone().min()?, days.clone().max()?);
    let n = days.count();
    let answers = words::capital(&words::count(n, "answer", "answers"));
    let (was, has) = (words::agree(n, "was", "were"), words::agree(n, "has", "have"));
    let [first, last] = [first, last].map(dates::month);
    Some(if first == last {
        format!("{answers} {was} carried over from {first} and {has} not been confirmed.")
    } else {
        format!("{answers} from {first} to {last} {was} carried over and {has} not been confirmed.")
    })
}

/// What is known of a step, as the end of a sentence.
fn stands(answer: Option<Answer>) -> &'static str {
    match answer {
        Some(Answer::InPlace) => "is in place",
        Some(Answer::UnderWay) => "is under way but not in place",
        Some(Answer::NotYet) => "is not in place yet",
        Some(Answer::Unknown) => "is not known",
        None => "has not been looked at",
    }
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Leadership { met, open, agreed } => {
                let condition = match (met, open) {
                    (true, _) => "",
                    (false, true) => "A clear commitment from leadership is not settled so far. ",
                    (false, false) => "A clear commitment from leadership is not met. ",
                };
                match agreed {
                    Some(Answer::InPlace) => write!(f, "{condition}The guide calls it necessary before the work goes on."),
                    _ => write!(
                        f,
                        "{condition}Leadership’s explicit agreement to begin (1b) {}; the guide calls this commitment necessary.",
                        stands(*agreed)
                    ),
                }
            }
            Self::Equity { answer } => write!(
                f,
                "Leadership’s clear word on structural racism and mobility (6a) {}. To the guide, a shared understanding is a must.",
                stands(*answer)
            ),
            Self::NothingInPlace(keys) => {
                let numbers: Vec<String> = keys.iter().map(|key| key.number().to_string()).collect();
                write!(f, "Nothing is in place yet in {} {}.", words::agree(keys.len(), "condition", "conditions"), words::list(&numbers))
            }
            Self::Carried(days) => f.write_str(&not_confirmed(days.iter().copied()).unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::readiness::State;

    #[test]
    fn leadership_and_equity_are_named_until_they_are_in_place() {
        let mut state = State::blank("g");
        assert_eq!(Verdict::of(&state).warnings().len(), 2);
        for step in ConditionKey::LeadershipCommitment.steps() {
            state.answer(step, Some(Answer::InPlace));
        }
        state.answer(StepKey::LEADERSHIP_ON_EQUITY, Some(Answer::InPlace));
        assert_eq!(Verdict::of(&state).warnings(), []);
        state.answer(StepKey::LEADERSHIP_AGREED, Some(Answer::UnderWay));
        let warnings = Verdict::of(&state).warnings();
        assert_eq!(
            warnings[0].to_string(),
            "A clear commitment from leadership is not met. Leadership’s explicit agreement to begin (1b) is under way but not in place; the guide calls this commitment necessary."
        );
    }

    #[test]
    fn a_condition_with_nothing_in_place_is_named_even_if_judged_met() {
        let mut state = State::blank("g");
        for step in ConditionKey::CommunityEngagement.steps() {
            state.answer(step, Some(Answer::NotYet));
        }
        state.set(crate::domain::readiness::Field::Judgment(ConditionKey::CommunityEngagement), "met: a partner does it").unwrap();
        let last = Verdict::of(&state).warnings().pop().unwrap();
        assert_eq!(last.to_string(), "Nothing is in place yet in condition 8.");
    }

    #[test]
    fn answers_carried_over_are_told_with_their_months() {
        let mut state = State::blank("g");
        let mut carry = |step: &str, day: &str| {
            for (field, value) in [("step", "in_place"), ("carried", day)] {
                state.set(format!("{field}-{step}").parse().unwrap(), value).unwrap();
            }
            Verdict::of(&state).warnings().pop().unwrap().to_string()
        };
        assert_eq!(carry("3.1", "2026-03-14"), "One answer was carried over from March 2026 and has not been confirmed.");
        assert_eq!(carry("3.2", "2026-03-31"), "Two answers were carried over from March 2026 and have not been confirmed.");
        assert_eq!(
            carry("3.3", "2025-10-01"),
            "Three answers from October 2025 to March 2026 were carried over and have not been confirmed."
        );
    }
}

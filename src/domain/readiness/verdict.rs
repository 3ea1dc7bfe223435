//! The verdict: how many conditions are met, how far that could still go, and what follows.

use time::Date;

use super::{Answer, Band, Judged, Limits, State, Tally};
use crate::domain::guide::{CONDITIONS, ConditionKey, STEPS, StepKey};

/// How one condition enters the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConditionResult {
    /// The condition.
    pub key: ConditionKey,
    /// Its steps, counted by answer.
    pub tally: Tally,
    /// The jurisdiction's own word, if it gave one.
    pub judged: Option<Judged>,
}

impl ConditionResult {
    /// Whether it counts as met: by judgment or, without one, by its steps.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.judged.map_or(self.tally.left() == 0, |judged| judged == Judged::Met)
    }

    /// Whether it would count if every open step turned out in place.
    #[must_use]
    pub fn could_count(&self) -> bool {
        self.judged.map_or(self.tally.could_be_met(), |judged| judged == Judged::Met)
    }

    /// Whether one step more would make it count.
    #[must_use]
    pub fn is_one_step_short(&self) -> bool {
        self.judged.is_none() && self.tally.left() == 1
    }
}

/// How much the verdict may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Fewer than half the steps were looked at: no band, no route.
    TooEarly,
    /// The open steps could still change the band: a band so far, no route.
    SoFar,
    /// They could not: the route.
    Route,
}

/// The verdict on a state. It is derived on every read and never stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    limits: Limits,
    answers: [Option<Answer>; STEPS],
    results: [ConditionResult; CONDITIONS],
    carried: Vec<(StepKey, Date)>,
}

impl Verdict {
    /// Counts a state.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let mut answers = [None; STEPS];
        for (step, answer) in state.answers() {
            answers[step.index()] = answer;
        }
        let judged = ConditionKey::ALL.map(|key| state.judgment(key).map(|judgment| judgment.judged));
        Self { carried: state.carried().collect(), ..Self::count(answers, judged, state.limits().limits) }
    }

    /// Counts answers and judgments, each in the guide's order, as if each was given in this round.
    #[must_use]
    pub fn count(answers: [Option<Answer>; STEPS], judged: [Option<Judged>; CONDITIONS], limits: Limits) -> Self {
        let results = ConditionKey::ALL.map(|key| {
            let first = key.steps().next().map_or(0, StepKey::index);
            let steps = key.steps().count();
            ConditionResult { key, tally: Tally::of(&answers[first..first + steps]), judged: judged[key.index()] }
        });
        Self { limits, answers, results, carried: Vec::new() }
    }

    /// The limits it was counted with.
    #[must_use]
    pub const fn limits(&self) -> Limits {
        self.limits
    }

    /// The nine conditions, in order.
    #[must_use]
    pub const fn results(&self) -> &[ConditionResult; CONDITIONS] {
        &self.results
    }

    /// One of them.
    #[must_use]
    pub const fn result(&self, key: ConditionKey) -> &ConditionResult {
        &self.results[key.index()]
    }

    /// The answer of a step.
    #[must_use]
    pub const fn answer(&self, step: StepKey) -> Option<Answer> {
        self.answers[step.index()]
    }

    /// The steps whose answers were carried over and not confirmed since, with the date of each. They
    /// count like any other.
    #[must_use]
    pub fn carried(&self) -> &[(StepKey, Date)] {
        &self.carried
    }

    /// The count as today's answers stand.
    #[must_use]
    pub fn floor(&self) -> u8 {
        self.tell(ConditionResult::counts)
    }

    /// The count if every blank and unknown turned out in place.
    #[must_use]
    pub fn ceiling(&self) -> u8 {
        self.tell(ConditionResult::could_count)
    }

    fn tell(&self, rule: impl Fn(&ConditionResult) -> bool) -> u8 {
        self.results.iter().map(|result| u8::from(rule(result))).sum()
    }

    /// The floor's band.
    #[must_use]
    pub fn band(&self) -> Band {
        self.limits.band(self.floor())
    }

    /// The ceiling's band.
    #[must_use]
    pub fn highest_band(&self) -> Band {
        self.limits.band(self.ceiling())
    }

    /// Whether floor and ceiling lie in one band.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.band() == self.highest_band()
    }

    /// How much may be said.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if usize::from(self.looked_at()) * 2 < STEPS {
            Stage::TooEarly
        } else if self.is_settled() {
            Stage::Route
        } else {
            Stage::SoFar
        }
    }

    /// Steps in place, of 31.
    #[must_use]
    pub fn in_place(&self) -> u8 {
        self.results.iter().map(|result| result.tally.in_place).sum()
    }

    /// Steps with any answer, "We don’t know yet" among them.
    #[must_use]
    pub fn looked_at(&self) -> u8 {
        self.results.iter().map(|result| result.tally.total() - result.tally.blank).sum()
    }

    /// Steps that nobody looked at.
    #[must_use]
    pub fn blank(&self) -> u8 {
        self.results.iter().map(|result| result.tally.blank).sum()
    }

    /// Steps that somebody looked at and could not tell.
    #[must_use]
    pub fn unknown(&self) -> u8 {
        self.results.iter().map(|result| result.tally.unknown).sum()
    }

    /// Conditions that do not count as met, in order.
    pub fn not_met(&self) -> impl Iterator<Item = &ConditionResult> {
        self.results.iter().filter(|result| !result.counts())
    }

    /// Conditions that one more step in place would make count.
    pub fn one_step_short(&self) -> impl Iterator<Item = ConditionKey> {
        self.results.iter().filter(|result| result.is_one_step_short()).map(|result| result.key)
    }

    /// The open steps that could still change the count: those of conditions without a judgment in
    /// which nothing known stands against being met. In the guide's order.
    #[must_use]
    pub fn steps_that_could_count(&self) -> Vec<StepKey> {
        self.results
            .iter()
            .filter(|result| !result.counts() && result.could_count())
            .flat_map(|result| result.key.steps())
            .filter(|step| matches!(self.answer(*step), None | Some(Answer::Unknown)))
            .collect()
    }

    /// The fewest open steps that, if in place, lift the count to a band above today's. `None` when
    /// the open steps cannot.
    #[must_use]
    pub fn fewest_open_steps_to(&self, band: Band) -> Option<u8> {
        let needed = usize::from(self.limits.range(band).0.checked_sub(self.floor())?);
        let mut open: Vec<u8> =
            self.results.iter().filter(|result| !result.counts() && result.could_count()).map(|result| result.tally.open()).collect();
        open.sort_unstable();
        open.get(..needed).map(|fewest| fewest.iter().sum())
    }
}

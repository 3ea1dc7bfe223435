//! A decision on record: never changed, only followed by another.

use time::{Date, Duration};

use super::{Cadence, NewDecision, Route};
use crate::domain::guide::{ConditionKey, StepKey};
use crate::domain::ids::{AssessmentId, DecisionId, PersonId};
use crate::domain::readiness::{Fingerprint, State};
use crate::domain::words::capital;

/// What leadership decided, with the state that it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// The round that it was made on.
    pub assessment: AssessmentId,
    /// The route chosen.
    pub route: Route,
    /// The route recommended then, if one was.
    pub recommended: Option<Route>,
    /// Who decided: "name, title", a line each, as they were then.
    pub deciders: String,
    /// Whom these lines mean, in step with them; empty where nobody is known.
    pub deciders_people: Vec<Option<PersonId>>,
    /// When.
    pub decided: Date,
    /// Why; empty where no reason was needed.
    pub reason: String,
    /// For a preparedness plan: that the jurisdiction is still strongly interested in the work.
    pub is_interested: bool,
    /// Identifies the state that it rests on.
    pub fingerprint: Fingerprint,
    /// The state that it rests on, as it was.
    pub state: State,
    /// What follows from it, which may move.
    pub terms: Terms,
    /// Whether another decision on the same round stands beside it, since copies went on apart and nobody has said yet
    /// which holds.
    pub is_contested: bool,
}

/// What is said wherever one of two decisions is shown that stand beside each other.
pub const CONTESTED: &str = "Two decisions stand on this round, since two copies of it went on apart, and no one has said yet which holds.";

/// What follows from a decision: when to come back, and what should be true by then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// The target date of the next round, or the date to look again.
    pub return_on: Option<Date>,
    /// How often to check in until then.
    pub check_ins: Option<Cadence>,
    /// When the last check-in was held.
    pub checked_in: Option<Date>,
    /// The steps that should be in place by then.
    pub return_goals: Vec<StepKey>,
    /// The conditions to start with.
    pub start_with: Vec<ConditionKey>,
}

impl Decision {
    /// Who decided, one by one.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        self.deciders.lines()
    }

    /// Whether it says the same as one about to be recorded, as when a form is sent twice.
    #[must_use]
    pub fn says_the_same_as(&self, new: &NewDecision) -> bool {
        let texts = [(&self.deciders, &new.deciders), (&self.reason, &new.reason)];
        self.route == new.route
            && self.decided == new.decided
            && self.fingerprint == new.state.fingerprint()
            && texts.into_iter().all(|(ours, theirs)| ours == theirs)
    }

    /// The dates of the check-ins until the date to come back.
    #[must_use]
    pub fn check_ins(&self) -> Vec<Date> {
        match (self.terms.check_ins, self.terms.return_on) {
            (Some(cadence), Some(end)) => cadence.between(self.decided, end),
            _ => Vec::new(),
        }
    }

    /// Whether the check-in of a date was held: on that day or later, or not more than half the time
    /// between two check-ins before it. One on record for a day after today tells only that a clock was
    /// wrong when it was written down.
    #[must_use]
    pub fn is_held(&self, date: Date, today: Date) -> bool {
        let early = self.terms.check_ins.map_or(Duration::ZERO, Cadence::half);
        self.terms.checked_in.is_some_and(|held| held <= today && date <= held.saturating_add(early))
    }

    /// The days that follow from it, each with what it is: the check-ins not held, and the day to come back.
    #[must_use]
    pub fn milestones(&self, today: Date) -> Vec<(Date, String)> {
        let check_ins = self.check_ins().into_iter().filter(|date| !self.is_held(*date, today)).map(|date| (date, "Check-in".to_owned()));
        check_ins.chain(self.terms.return_on.map(|date| (date, capital(self.route.returning())))).collect()
    }

    /// The first check-in that has not been held.
    #[must_use]
    pub fn next_check_in(&self, today: Date) -> Option<Date> {
        self.check_ins().into_iter().find(|date| !self.is_held(*date, today))
    }
}

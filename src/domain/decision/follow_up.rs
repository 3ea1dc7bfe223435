//! Settling what follows from a decision: what was typed becomes terms, or problems beside the fields.

use super::{Cadence, Decision, Route, Terms};
use crate::domain::guide::{ConditionKey, StepKey};
use crate::domain::readiness::Verdict;
use crate::domain::words::text::Problem;
use crate::domain::words::{dates, number};

/// How far ahead the date to come back may lie: by then nobody remembers the decision.
const YEARS: u8 = 5;

/// The form of the terms as it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedTerms {
    /// The date to come back, as forms hold it.
    pub return_on: String,
    /// How often to check in; empty for never.
    pub check_ins: String,
    /// The steps ticked as goals.
    pub return_goals: Vec<StepKey>,
    /// The conditions ticked to start with.
    pub start_with: Vec<ConditionKey>,
}

/// What is wrong with the form of the terms, by field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TermsProblems {
    /// With the date.
    pub return_on: Option<Problem>,
    /// With the check-ins.
    pub check_ins: Option<Problem>,
    /// With the goals.
    pub return_goals: Option<Problem>,
    /// With the conditions to start with.
    pub start_with: Option<Problem>,
}

impl TermsProblems {
    /// Whether anything is wrong.
    #[must_use]
    pub fn any(&self) -> bool {
        [&self.return_on, &self.check_ins, &self.return_goals, &self.start_with].into_iter().any(Option::is_some)
    }
}

impl TypedTerms {
    /// What the form of a decision holds before anybody types.
    #[must_use]
    pub fn of(terms: &Terms) -> Self {
        Self {
            return_on: terms.return_on.map_or_else(String::new, dates::iso),
            check_ins: terms.check_ins.map_or_else(String::new, |cadence| cadence.to_string()),
            return_goals: terms.return_goals.clone(),
            start_with: terms.start_with.clone(),
        }
    }

    /// Reads the terms of a decision. What its route does not ask for stays as it is.
    ///
    /// # Errors
    /// [`TermsProblems`], each to be shown beside its field.
    pub fn read(&self, decision: &Decision) -> Result<Terms, TermsProblems> {
        let verdict = Verdict::of(&decision.state);
        let return_on = match dates::parse_iso(self.return_on.trim()) {
            _ if self.return_on.trim().is_empty() => Err(Problem::Missing("Enter a date. Without one, coming back is easily forgotten.")),
            None => Err(Problem::NotADate),
            Some(date) if date <= decision.decided => {
                Err(Problem::Other(format!("Leadership decided on {}. Enter a later date.", dates::long(decision.decided))))
            }
            Some(date) if date > dates::months_later(decision.decided, YEARS * 12) => {
                Err(Problem::Other(format!("Enter a date within {} years of the decision.", number(YEARS.into()))))
            }
            Some(date) => Ok(date),
        };
        let check_ins = if self.check_ins.is_empty() { Ok(None) } else { self.check_ins.parse::<Cadence>().map(Some) };
        let gaps = verdict.gaps_to_close();
        let return_goals = in_order(&self.return_goals, gaps.iter().copied());
        let start_with = in_order(&self.start_with, verdict.not_met().map(|result| result.key));
        let is_postponed = decision.route == Route::Postpone;
        match (return_on, check_ins, return_goals, start_with) {
            (Ok(return_on), Ok(check_ins), Ok(return_goals), Ok(start_with)) => Ok(Terms {
                return_on: Some(return_on),
                check_ins: if is_postponed { decision.terms.check_ins } else { check_ins },
                checked_in: decision.terms.checked_in,
                return_goals: if is_postponed { return_goals } else { decision.terms.return_goals.clone() },
                start_with: if is_postponed { start_with } else { decision.terms.start_with.clone() },
            }),
            (return_on, check_ins, return_goals, start_with) => Err(TermsProblems {
                return_on: return_on.err(),
                check_ins: check_ins.err(),
                return_goals: return_goals.err(),
                start_with: start_with.err(),
            }),
        }
    }
}

/// What was ticked, in the order of what is offered.
fn in_order<T: PartialEq + Copy>(ticked: &[T], offered: impl Iterator<Item = T>) -> Result<Vec<T>, Problem> {
    let chosen: Vec<T> = offered.filter(|one| ticked.contains(one)).collect();
    if chosen.len() == ticked.len() { Ok(chosen) } else { Err(Problem::NotAChoice) }
}

impl Terms {
    /// The stored form of the goals: a key on each line.
    #[must_use]
    pub fn stored_goals(&self) -> String {
        self.return_goals.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    /// The stored form of the conditions to start with: a key on each line.
    #[must_use]
    pub fn stored_start_with(&self) -> String {
        self.start_with.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{AssessmentId, DecisionId};
    use crate::domain::readiness::{Answer, State};
    use time::macros::date;
    use uuid::Uuid;

    fn decision(route: Route) -> Decision {
        let mut state = State::blank("g");
        for step in StepKey::all() {
            state.answer(step, Some(if step.condition().number() == 1 { Answer::InPlace } else { Answer::UnderWay }));
        }
        Decision {
            is_contested: false,
            id: DecisionId(Uuid::nil()),
            assessment: AssessmentId(Uuid::nil()),
            route,
            recommended: None,
            deciders: "Ruth Amadi".to_owned(),
            deciders_people: Vec::new(),
            decided: date!(2026 - 11 - 23),
            reason: String::new(),
            is_interested: true,
            fingerprint: state.fingerprint(),
            state,
            terms: Terms::default(),
        }
    }

    fn typed(return_on: &str) -> TypedTerms {
        TypedTerms { return_on: return_on.to_owned(), ..TypedTerms::default() }
    }

    #[test]
    fn the_date_lies_after_the_decision() {
        let read = |date: &str| typed(date).read(&decision(Route::Postpone));
        assert_eq!(read("2026-11-24").unwrap().return_on, Some(date!(2026 - 11 - 24)));
        assert!(read("2031-11-23").is_ok(), "five years are the limit");
        for wrong in ["2026-11-23", "2025-01-01", "2031-11-24", "2200-01-01", "", "soon"] {
            assert!(read(wrong).unwrap_err().return_on.is_some(), "{wrong}");
        }
    }

    #[test]
    fn goals_are_gaps_and_stand_in_the_guides_order() {
        let with = |return_goals: &[&str]| TypedTerms {
            return_goals: return_goals.iter().map(|key| key.parse().unwrap()).collect(),
            ..typed("2027-11-23")
        };
        let terms = with(&["9.3", "2.1"]).read(&decision(Route::Postpone)).unwrap();
        assert_eq!(terms.stored_goals(), "2.1\n9.3");
        assert_eq!(with(&["1.1"]).read(&decision(Route::Postpone)).unwrap_err().return_goals, Some(Problem::NotAChoice), "it is in place");
        let mut some = typed("2027-11-23");
        some.start_with = vec![ConditionKey::DataCapacity, ConditionKey::StaffBuyIn];
        assert_eq!(some.read(&decision(Route::Postpone)).unwrap().stored_start_with(), "staff-buy-in\ndata-capacity");
        some.start_with = vec![ConditionKey::LeadershipCommitment];
        assert!(some.read(&decision(Route::Postpone)).unwrap_err().any(), "it is met");
    }

    #[test]
    fn a_route_leaves_alone_what_it_does_not_ask_for() {
        let all = TypedTerms {
            check_ins: "monthly".to_owned(),
            return_goals: vec!["2.1".parse().unwrap()],
            start_with: vec![ConditionKey::StaffBuyIn],
            ..typed("2027-11-23")
        };
        let postponed = all.read(&decision(Route::Postpone)).unwrap();
        assert_eq!((postponed.check_ins, postponed.return_goals.len(), postponed.start_with.len()), (None, 1, 1));
        let prepared = all.read(&decision(Route::PreparednessPlan)).unwrap();
        assert_eq!((prepared.check_ins, prepared.return_goals.len(), prepared.start_with.len()), (Some(Cadence::Monthly), 0, 0));
        let wrong = TypedTerms { check_ins: "hourly".to_owned(), ..all };
        assert_eq!(wrong.read(&decision(Route::PreparednessPlan)).unwrap_err().check_ins, Some(Problem::NotAChoice));
    }
}

//! Deciding: what was typed becomes a decision to record, or problems beside the fields.

use time::Date;

use super::deciders::deciders;
use super::{Route, Texts};
use crate::domain::guide::Guide;
use crate::domain::ids::PersonId;
use crate::domain::people::choosing::{People, Picked, Picks};
use crate::domain::readiness::{State, Verdict};
use crate::domain::words::text::{self, Problem, REASON_LIMIT};
use crate::domain::words::{agree, count, dates};

/// The form of a decision as it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedChoice {
    /// The route's word; empty while none is chosen.
    pub route: String,
    /// Who decided.
    pub deciders: Picks,
    /// The date, as forms hold it.
    pub decided: String,
    /// Why.
    pub reason: String,
    /// Whether "still strongly interested" is ticked.
    pub is_interested: bool,
}

/// A decision to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDecision {
    /// The route chosen.
    pub route: Route,
    /// The route that the state recommends, if it does.
    pub recommended: Option<Route>,
    /// Who decided: "name, title", a line each.
    pub deciders: String,
    /// Who of them is on record, in step with the lines.
    pub deciders_people: Vec<Option<PersonId>>,
    /// When.
    pub decided: Date,
    /// Why; empty where no reason is needed.
    pub reason: String,
    /// For a preparedness plan: that the jurisdiction is still strongly interested in the work.
    pub is_interested: bool,
    /// The state that it rests on.
    pub state: State,
    /// The conditions and steps as they were shown.
    pub texts: Texts,
}

/// What is wrong with the form of a decision, by field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChoiceProblems {
    /// With the route.
    pub route: Option<Problem>,
    /// With the people.
    pub deciders: Option<Problem>,
    /// With the date.
    pub decided: Option<Problem>,
    /// With the state to rest on.
    pub rests: Option<Problem>,
    /// With the reason.
    pub reason: Option<Problem>,
    /// With the interest in the work.
    pub interested: Option<Problem>,
}

impl ChoiceProblems {
    /// Whether anything is wrong.
    #[must_use]
    pub fn any(&self) -> bool {
        [&self.route, &self.deciders, &self.decided, &self.rests, &self.reason, &self.interested].into_iter().any(Option::is_some)
    }
}

impl TypedChoice {
    /// Reads a decision that rests on `basis`; `None` when the state that was named is not known. It
    /// lies between the start of the round and today; a round that starts later may be decided on today.
    /// Those who decided may be among the people on record.
    ///
    /// # Errors
    /// [`ChoiceProblems`], each to be shown beside its field.
    pub fn read(
        &self,
        basis: Option<&State>,
        guide: &Guide,
        people: &People,
        (started, today): (Date, Date),
    ) -> Result<NewDecision, Box<ChoiceProblems>> {
        let route = self.route.parse::<Route>().map_err(|_| Problem::Missing("Choose one of the three routes."));
        let deciders = deciders(&self.deciders, people);
        let decided = decided(&self.decided, started.min(today), today);
        let reason = text::lines(&self.reason, REASON_LIMIT).and_then(|reason| match (&route, basis) {
            (Ok(route), Some(state)) if reason.is_empty() => reason_needed(*route, &Verdict::of(state)).map_or(Ok(reason), Err),
            _ => Ok(reason),
        });
        let interested = match route {
            Ok(Route::PreparednessPlan) if !self.is_interested => Err(Problem::Missing(
                "Tick this if it is so. The guide suggests a preparedness plan only where it is; if it is not, choose to postpone.",
            )),
            Ok(Route::PreparednessPlan) => Ok(true),
            _ => Ok(false),
        };
        let rests = basis.ok_or(Problem::Missing("Choose one of the records shown. The one that was named is not known for this round."));
        match (route, deciders, decided, reason, interested, rests) {
            (Ok(route), Ok(deciders), Ok(decided), Ok(reason), Ok(is_interested), Ok(state)) => Ok(NewDecision {
                route,
                recommended: Route::recommended(&Verdict::of(state)),
                deciders: Picked::lines(&deciders),
                deciders_people: Picked::people(&deciders),
                decided,
                reason,
                is_interested,
                state: state.clone(),
                texts: Texts::of(guide),
            }),
            (route, deciders, decided, reason, interested, rests) => Err(Box::new(ChoiceProblems {
                route: route.err(),
                deciders: deciders.err(),
                decided: decided.err(),
                rests: rests.err(),
                reason: reason.err(),
                interested: interested.err(),
            })),
        }
    }
}

fn decided(typed: &str, first: Date, today: Date) -> Result<Date, Problem> {
    let date = dates::parse_iso(typed.trim()).ok_or(Problem::NotADate)?;
    if date > today {
        Err(Problem::Other("This day has not come yet. Enter the day on which leadership decided.".to_owned()))
    } else if date < first {
        Err(Problem::Other(format!("The round began on {}. Enter that day or a later one.", dates::long(first))))
    } else {
        Ok(date)
    }
}

/// What asks for a reason, if anything does.
fn reason_needed(route: Route, verdict: &Verdict) -> Option<Problem> {
    let blank = usize::from(verdict.blank());
    let recommended = Route::recommended(verdict);
    let mut causes = Vec::new();
    match recommended {
        None => causes.push("this record recommends no route".to_owned()),
        Some(recommended) if recommended != route => {
            causes.push(format!("this record recommends {}", recommended.infinitive()));
        }
        Some(_) => {}
    }
    if blank > 0 {
        causes.push(format!("{} {} not been looked at", count(blank, "step", "steps"), agree(blank, "has", "have")));
    }
    (!causes.is_empty()).then(|| Problem::Other(format!("Give the reason for this choice: {}.", causes.join(", and "))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::guide::StepKey;
    use crate::domain::readiness::Answer;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 23);
    const STARTED: Date = date!(2026 - 10 - 01);

    /// All conditions up to this many met, the rest not begun.
    fn met(conditions: usize) -> State {
        let mut state = State::blank(&Guide::current().version);
        for step in StepKey::all() {
            state.answer(step, Some(if step.condition().number() <= conditions { Answer::InPlace } else { Answer::NotYet }));
        }
        state
    }

    fn typed(route: Route) -> TypedChoice {
        TypedChoice {
            route: route.to_string(),
            deciders: Picks { lines: "Ruth Amadi, County Manager".to_owned(), ..Picks::default() },
            decided: "2026-11-23".to_owned(),
            reason: String::new(),
            is_interested: true,
        }
    }

    fn read(typed: &TypedChoice, state: &State) -> Result<NewDecision, Box<ChoiceProblems>> {
        typed.read(Some(state), Guide::current(), &People::default(), (STARTED, TODAY))
    }

    #[test]
    fn the_recommended_route_needs_no_reason_and_any_other_does() {
        for (conditions, recommended) in [(7, Route::Proceed), (4, Route::PreparednessPlan), (1, Route::Postpone)] {
            let state = met(conditions);
            for route in Route::ALL {
                let read = read(&typed(route), &state);
                assert_eq!(read.is_ok(), route == recommended, "{route} at {conditions}");
                if let Err(problems) = read {
                    let told = problems.reason.unwrap().to_string();
                    assert_eq!(told, format!("Give the reason for this choice: this record recommends {}.", recommended.infinitive()));
                }
                let reasoned = TypedChoice { reason: "The board asked for it".to_owned(), ..typed(route) };
                let decision = reasoned.read(Some(&state), Guide::current(), &People::default(), (STARTED, TODAY)).unwrap();
                assert_eq!((decision.route, decision.recommended), (route, Some(recommended)));
                assert_eq!(decision.is_interested, route == Route::PreparednessPlan, "only a preparedness plan asks");
            }
        }
    }

    #[test]
    fn steps_not_looked_at_ask_for_a_reason() {
        let mut state = met(7);
        state.answer("9.3".parse().unwrap(), None);
        let told = |state: &State| read(&typed(Route::Proceed), state).unwrap_err().reason.unwrap().to_string();
        assert_eq!(told(&state), "Give the reason for this choice: one step has not been looked at.");
        let blank = State::blank(&Guide::current().version);
        assert_eq!(told(&blank), "Give the reason for this choice: this record recommends no route, and 31 steps have not been looked at.");
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let nothing = TypedChoice { reason: "x".repeat(2_001), ..TypedChoice::default() };
        let problems = nothing.read(None, Guide::current(), &People::default(), (STARTED, TODAY)).unwrap_err();
        let ChoiceProblems { route, deciders, decided, rests, reason, interested } = &*problems;
        assert!([route, deciders, decided, rests, reason].into_iter().all(Option::is_some), "{problems:?}");
        assert_eq!((interested, problems.any()), (&None, true));
        let tepid = TypedChoice { is_interested: false, ..typed(Route::PreparednessPlan) };
        assert!(read(&tepid, &met(4)).unwrap_err().interested.is_some());
    }

    #[test]
    fn the_date_lies_between_the_start_of_the_round_and_today() {
        let on = |date: &str| read(&TypedChoice { decided: date.to_owned(), ..typed(Route::Proceed) }, &met(9)).map(|new| new.decided);
        assert_eq!(on("2026-10-01"), Ok(STARTED));
        assert_eq!(on(" 2026-11-23 "), Ok(TODAY));
        for wrong in ["2026-09-30", "2026-11-24", "", "2026-02-30"] {
            assert!(on(wrong).unwrap_err().decided.is_some(), "{wrong}");
        }
        let early = typed(Route::Proceed).read(Some(&met(9)), Guide::current(), &People::default(), (date!(2027 - 01 - 01), TODAY));
        assert!(early.is_ok(), "a round that starts later may be decided on today");
    }
}

//! The plan as a simple timeline: its actions month by month, with the check-ins and the day to come back
//! among them.

use time::Date;

use super::views::stretch;
use super::{Action, Group};
use crate::domain::decision::Decision;

/// One line of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop<'a> {
    /// An action on its due date.
    Action(&'a Action),
    /// A day that no action names: a check-in, or the day to come back.
    Milestone(Date, String),
}

/// What lies ahead up to the next month: all that is late, or a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// The heading: "Late", "This month, November 2026", "March 2027".
    pub heading: String,
    /// What stands in it, by date; on one day the actions come first.
    pub stops: Vec<Stop<'a>>,
}

impl Stop<'_> {
    fn date(&self) -> Option<Date> {
        match self {
            Self::Action(action) => action.due,
            Self::Milestone(date, _) => Some(*date),
        }
    }
}

/// Puts what follows from a decision among actions that are grouped by due date.
#[must_use]
pub fn timeline<'a>(groups: Vec<Group<'a>>, decision: Option<&Decision>, today: Date) -> Vec<Stretch<'a>> {
    let mut stops: Vec<Stop<'a>> = groups.into_iter().flat_map(|group| group.actions).map(Stop::Action).collect();
    stops.extend(decision.into_iter().flat_map(|decision| decision.milestones(today)).map(|(date, what)| Stop::Milestone(date, what)));
    // The sort is stable, so that on one day the actions stay first and in their order.
    stops.sort_by_key(Stop::date);
    let mut stretches: Vec<Stretch<'a>> = Vec::new();
    for stop in stops {
        let heading = stop.date().map_or_else(String::new, |date| stretch(date, today));
        match stretches.last_mut() {
            Some(last) if last.heading == heading => last.stops.push(stop),
            _ => stretches.push(Stretch { heading, stops: vec![stop] }),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decision::{Cadence, Route, Terms};
    use crate::domain::guide::Guide;
    use crate::domain::ids::{ActionId, AssessmentId, DecisionId, PersonId};
    use crate::domain::people::Apart;
    use crate::domain::people::{Person, Profile};
    use crate::domain::readiness::State;
    use crate::domain::words::dates;
    use crate::domain::words::position::Position;
    use crate::domain::work::{Around, Serving, Status, View, arranged};
    use time::macros::date;
    use uuid::Uuid;

    const TODAY: Date = date!(2026 - 11 - 23);

    fn action(n: u128, due: Date) -> Action {
        let profile = Profile { name: "Lee Park".to_owned(), ..Profile::default() };
        Action {
            id: ActionId(Uuid::from_u128(n)),
            sprang_from: None,
            road_line: None,
            closes: None,
            what: format!("Action {n}"),
            owner: Some(Person { id: PersonId(Uuid::nil()), profile }),
            helpers: String::new(),
            due: Some(due),
            effort: None,
            status: Status::ToDo,
            reason: String::new(),
            notes: String::new(),
            funding: Vec::new(),
            updated: TODAY,
            position: Position::after(None),
        }
    }

    fn decision(terms: Terms) -> Decision {
        let state = State::blank("g");
        Decision {
            is_contested: false,
            id: DecisionId(Uuid::nil()),
            assessment: AssessmentId(Uuid::nil()),
            route: Route::PreparednessPlan,
            recommended: None,
            deciders: "Ruth Amadi".to_owned(),
            deciders_people: Vec::new(),
            decided: date!(2026 - 10 - 30),
            reason: String::new(),
            is_interested: true,
            fingerprint: state.fingerprint(),
            state,
            terms,
        }
    }

    /// The timeline as lines: each heading, then what stands under it.
    fn told(actions: &[Action], terms: Option<Terms>) -> Vec<String> {
        let (names, serving) = (Apart::default(), Serving::default());
        let around = Around { guide: Guide::current(), names: &names, serving: &serving, today: TODAY };
        let settled = arranged(actions, View::Due, around).settled;
        let mut lines = Vec::new();
        for stretch in timeline(settled, terms.map(decision).as_ref(), TODAY) {
            lines.push(format!("# {}", stretch.heading));
            lines.extend(stretch.stops.iter().map(|stop| match stop {
                Stop::Action(action) => action.what.clone(),
                Stop::Milestone(date, what) => format!("{what} {}", dates::iso(*date)),
            }));
        }
        lines
    }

    #[test]
    fn check_ins_and_the_day_to_come_back_stand_among_the_actions_by_date() {
        let actions =
            [action(1, date!(2027 - 01 - 30)), action(2, date!(2026 - 11 - 30)), action(3, date!(2026 - 11 - 22)), action(4, TODAY)];
        let terms = Terms {
            return_on: Some(date!(2027 - 02 - 14)),
            check_ins: Some(Cadence::Monthly),
            checked_in: Some(date!(2026 - 11 - 20)),
            ..Terms::default()
        };
        assert_eq!(
            told(&actions, Some(terms)),
            [
                "# Late",
                "Action 3",
                "# This month, November 2026",
                "Action 4",
                "Action 2",
                "# December 2026",
                "Check-in 2026-12-30",
                "# January 2027",
                "Action 1",
                "Check-in 2027-01-30",
                "# February 2027",
                "Start the next round 2027-02-14",
            ]
        );
    }

    #[test]
    fn without_a_decision_only_the_actions_stand_in_it() {
        assert_eq!(told(&[action(1, TODAY)], None), ["# This month, November 2026", "Action 1"]);
        assert_eq!(told(&[], None), Vec::<String>::new());
        assert_eq!(told(&[action(1, TODAY)], Some(Terms::default())), ["# This month, November 2026", "Action 1"]);
    }
}

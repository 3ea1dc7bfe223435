//! What comes next for a jurisdiction, and what is late.

use std::fmt;

use time::Date;

use super::conversation::Ask;
use super::dates;
use super::decision::{Decision, Route};
use super::guide::STEPS;
use super::plan::Action;
use super::readiness::{Stage, State, Verdict};
use super::words::{agree, capital, count, list, number, shortened};

/// What is known of a jurisdiction on a day.
#[derive(Debug)]
pub struct Outlook<'a> {
    /// The day.
    pub today: Date,
    /// What the newest round says, if there is a round.
    pub state: Option<&'a State>,
    /// Who was asked in that round.
    pub asks: &'a [Ask],
    /// The newest decision.
    pub decision: Option<&'a Decision>,
    /// Whether that decision was made on the newest round.
    pub is_decided: bool,
    /// The actions.
    pub actions: &'a [Action],
}

/// One thing that is due, told by its [`Display`](fmt::Display) as a line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// Actions past their due date.
    LateActions(usize),
    /// People who have not answered by the day that was named.
    LateAnswers(Vec<String>),
    /// A check-in that was not held.
    LateCheckIn(Date),
    /// The date to come back has passed.
    LateReturn(Route, Date),
    /// The answers are others than those that the decision of this day rests on.
    ChangedSince(Date),
    /// Steps that nobody looked at.
    NotLookedAt(usize),
    /// Answers carried over and not confirmed.
    Unconfirmed(usize),
    /// Steps that somebody looked at and could not tell.
    Unknown(usize),
    /// People who may still answer.
    Waiting(Vec<String>),
    /// The verdict can be read and taken to leadership.
    Read,
    /// The verdict recommends a route, and leadership has not chosen one.
    Decide,
    /// A date to come back is still to be set.
    SetReturn(Route),
    /// A decision was made and there is no plan yet.
    Draft,
    /// Open actions without an owner, and without a date.
    Unassigned {
        /// Without an owner.
        ownerless: usize,
        /// Without a date.
        undated: usize,
    },
    /// Open actions of which nobody has said for 30 days how they stand.
    Stale(usize),
    /// The next action that is due.
    NextAction(Date, String),
    /// The next check-in.
    NextCheckIn(Date),
    /// The date to come back.
    Return(Route, Date),
    /// The way into the Mobility Action Plan is open.
    OnToThePlan,
}

impl Due {
    /// Whether a date has passed.
    #[must_use]
    pub const fn is_late(&self) -> bool {
        matches!(self, Self::LateActions(_) | Self::LateAnswers(_) | Self::LateCheckIn(_) | Self::LateReturn(..))
    }
}

impl Outlook<'_> {
    /// What is due: what is late first, then what comes next, then the dates ahead.
    #[must_use]
    pub fn due(&self) -> Vec<Due> {
        let mut due = self.late();
        if let (Some(state), Some(decision)) = (self.state, self.decision)
            && self.is_decided
            && state.fingerprint() != decision.fingerprint
        {
            due.push(Due::ChangedSince(decision.decided));
        }
        due.extend(self.of_the_round());
        due.extend(self.of_the_plan());
        due.extend(self.ahead());
        due
    }

    fn late(&self) -> Vec<Due> {
        let mut due = Vec::new();
        let late = self.actions.iter().filter(|action| action.is_late(self.today)).count();
        if late > 0 {
            due.push(Due::LateActions(late));
        }
        let people = names(self.asks.iter().filter(|ask| ask.is_late(self.today)));
        if !people.is_empty() {
            due.push(Due::LateAnswers(people));
        }
        if let Some(decision) = self.current() {
            due.extend(decision.next_check_in().filter(|date| *date < self.today).map(Due::LateCheckIn));
            due.extend(decision.terms.return_on.filter(|date| *date < self.today).map(|date| Due::LateReturn(decision.route, date)));
        }
        due
    }

    /// The decision while it holds: a newer round is the return that it named.
    fn current(&self) -> Option<&Decision> {
        self.decision.filter(|_| self.is_decided)
    }

    fn of_the_round(&self) -> Vec<Due> {
        let mut due = Vec::new();
        let Some(state) = self.state else { return due };
        let verdict = Verdict::of(state);
        let (blank, unknown, carried) = (usize::from(verdict.blank()), usize::from(verdict.unknown()), state.carried().count());
        if blank > 0 {
            due.push(Due::NotLookedAt(blank));
        }
        if carried > 0 {
            due.push(Due::Unconfirmed(carried));
        }
        if unknown > 0 {
            due.push(Due::Unknown(unknown));
        }
        let people = names(self.asks.iter().filter(|ask| ask.is_waiting() && !ask.is_late(self.today)));
        if !people.is_empty() {
            due.push(Due::Waiting(people));
        }
        if !self.is_decided && blank < STEPS {
            due.push(if verdict.stage() == Stage::Route && blank == 0 { Due::Decide } else { Due::Read });
        }
        due
    }

    fn of_the_plan(&self) -> Vec<Due> {
        let mut due = Vec::new();
        if let Some(decision) = self.current() {
            if decision.terms.return_on.is_none() && decision.route != Route::Proceed {
                due.push(Due::SetReturn(decision.route));
            }
            if self.actions.is_empty() {
                due.push(Due::Draft);
            }
        }
        let open = || self.actions.iter().filter(|action| action.status.is_open());
        let (ownerless, undated) =
            (open().filter(|action| action.owner.is_none()).count(), open().filter(|action| action.due.is_none()).count());
        if ownerless + undated > 0 {
            due.push(Due::Unassigned { ownerless, undated });
        }
        let stale = open().filter(|action| action.is_stale(self.today)).count();
        if stale > 0 {
            due.push(Due::Stale(stale));
        }
        due
    }

    fn ahead(&self) -> Vec<Due> {
        let mut due = Vec::new();
        let ahead = |date: &Date| *date >= self.today;
        let next = self.actions.iter().filter(|action| action.status.is_open()).filter_map(|action| Some((action.due?, action)));
        if let Some((date, action)) = next.filter(|(date, _)| ahead(date)).min_by_key(|(date, action)| (*date, action.id)) {
            due.push(Due::NextAction(date, action.what.clone()));
        }
        if let Some(decision) = self.current() {
            due.extend(decision.next_check_in().filter(ahead).map(Due::NextCheckIn));
            due.extend(decision.terms.return_on.filter(ahead).map(|date| Due::Return(decision.route, date)));
            if decision.route == Route::Proceed {
                due.push(Due::OnToThePlan);
            }
        }
        due
    }

    /// The dates that lie ahead or have passed undone, earliest first, each with what it is.
    #[must_use]
    pub fn dates(&self) -> Vec<(Date, String)> {
        let mut all: Vec<(Date, String)> = self
            .actions
            .iter()
            .filter(|action| action.status.is_open())
            .filter_map(|action| {
                let owner = action.owner.as_ref().map_or_else(String::new, |owner| format!(" ({})", owner.profile.name));
                Some((action.due?, format!("{}{owner}", action.what)))
            })
            .collect();
        for ask in self.asks.iter().filter(|ask| ask.is_waiting()) {
            all.extend(ask.due.map(|date| (date, format!("{} answers about {}", ask.person.profile.name, ask.topic.label()))));
        }
        if let Some(decision) = self.current() {
            all.extend(decision.next_check_in().map(|date| (date, "Check-in".to_owned())));
            all.extend(decision.terms.return_on.map(|date| (date, capital(returning(decision.route)))));
        }
        all.sort();
        all
    }
}

/// Each name once, in the order in which it comes.
fn names<'a>(asks: impl Iterator<Item = &'a Ask>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for ask in asks {
        let name = &ask.person.profile.name;
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// Up to three names, and how many more.
fn some_names(names: &[String]) -> String {
    match names.len() {
        0..=3 => list(names),
        n => {
            let others = count(n - 2, "other", "others");
            list(&[names[0].clone(), names[1].clone(), others])
        }
    }
}

const fn returning(route: Route) -> &'static str {
    match route {
        Route::Proceed => "come back to the assessment",
        Route::PreparednessPlan => "start the next round",
        Route::Postpone => "look again",
    }
}

/// The longest action told in a line of the list, in characters.
const TOLD: usize = 70;

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let actions = |n: usize| count(n, "action", "actions");
        match self {
            Self::LateActions(n) => write!(f, "{} {} past the due date", capital(&actions(*n)), agree(*n, "is", "are")),
            Self::LateAnswers(people) => {
                write!(f, "{} {} not answered by the day you named", some_names(people), agree(people.len(), "has", "have"))
            }
            Self::LateCheckIn(date) => write!(f, "No check-in was held on {}", dates::long(*date)),
            Self::LateReturn(route, date) => write!(f, "The day to {} has passed: {}", returning(*route), dates::long(*date)),
            Self::ChangedSince(date) => write!(f, "The answers have changed since the decision of {}", dates::long(*date)),
            Self::NotLookedAt(n) => write!(f, "Look at {} that no one has looked at yet", count(*n, "step", "steps")),
            Self::Unconfirmed(n) => write!(f, "Confirm {} carried over from an earlier round", count(*n, "answer", "answers")),
            Self::Unknown(n) => write!(f, "Find out about {} marked “We don’t know yet”", count(*n, "step", "steps")),
            Self::Waiting(people) => write!(f, "Waiting on {}", some_names(people)),
            Self::Read => f.write_str("Read the verdict and take it to leadership"),
            Self::Decide => f.write_str("Take the verdict to leadership, and record what they decide"),
            Self::SetReturn(route) => write!(f, "Set the date to {}", returning(*route)),
            Self::Draft => f.write_str("Draft the plan from the gaps"),
            Self::Unassigned { ownerless, undated: 0 } => write!(f, "Find an owner for {}", actions(*ownerless)),
            Self::Unassigned { ownerless: 0, undated } => write!(f, "Set a date for {}", actions(*undated)),
            Self::Unassigned { ownerless, undated } => {
                write!(f, "Find an owner for {}, and set a date for {}", actions(*ownerless), number(*undated))
            }
            Self::Stale(n) => write!(f, "Ask how {} {}: no word for 30 days", actions(*n), agree(*n, "stands", "stand")),
            Self::NextAction(date, what) => write!(f, "Due {}: {}", dates::long(*date), shortened(what, TOLD)),
            Self::NextCheckIn(date) => write!(f, "Check in on {}", dates::long(*date)),
            Self::Return(route, date) => write!(f, "{} on {}", capital(returning(*route)), dates::long(*date)),
            Self::OnToThePlan => f.write_str("Go on to the Mobility Action Plan"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decision::{Cadence, Terms};
    use crate::domain::ids::{ActionId, AskId, AssessmentId, DecisionId, PersonId};
    use crate::domain::person::{Person, Profile};
    use crate::domain::plan::Status;
    use crate::domain::readiness::Field;
    use time::macros::date;
    use uuid::Uuid;

    const TODAY: Date = date!(2026 - 11 - 23);

    fn person(name: &str) -> Person {
        Person { id: PersonId(Uuid::from_u128(7)), profile: Profile { name: name.to_owned(), ..Profile::default() } }
    }

    fn ask(name: &str, due: Option<Date>) -> Ask {
        let topic = "5.1".parse().unwrap();
        let id = AskId(Uuid::from_u128(1));
        Ask { id, topic, person: person(name), asked: date!(2026 - 11 - 01), due, told: None, is_withdrawn: false }
    }

    fn action(n: u128, due: Option<Date>) -> Action {
        Action {
            id: ActionId(Uuid::from_u128(n)),
            sprang_from: None,
            closes: None,
            what: format!("Action {n}"),
            owner: Some(person("Lee Park")),
            helpers: String::new(),
            due,
            effort: None,
            status: Status::Doing,
            reason: String::new(),
            notes: String::new(),
            cost: None,
            funding: String::new(),
            updated: TODAY,
        }
    }

    fn decision(state: &State, route: Route) -> Decision {
        Decision {
            id: DecisionId(Uuid::from_u128(2)),
            assessment: AssessmentId(Uuid::from_u128(3)),
            route,
            recommended: Some(route),
            deciders: "Marian Teasdale".to_owned(),
            decided: date!(2026 - 10 - 20),
            reason: String::new(),
            is_interested: false,
            fingerprint: state.fingerprint(),
            state: state.clone(),
            terms: Terms::default(),
        }
    }

    fn outlook(state: &State) -> Outlook<'_> {
        Outlook { today: TODAY, state: Some(state), asks: &[], decision: None, is_decided: false, actions: &[] }
    }

    fn told(outlook: &Outlook<'_>) -> Vec<String> {
        outlook.due().iter().map(ToString::to_string).collect()
    }

    fn answered(answer: &str) -> State {
        let mut state = State::blank("g");
        for field in Field::all().filter(|field| matches!(field, Field::Answer(_))) {
            state.set(field, answer).unwrap();
        }
        state
    }

    #[test]
    fn a_new_round_asks_for_its_steps_and_a_finished_one_for_a_decision() {
        assert_eq!(told(&outlook(&State::blank("g"))), ["Look at 31 steps that no one has looked at yet"]);
        assert_eq!(told(&outlook(&answered("not_yet"))), ["Take the verdict to leadership, and record what they decide"]);
        assert_eq!(told(&outlook(&answered("unknown"))).last().unwrap(), "Read the verdict and take it to leadership");
    }

    #[test]
    fn what_is_late_comes_first() {
        let state = answered("not_yet");
        let asks = [ask("Lee Park", Some(date!(2026 - 11 - 22))), ask("Ana Ruiz", None)];
        let actions = [action(1, Some(date!(2026 - 11 - 22))), action(2, Some(TODAY)), action(3, None)];
        let mut decided = decision(&state, Route::Postpone);
        decided.terms.return_on = Some(date!(2027 - 03 - 01));
        decided.terms.check_ins = Some(Cadence::Monthly);
        let mut outlook = Outlook { asks: &asks, actions: &actions, decision: Some(&decided), is_decided: true, ..outlook(&state) };
        assert_eq!(
            told(&outlook),
            [
                "One action is past the due date",
                "Lee Park has not answered by the day you named",
                "No check-in was held on November 20, 2026",
                "Waiting on Ana Ruiz",
                "Set a date for one action",
                "Due November 23, 2026: Action 2",
                "Look again on March 1, 2027",
            ]
        );
        assert!(outlook.due().iter().take(3).all(Due::is_late) && !outlook.due().iter().skip(3).any(Due::is_late));
        outlook.today = date!(2027 - 03 - 02);
        assert!(told(&outlook).contains(&"The day to look again has passed: March 1, 2027".to_owned()));
        outlook.is_decided = false;
        assert!(!told(&outlook).iter().any(|line| line.contains("look again")), "a newer round was the return");
    }

    #[test]
    fn a_change_after_the_decision_is_told() {
        let before = answered("not_yet");
        let decided = decision(&before, Route::Proceed);
        let mut after = before.clone();
        after.set("note-5.1".parse().unwrap(), "More").unwrap();
        let lines = told(&Outlook { decision: Some(&decided), is_decided: true, ..outlook(&after) });
        assert_eq!(
            lines,
            [
                "The answers have changed since the decision of October 20, 2026",
                "Draft the plan from the gaps",
                "Go on to the Mobility Action Plan"
            ]
        );
    }

    #[test]
    fn many_names_are_counted() {
        let names: Vec<String> = ["A", "B", "C", "D"].map(str::to_owned).into();
        assert_eq!(Due::Waiting(names).to_string(), "Waiting on A, B, and two others");
    }

    #[test]
    fn the_next_dates_come_in_order_with_who_sees_to_them() {
        let state = answered("not_yet");
        let actions = [action(1, Some(date!(2026 - 12 - 05))), action(2, None), action(3, Some(date!(2026 - 11 - 30)))];
        let asks = [ask("Ana Ruiz", Some(date!(2026 - 12 - 01)))];
        let dates = Outlook { actions: &actions, asks: &asks, ..outlook(&state) }.dates();
        let told: Vec<&str> = dates.iter().map(|(_, what)| what.as_str()).collect();
        assert_eq!(told, ["Action 3 (Lee Park)", "Ana Ruiz answers about 5a", "Action 1 (Lee Park)"]);
    }
}

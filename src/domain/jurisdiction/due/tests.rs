//! What is due, and how it is told.

use std::sync::LazyLock;

use super::*;
use crate::domain::decision::{Cadence, Terms};
use crate::domain::ids::{ActionId, AskId, AssessmentId, DecisionId, PersonId};
use crate::domain::people::{Person, Profile};
use crate::domain::readiness::Field;
use crate::domain::road::{Mark, MeasuresGround, StrategyGround};
use crate::domain::words::position::Position;
use crate::domain::work::Status;
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
        road_line: None,
        closes: None,
        what: format!("Action {n}"),
        owner: Some(person("Lee Park")),
        helpers: String::new(),
        due,
        effort: None,
        status: Status::Doing,
        reason: String::new(),
        notes: String::new(),
        funding: Vec::new(),
        position: Position::after(None),
        updated: TODAY,
    }
}

fn decision(state: &State, route: Route) -> Decision {
    Decision {
        is_contested: false,
        id: DecisionId(Uuid::from_u128(2)),
        assessment: AssessmentId(Uuid::from_u128(3)),
        route,
        recommended: Some(route),
        deciders: "Marian Teasdale".to_owned(),
        deciders_people: Vec::new(),
        decided: date!(2026 - 10 - 20),
        reason: String::new(),
        is_interested: false,
        fingerprint: state.fingerprint(),
        state: state.clone(),
        terms: Terms::default(),
    }
}

static GROUND: LazyLock<Ground> = LazyLock::new(Ground::default);

fn outlook(state: &State) -> Outlook<'_> {
    Outlook {
        today: TODAY,
        state: Some(state),
        asks: &[],
        decision: None,
        is_decided: false,
        actions: &[],
        road: &[],
        ground: &GROUND,
        open: &[],
    }
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
fn nobody_is_sent_to_draft_from_a_round_that_nobody_looked_at() {
    let blank = State::blank("g");
    let decided = decision(&blank, Route::Proceed);
    let lines = told(&Outlook { decision: Some(&decided), is_decided: true, ..outlook(&blank) });
    assert!(!lines.iter().any(|line| line.contains("Draft the plan")), "{lines:?}");
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

#[test]
fn dated_lines_of_the_road_are_due_until_they_are_done() {
    let state = answered("not_yet");
    let line = |place: &str, due: Date, mark: Option<Mark>| Said {
        due: Some(due),
        mark,
        owner: Some(person("Lee Park")),
        ..Said::nothing(place.parse().unwrap())
    };
    let road = [
        line("4.1", date!(2026 - 11 - 22), None),
        line("4.2", date!(2026 - 12 - 01), Some(Mark::UnderWay)),
        line("4.3", date!(2026 - 11 - 30), Some(Mark::Done)),
    ];
    let given = Outlook { road: &road, ..outlook(&state) };
    let due = told(&given);
    assert_eq!(due[0], "A line of the road is past its date: 4.1, Put the management team together");
    assert!(given.due()[0].is_late());
    assert_eq!(due.last().unwrap(), "Due December 1, 2026, on the road: 4.2, Work out which stakeholder partners are key");
    let late = ["4.1", "8.2"].map(|place| line(place, date!(2026 - 11 - 22), None));
    assert_eq!(told(&Outlook { road: &late, ..outlook(&state) })[0], "Two lines of the road are past their dates: 4.1 and 8.2");
    let ahead = ["4.1", "4.2", "8.2"].map(|place| line(place, date!(2026 - 12 - 01), None));
    let due = told(&Outlook { road: &ahead, ..outlook(&state) });
    assert_eq!(due.last().unwrap(), "Due December 1, 2026, on the road: 4.1, Put the management team together (two more lines after it)");
    let actions = [action(1, Some(date!(2026 - 12 - 02)))];
    let due = told(&Outlook { actions: &actions, road: &road, ..outlook(&state) });
    let ahead: Vec<&str> = due.iter().filter(|due| due.starts_with("Due")).map(String::as_str).collect();
    assert_eq!(
        ahead,
        ["Due December 1, 2026, on the road: 4.2, Work out which stakeholder partners are key", "Due December 2, 2026: Action 1"],
        "the earliest first, whatever it is"
    );
    let dates: Vec<String> = given.dates().into_iter().map(|(_, what)| what).collect();
    assert_eq!(dates, ["4.2, Work out which stakeholder partners are key (Lee Park)"]);
    // The program sees by itself that this one is done.
    let decided = decision(&state, Route::Proceed);
    let road = [line("3.10", date!(2026 - 11 - 22), None)];
    let seen = Outlook { road: &road, decision: Some(&decided), is_decided: true, ..outlook(&state) };
    assert!(!told(&seen).iter().any(|line| line.contains("of the road")));
}

#[test]
fn what_was_written_down_by_a_wrong_clock_is_neither_new_nor_stale() {
    let state = answered("not_yet");
    for (today, is_old) in [(date!(2025 - 11 - 23), false), (date!(1970 - 01 - 01), false), (date!(2027 - 11 - 23), true)] {
        // Both were written down on November 23, 2026.
        let actions = [action(1, None)];
        assert_eq!(actions[0].is_stale(today), is_old, "{today}");
        let mut decided = decision(&state, Route::Postpone);
        decided.decided = date!(1969 - 12 - 01);
        decided.terms.return_on = Some(date!(1974 - 12 - 01));
        decided.terms.check_ins = Some(Cadence::Monthly);
        decided.terms.checked_in = Some(TODAY);
        let outlook = Outlook { today, actions: &actions, decision: Some(&decided), is_decided: true, ..outlook(&state) };
        let due = told(&outlook);
        assert_eq!(due.iter().any(|line| line.contains("no word for 30 days")), is_old, "{today}: {due:?}");
        assert_eq!(
            due.iter().any(|line| line.to_lowercase().replace('-', " ").contains("check in")),
            !is_old,
            "{today}: a check-in of a day to come was not held: {due:?}"
        );
    }
}

#[test]
fn where_it_stands_is_a_line_for_each_part() {
    let words = |outlook: &Outlook<'_>| outlook.stands().map(|stand| stand.words);
    let state = State::blank("g");
    let [road, readiness, choice, coalition, findings, engagement, strategy, measures, plan] =
        words(&Outlook { state: None, ..outlook(&state) });
    assert_eq!((readiness.as_str(), plan.as_str()), ("There is no round yet.", "There is no action yet."));
    assert_eq!(choice, "Leadership has not chosen a route yet.");
    let nothing = ["No one is on the list yet.", "There is no finding yet.", "No engagement is planned or held yet."];
    assert_eq!([coalition, findings, engagement], nothing);
    assert_eq!([strategy, measures], ["No strategic action is chosen yet.", "There is no measure yet."]);
    assert_eq!(road, "No step has been started.");
    let ground = Ground {
        strategy: StrategyGround { has_vision: true, has_theory: true, chosen: 2, begun: 2, modeled: 1, approved: 0 },
        measures: MeasuresGround { measures: 12, whole: 1, covered: 3, to_cover: 11 },
        ..Ground::default()
    };
    let [.., strategy, measures, _] = words(&Outlook { ground: &ground, ..outlook(&state) });
    let written = "The vision and the theory of change are written.";
    assert_eq!(strategy, format!("{written} Two strategic actions are chosen. A logic model is begun for two and approved for none."));
    let whole = "12 measures, one with a direction, a baseline and a target.";
    assert_eq!(measures, format!("{whole} Three of 11 inputs, outputs and outcomes have a measure."));
    let made = decision(&state, Route::Postpone);
    let [road, _, choice, ..] = words(&Outlook { decision: Some(&made), is_decided: true, ..outlook(&state) });
    assert_eq!(road, "Under way: Step 3.");
    assert_eq!(choice, "On October 20, 2026 leadership chose to postpone.");
    let [_, _, choice, ..] = words(&Outlook { decision: Some(&made), ..outlook(&state) });
    assert!(choice.starts_with("Leadership has not chosen a route in the newest round yet."), "{choice}");
    let late = Some(date!(2026 - 11 - 01));
    let mut actions = vec![action(1, late)];
    assert_eq!(words(&Outlook { actions: &actions, ..outlook(&state) })[8], "One action is open and late.");
    actions.extend([action(2, None), Action { status: Status::Done, ..action(3, late) }]);
    assert_eq!(words(&Outlook { actions: &actions, ..outlook(&state) })[8], "Two actions are open, one of them late; one is done.");
}

fn open(n: u128, matter: Matter, name: &str, day: Option<Date>) -> Open {
    Open { matter, id: Uuid::from_u128(n), name: name.to_owned(), day, who: Some(person("Lee Park")), among: 1 }
}

#[test]
fn what_is_open_in_the_parts_is_late_owed_or_next() {
    let state = answered("not_yet");
    let (past, ahead) = (Some(date!(2026 - 11 - 22)), Some(date!(2026 - 12 - 01)));
    let all = [
        open(1, Matter::Ask, "Ana Ruiz", past),
        open(2, Matter::Ask, "Bo Lind", ahead),
        open(3, Matter::Ask, "Cy Hart", Some(TODAY)),
        open(4, Matter::Answer, "Di Voss", Some(date!(2026 - 11 - 02))),
        open(5, Matter::Answer, "Ed Frost", Some(date!(2026 - 11 - 03))),
        open(6, Matter::Source, "School attendance", past),
        open(7, Matter::Source, "Evictions", past),
        open(8, Matter::Promise, "Renters speak", past),
        open(9, Matter::Promise, "Older adults speak", ahead),
        open(10, Matter::Engagement, "Partners meet", ahead),
        open(11, Matter::Report, "Young people speak", None),
        open(12, Matter::Report, "Veterans speak", ahead),
        open(13, Matter::Launch, "", Some(date!(2026 - 12 - 05))),
        open(14, Matter::Value, "Families housed", past),
        open(15, Matter::Value, "Rent burden", ahead),
        open(16, Matter::Value, "Evictions filed", ahead),
    ];
    let given = Outlook { open: &all, ..outlook(&state) };
    assert_eq!(
        told(&given),
        [
            "The day to ask Ana Ruiz (Lee Park) to join has passed: November 22, 2026",
            "Two sources are past the day they were expected: School attendance (Lee Park) and Evictions (Lee Park)",
            "A promise was not kept on November 22, 2026: Renters speak (Lee Park)",
            "A value was due on November 22, 2026: Families housed (Lee Park)",
            "Take the verdict to leadership, and record what they decide",
            "Di Voss (Lee Park) was asked to join three weeks ago or more, without an answer",
            "Report back to those who spoke: Young people speak (Lee Park)",
            "Due November 23, 2026: ask Cy Hart to join the coalition (Lee Park) (one more member after it)",
            "Promised for December 1, 2026: Older adults speak (Lee Park)",
            "Planned for December 1, 2026: Partners meet (Lee Park)",
            "Due December 1, 2026: report back on Veterans speak (Lee Park)",
            "Value due December 1, 2026: Rent burden (Lee Park) (one more value after it)",
            "Launch the coalition on December 5, 2026",
        ]
    );
    // Of many that stand alike a reader brings the first, and how many there are.
    let first = |n: u128, among: usize| Open { among, ..open(n, Matter::Source, "Evictions", past) };
    let read = [first(1, 9), first(2, 9), first(3, 9)];
    let line = "Nine sources are past the day they were expected: Evictions (Lee Park), Evictions (Lee Park), and seven others";
    assert_eq!(told(&Outlook { open: &read, ..outlook(&state) })[0], line);
    let due = given.due();
    assert!(due.iter().take(4).all(Due::is_late) && !due.iter().skip(4).any(Due::is_late));
    let dates: Vec<String> = given.dates().into_iter().map(|(_, what)| what).collect();
    assert_eq!(
        dates,
        [
            "Ask Cy Hart to join the coalition (Lee Park)",
            "Ask Bo Lind to join the coalition (Lee Park)",
            "Older adults speak (Lee Park)",
            "Partners meet (Lee Park)",
            "Report back on Veterans speak (Lee Park)",
            "Value of Evictions filed (Lee Park)",
            "Value of Rent burden (Lee Park)",
            "Launch of the coalition (Lee Park)",
        ]
    );
}

#[test]
fn whom_to_ask_next_is_asked_only_while_nobody_has_a_day() {
    let state = answered("not_yet");
    let ground = Ground { coalition: crate::domain::road::CoalitionGround { to_ask: 3, ..Default::default() }, ..Ground::default() };
    let line = "Choose whom to ask next: three members are still to be asked".to_owned();
    assert!(told(&Outlook { ground: &ground, ..outlook(&state) }).contains(&line));
    let one = [open(1, Matter::Ask, "Ana Ruiz", Some(TODAY))];
    assert!(!told(&Outlook { ground: &ground, open: &one, ..outlook(&state) }).contains(&line));
}

//! The worst report that anybody could make.

use milepost::domain::guide::{Guide, StepKey};
use milepost::domain::ids::{ActionId, AssessmentId, FundingLineId};
use milepost::domain::jurisdiction::Profile;
use milepost::domain::readiness::{Answer, Field, State};
use milepost::domain::rounds::Heading;
use milepost::domain::words::position::Position;
use milepost::domain::work::funding::{Funding, FundingLine};
use milepost::domain::work::{Action, Only, Serving, Status};
use milepost::report::document::Paper;
use milepost::report::{Log, Report, RoundSource, Sources};
use time::macros::{date, datetime};

/// The most that an action may cost, in cents.
const MOST: &str = "999999999999";

/// Starts that a spreadsheet takes for a formula, and scripts and marks that trip programs.
pub const NASTY: [&str; 12] = [
    "=HYPERLINK(\"http://evil\")",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "＝1+1",
    "\t=1",
    "\"=1",
    "<r><t>x</t></r>",
    "_x0041_ & <b>\"é\"</b> ]]>",
    "שלום, עולם؛ مرحبا",
    "漢字かな交じり文",
    "🏁👩🏽‍🚀🇺🇸",
];

/// A note of 10,000 characters that begins so.
fn long(start: &str) -> String {
    let line = "Line one, with a comma; and “quotes”.\nשלום 漢字 🏁 ";
    start.chars().chain(line.chars().cycle()).take(9_999).chain(['.']).collect()
}

/// The worst that a report can hold: every field at its longest, control characters where the door
/// would have stopped them.
pub fn worst(with_notes: bool) -> Report {
    let guide = Guide::current();
    let mut state = State::blank(&guide.version);
    for (at, step) in StepKey::all().enumerate() {
        let start = NASTY[at % NASTY.len()];
        state.set(Field::Note(step), &long(start)).unwrap();
        state.set(Field::Evidence(step), &format!("{start} https://example.org/{at}")).unwrap();
        state.answer(step, [Some(Answer::InPlace), Some(Answer::UnderWay), Some(Answer::NotYet), Some(Answer::Unknown), None][at % 5]);
    }
    for condition in &guide.conditions {
        state.set(Field::Need(condition.key), &long("=need")).unwrap();
        state.set(Field::Judgment(condition.key), &format!("met: ={}", "because ".repeat(100))).unwrap();
    }
    let actions: Vec<Action> = NASTY.iter().enumerate().map(|(at, start)| action(at, start)).collect();
    let heading = Heading { title: "=Fall 2026".to_owned(), started: date!(2026 - 09 - 01) };
    let round = AssessmentId(uuid::Uuid::from_u128(1));
    let mut report = Report::of(Sources {
        jurisdiction: &Profile { name: "=Wren & \"County\" 漢字".to_owned(), ..Profile::default() },
        is_example: false,
        round: &heading,
        state: &state,
        decision: None,
        actions: &actions,
        serving: &Serving::default(),
        only: Only::All,
        latest_decision: None,
        rounds: &[RoundSource { id: round, heading: heading.clone(), state: state.clone(), decision: None, is_this: true }],
        log: Log::default(),
        paper: Paper::A4,
        people: Vec::new(),
        guide,
        limits_by: None,
        as_of: datetime!(2026-11-23 10:42 -5),
        with_notes,
    });
    "Mayor\u{0}\u{7}\u{1b}[31m\u{85}\u{ffff}".clone_into(&mut report.executive);
    report
}

/// Thirty lines or one; one action costs the most that one may.
fn funding(at: usize, start: &str) -> Vec<FundingLine> {
    let source = if at.is_multiple_of(2) { String::new() } else { start.trim().to_owned() };
    let line = |number: usize| {
        let cents = if at == 0 { MOST.to_owned() } else { format!("{at}12345") };
        let (cents, year) = (if at % 3 == 1 { "" } else { &cents }, if number.is_multiple_of(2) { "2200" } else { "" });
        let says = Funding::from_stored(source.clone(), cents, year, "asked").expect("a line");
        FundingLine { id: FundingLineId(uuid::Uuid::from_u128((at * 100 + number) as u128)), says }
    };
    (1..=if at == 3 { 30 } else { 1 }).map(line).filter(|line| !line.says.is_blank()).collect()
}

fn action(at: usize, start: &str) -> Action {
    Action {
        id: ActionId(uuid::Uuid::from_u128(at as u128 + 1)),
        sprang_from: None,
        road_line: None,
        closes: at.is_multiple_of(3).then(|| "3.1".parse().unwrap()),
        what: format!("{start} first"),
        owner: None,
        helpers: start.trim().to_owned(),
        due: at.is_multiple_of(2).then_some(date!(2026 - 12 - 31)),
        effort: None,
        status: Status::ALL[at % 4],
        reason: format!("{start} because"),
        notes: long(start),
        funding: funding(at, start),
        updated: date!(2026 - 11 - 01),
        position: Position::after(None),
    }
}

use proptest::{prop_assert_eq, proptest};
use uuid::Uuid;

use super::*;
use crate::domain::findings::Finding;
use crate::domain::history::Fact;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::position::{Beside, Position, Shift};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn thing(noun: Noun, n: u128, values: &[(Fact, &str)]) -> Thing {
    let mut thing = Thing::nothing(noun, id(n));
    thing.values = values.iter().map(|(fact, value)| (*fact, (*value).to_owned())).collect();
    if noun.is_ordered() {
        let at = usize::try_from(n % 100).unwrap();
        thing.values.insert(Fact::Position, Position::spread(101)[at].to_string());
    }
    thing
}

fn goal(n: u128) -> Thing {
    thing(Noun::Goal, n, &[(Fact::Title, &format!("Goal {n}"))])
}

fn action(n: u128, values: &[(Fact, &str)]) -> Thing {
    thing(Noun::StrategicAction, n, values)
}

fn finding(n: u128, values: &[(Fact, &str)]) -> Thing {
    let all: Vec<(Fact, &str)> =
        [(Fact::Statement, "Rents rise"), (Fact::Stage, "finding")].into_iter().chain(values.iter().copied()).collect();
    thing(Noun::Finding, n, &all)
}

fn missing(strategy: &Strategy) -> Vec<String> {
    strategy.missing().into_iter().map(|missing| missing.words).collect()
}

/// Its values where nothing is missing, for a goal 1, a finding 11 and a lead 21.
fn whole() -> Vec<(Fact, String)> {
    vec![(Fact::Goal, id(1).to_string()), (Fact::Findings, id(11).to_string()), (Fact::Lead, id(21).to_string())]
}

fn with<'a>(whole: &'a [(Fact, String)], more: &[(Fact, &'a str)]) -> Vec<(Fact, &'a str)> {
    whole.iter().map(|(fact, value)| (*fact, value.as_str())).chain(more.iter().copied()).collect()
}

#[test]
fn nothing_lacks_nothing() {
    assert!(missing(&Strategy::default()).is_empty());
    assert!(Strategy::default().by_goal().is_empty() && Strategy::default().grid().is_empty());
}

#[test]
fn what_no_strategic_action_answers_is_named() {
    let things = vec![
        finding(11, &[(Fact::Predictors, "housing-affordability\nhousing-stability")]),
        finding(12, &[(Fact::Predictors, "just-policing")]),
        finding(13, &[(Fact::Stage, "insight"), (Fact::Predictors, "digital-access")]),
        finding(14, &[]),
    ];
    let all = Strategy::of(things.clone());
    let three = "No strategic action answers these findings yet.";
    let predictors = "No strategic action yet works on three predictors that you have findings on: housing affordability, housing stability, and just policing.";
    assert_eq!(missing(&all), [three, predictors]);
    assert_eq!(all.missing()[0].gap, Gap::Unanswered(vec![id(11), id(12), id(14)]));
    // An answer to a finding works on its predictors; a strategic action may also name them alone.
    let answers = format!("{}\n{}", id(11), id(14));
    let lead = id(21).to_string();
    let one = action(31, &[(Fact::Findings, &answers), (Fact::Lead, &lead)]);
    let answered = Strategy::of([things.clone(), vec![one.clone()]].concat());
    assert_eq!(
        missing(&answered),
        [
            "No strategic action answers this finding yet.",
            "No strategic action yet works on just policing, a predictor that you have a finding on."
        ]
    );
    assert_eq!(answered.answering(id(14)).map(|action| action.id).collect::<Vec<_>>(), [id(31)]);
    // What was dropped answers nothing.
    let mut dropped = one;
    dropped.values.insert(Fact::Status, "dropped".to_owned());
    assert_eq!(missing(&Strategy::of([things, vec![dropped]].concat())), [three, predictors]);
}

#[test]
fn goals_and_strategic_actions_say_what_they_lack() {
    let gone = id(99).to_string();
    let things = vec![
        goal(1),
        goal(2),
        finding(11, &[]),
        action(31, &with(&whole(), &[])),
        action(32, &[]),
        action(33, &[(Fact::Goal, &gone), (Fact::Findings, &gone)]),
        action(34, &[(Fact::Status, "dropped"), (Fact::Reason, "No money")]),
    ];
    assert_eq!(
        missing(&Strategy::of(things)),
        [
            "One goal has no strategic action yet.",
            "Two strategic actions serve no goal.",
            "Two strategic actions have no lead.",
            "Two strategic actions answer no finding."
        ]
    );
    // Without goals none can be served.
    assert_eq!(
        missing(&Strategy::of(vec![action(32, &[])])),
        ["One strategic action has no lead.", "One strategic action answers no finding."]
    );
}

#[test]
fn it_is_said_where_none_changes_a_policy() {
    for (levels, words) in [
        (&["practice", "resources\nrelationships"][..], Some("All of these are programs, none changes a policy.")),
        (&["practice"], Some("This is a program, and changes no policy.")),
        (
            &["practice", "", ""],
            Some("As far as it is said, all of these are programs, none changes a policy. Of two the level is not said yet."),
        ),
        (&["practice", "power"], Some("None of these changes a policy.")),
        (&["mental_models"], Some("It changes no policy.")),
        (&["power", "practice", ""], Some("As far as it is said, none of these changes a policy. Of one the level is not said yet.")),
        (&["practice", "policy\npractice"], None),
        (&["", ""], None),
        (&[], None),
    ] {
        let mut things = vec![goal(1), finding(11, &[])];
        let all = whole();
        things.extend(levels.iter().zip(31..).map(|(levels, n)| action(n, &with(&all, &[(Fact::Levels, levels)]))));
        let told: Vec<String> = missing(&Strategy::of(things)).into_iter().filter(|words| words.contains("policy")).collect();
        assert_eq!(told, words.into_iter().collect::<Vec<_>>(), "{levels:?}");
    }
}

#[test]
fn the_grid_holds_names_and_no_more() {
    let weighed = |n, impact, feasibility| action(n, &[(Fact::Impact, impact), (Fact::Feasibility, feasibility)]);
    let dropped = action(36, &[(Fact::Impact, "5"), (Fact::Feasibility, "5"), (Fact::Status, "dropped")]);
    let strategy = Strategy::of(vec![
        weighed(31, "5", "1"),
        weighed(32, "5", "1"),
        weighed(33, "1", "5"),
        weighed(34, "3", ""),
        action(35, &[]),
        dropped,
    ]);
    let grid = strategy.grid();
    let ids = |actions: &[&StrategicAction]| actions.iter().map(|action| action.id.as_u128()).collect::<Vec<_>>();
    assert_eq!(grid.rows.iter().map(|(impact, _)| impact.as_str()).collect::<Vec<_>>(), ["5", "4", "3", "2", "1"]);
    let cells: Vec<(&str, &str, Vec<u128>)> = grid
        .rows
        .iter()
        .flat_map(|(_, cells)| cells)
        .filter(|cell| !cell.actions.is_empty())
        .map(|cell| (cell.impact.as_str(), cell.feasibility.as_str(), ids(&cell.actions)))
        .collect();
    assert_eq!(cells, [("5", "1", vec![31, 32]), ("1", "5", vec![33])]);
    assert_eq!(ids(&grid.beside), [34, 35]);
}

#[test]
fn strategic_actions_stand_under_their_goals() {
    let (one, gone) = (id(1).to_string(), id(99).to_string());
    let things = vec![
        goal(2),
        goal(1),
        action(33, &[(Fact::Goal, &one)]),
        action(31, &[(Fact::Goal, &one)]),
        action(32, &[(Fact::Goal, &gone)]),
        action(34, &[(Fact::Goal, &one), (Fact::Status, "dropped")]),
    ];
    let strategy = Strategy::of(things);
    let ids = |actions: &[&StrategicAction]| actions.iter().map(|action| action.id.as_u128()).collect::<Vec<_>>();
    let under: Vec<_> = strategy
        .by_goal()
        .iter()
        .map(|under| (under.goal.map(|goal| goal.id.as_u128()), ids(&under.actions), ids(&under.dropped)))
        .collect();
    assert_eq!(under, [(Some(1), vec![31, 33], vec![34]), (Some(2), vec![], vec![]), (None, vec![32], vec![])]);
    assert_eq!(strategy.past(id(33), Shift::Up), Some(Beside::Before(id(31))));
    assert_eq!(strategy.past(id(31), Shift::Down), Some(Beside::After(id(33))), "it goes past the one of another goal too");
    assert_eq!([strategy.past(id(32), Shift::Up), strategy.past(id(34), Shift::Down), strategy.past(id(77), Shift::Up)], [None; 3]);
    assert_eq!(ids(&strategy.in_a_meeting()), [31, 33, 32]);
}

#[test]
fn a_strategic_action_is_drafted_from_a_finding() {
    let group = id(41).to_string();
    let of = |values: &[(Fact, &str)]| drafted(&Finding::of(&finding(11, values), Vec::new()));
    let draft = of(&[(Fact::Predictors, "just-policing\ndigital-access"), (Fact::Groups, &group)]);
    let said = |fact| draft.iter().find(|(name, _)| *name == fact).map(|(_, value)| value.as_str());
    assert_eq!(said(Fact::Title), Some("Change this: Rents rise"));
    assert_eq!(said(Fact::Findings), Some(id(11).to_string().as_str()));
    assert_eq!(said(Fact::Groups), Some(group.as_str()));
    assert_eq!(of(&[(Fact::Kind, "asset")])[0].1, "Build on this: Rents rise");
    // Each value is as the door leaves it, whatever the finding says.
    let long = "x".repeat(1_000);
    for draft in [draft, of(&[(Fact::Statement, &long)]), of(&[(Fact::Statement, "two\nlines  of it")])] {
        for (fact, value) in draft {
            assert_eq!(Noun::StrategicAction.part(fact).unwrap().rule.clean(&value), Ok(value), "{fact}");
        }
    }
}

proptest! {
    /// Every strategic action stands under one heading once, and in the grid or beside it unless it was dropped.
    #[test]
    fn nobody_is_lost(of in proptest::collection::vec((0..3_u128, 0..3_u8, 0..6_u8, 0..6_u8), 0..12)) {
        let score = |n: u8| if n == 0 { String::new() } else { n.to_string() };
        let actions = of.iter().zip(31..).map(|((goal, status, impact, feasibility), n)| {
            let status = ["", "chosen", "dropped"][usize::from(*status)];
            action(n, &[(Fact::Goal, &id(*goal).to_string()), (Fact::Status, status), (Fact::Impact, &score(*impact)), (Fact::Feasibility, &score(*feasibility))])
        });
        let strategy = Strategy::of(actions.chain([goal(1)]).collect());
        let mut shown: Vec<Uuid> = strategy.by_goal().iter().flat_map(|under| under.actions.iter().chain(&under.dropped)).map(|action| action.id).collect();
        shown.sort_unstable();
        prop_assert_eq!(shown, (31..31 + of.len() as u128).map(id).collect::<Vec<_>>());
        let grid = strategy.grid();
        let standing = grid.rows.iter().flat_map(|(_, cells)| cells).flat_map(|cell| &cell.actions).chain(&grid.beside).count();
        prop_assert_eq!(standing, strategy.live().count());
    }
}

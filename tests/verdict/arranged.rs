//! The plan's orders and sums.

use milepost::domain::guide::{Guide, Topic};
use milepost::domain::ids::{ActionId, FundingLineId, PersonId};
use milepost::domain::people::{Apart, Person, Profile};
use milepost::domain::words::position::Position;
use milepost::domain::work::funding::{self, Funding, FundingLine};
use milepost::domain::work::{Action, Around, Money, Serving, Status, Sums, View, arranged, by_owner, is_unsettled, lacking};
use proptest::prelude::*;
use proptest::sample::select;
use time::Date;
use time::macros::date;
use uuid::Uuid;

use crate::given::cases;

const TODAY: Date = date!(2026 - 11 - 23);

/// What plans of these tests are put in order by.
pub fn around<'a>(names: &'a Apart, serving: &'a Serving) -> Around<'a> {
    Around { guide: Guide::current(), names, serving, today: TODAY }
}

pub fn action(id: u128, closes: &str, owner: Option<u128>, due: Option<Date>) -> Action {
    let person = |id: u128| Person {
        id: PersonId(Uuid::from_u128(id)),
        // Two people bear one name.
        profile: Profile { name: ["Ann", "Lee", "Lee", "Zoe"][usize::try_from(id).expect("small")].to_owned(), ..Profile::default() },
    };
    Action {
        id: ActionId(Uuid::from_u128(id)),
        sprang_from: None,
        road_line: None,
        closes: closes.parse().ok(),
        what: format!("Action {id}"),
        owner: owner.map(person),
        helpers: String::new(),
        due,
        effort: None,
        status: Status::ToDo,
        reason: String::new(),
        notes: String::new(),
        funding: Vec::new(),
        updated: TODAY,
        position: Position::after(None),
    }
}

fn line(id: u128, dollars: u32, source: &str, year: &str, standing: funding::Standing) -> FundingLine {
    let cents = format!("{dollars}00");
    let says = Funding::from_stored(source.to_owned(), &cents, year, standing.as_str()).expect("a line");
    FundingLine { id: FundingLineId(Uuid::from_u128(id)), says }
}

pub fn any_actions() -> impl Strategy<Value = Vec<Action>> {
    let closes = select(vec!["", "1.2", "1.1", "3.4", "staff-buy-in", "9.3"]);
    let owner = proptest::option::of(0..4_u128);
    let due = proptest::option::of((0..900_i64).prop_map(|days| date!(2026 - 06 - 01) + time::Duration::days(days)));
    let cost = proptest::option::of(0..10_000_u32);
    let one = (
        closes,
        owner,
        due,
        cost,
        select(Status::ALL.to_vec()),
        select(vec!["", "Grant", "grant", "General fund"]),
        select(vec!["", "2027", "2028"]),
        select(funding::Standing::ALL.to_vec()),
    );
    proptest::collection::vec(one, 0..25).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        numbered
            .map(|(id, (closes, owner, due, cost, status, source, year, standing))| Action {
                funding: cost.map(|cost| line(id as u128, cost, source, year, standing)).into_iter().collect(),
                status,
                position: Position::spread(25)[id].clone(),
                ..action(id as u128, closes, owner, due)
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_order_holds_every_action_once_and_the_unsettled_first(actions in any_actions(), view in select(View::ALL.to_vec())) {
        let arranged = arranged(&actions, view, around(&Apart::default(), &Serving::default()));
        for (groups, is_first) in [(&arranged.unsettled, true), (&arranged.settled, false)] {
            let held: Vec<&&Action> = groups.iter().flat_map(|group| &group.actions).collect();
            prop_assert!(held.iter().all(|action| is_unsettled(action) == is_first));
            prop_assert!(groups.iter().all(|group| !group.actions.is_empty()));
        }
        let mut ids: Vec<ActionId> =
            [&arranged.unsettled, &arranged.settled].into_iter().flatten().flat_map(|group| &group.actions).map(|action| action.id).collect();
        ids.sort_unstable();
        prop_assert_eq!(ids, actions.iter().map(|action| action.id).collect::<Vec<_>>());
    }

    #[test]
    fn on_the_update_sheet_each_owner_stands_once_and_nobody_first(actions in any_actions()) {
        let groups = by_owner(&actions, around(&Apart::default(), &Serving::default()));
        let owners: Vec<Option<PersonId>> = groups.iter().map(|group| group.actions[0].owner.as_ref().map(|owner| owner.id)).collect();
        let mut once = owners.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), owners.len());
        prop_assert!(owners.iter().skip(1).all(Option::is_some), "{:?}", owners);
        for group in &groups {
            let owner = group.actions[0].owner.as_ref().map(|owner| owner.id);
            prop_assert!(group.actions.iter().all(|action| action.owner.as_ref().map(|owner| owner.id) == owner));
        }
    }

    #[test]
    fn the_parts_of_the_costs_add_up_to_the_total(actions in any_actions()) {
        let sums = Sums::of(&actions, &Serving::default());
        let total: Money = actions.iter().filter(|action| action.status != Status::Dropped).filter_map(Action::cost).sum();
        prop_assert_eq!(sums.total, total);
        prop_assert_eq!(sums.by_condition.iter().map(|(_, sum)| *sum).sum::<Money>(), total);
        prop_assert_eq!(sums.by_source.iter().map(|(_, sum)| *sum).sum::<Money>(), total);
        prop_assert_eq!(sums.by_year.iter().map(|(_, sum)| *sum).sum::<Money>(), total);
        prop_assert_eq!(sums.by_standing.iter().map(|(_, sum)| *sum).sum::<Money>(), total);
        prop_assert!(sums.by_source.len() <= 3, "one source in two spellings is one");
    }
}

#[test]
fn by_due_date_the_late_come_before_this_month_and_the_months_after() {
    let dates = [date!(2027 - 02 - 01), date!(2026 - 11 - 30), date!(2026 - 11 - 22), date!(2027 - 01 - 31), date!(2026 - 11 - 23)];
    let actions: Vec<Action> = dates.into_iter().zip(1..).map(|(due, id)| action(id, "", Some(0), Some(due))).collect();
    let arranged = arranged(&actions, View::Due, around(&Apart::default(), &Serving::default()));
    let headings: Vec<(&str, usize)> = arranged.settled.iter().map(|group| (group.heading.as_str(), group.actions.len())).collect();
    assert_eq!(headings, [("Late", 1), ("This month, November 2026", 2), ("January 2027", 1), ("February 2027", 1)]);
}

#[test]
fn by_condition_follows_the_guide_with_each_condition_by_hand_and_what_stands_alone_last() {
    let actions: Vec<Action> = ["", "9.3", "1.2", "staff-buy-in", "1.1"]
        .into_iter()
        .zip(1..)
        .zip(Position::spread(5))
        .map(|((closes, id), position)| Action { position, ..action(id, closes, Some(0), Some(TODAY)) })
        .collect();
    let arranged = arranged(&actions, View::Condition, around(&Apart::default(), &Serving::default()));
    let labels: Vec<String> = arranged
        .settled
        .iter()
        .flat_map(|group| &group.actions)
        .map(|action| action.closes.map_or_else(|| "alone".to_owned(), Topic::label))
        .collect();
    assert_eq!(labels, ["1b", "1a", "Condition 5", "9c", "alone"]);
    assert!(arranged.settled[0].heading.starts_with("1. "), "{}", arranged.settled[0].heading);
}

#[test]
fn what_actions_lack_is_counted_in_words() {
    let due = Some(TODAY);
    let told = |owners: &[(Option<u128>, Option<Date>)]| {
        let actions: Vec<Action> = owners.iter().zip(1..).map(|((owner, due), id)| action(id, "", *owner, *due)).collect();
        lacking(actions.iter())
    };
    assert_eq!(told(&[(Some(0), due)]), "");
    assert_eq!(told(&[(None, due)]), "One action has no owner.");
    assert_eq!(told(&[(Some(0), None), (Some(1), None)]), "Two actions have no date.");
    let four = [(None, due), (None, due), (None, None), (None, None)];
    assert_eq!(told(&four), "Four actions have no owner, and two have no date.");
    assert_eq!(told(&[(None, None)]), "One action has no owner, and one has no date.");
}

//! What the plan costs, against the plainest addition: no cent is lost, however the money is grouped.

use std::collections::BTreeMap;

use milepost::domain::ids::{ActionId, FundingLineId};
use milepost::domain::strategy;
use milepost::domain::work::funding::{Funding, FundingLine, Standing};
use milepost::domain::work::{Action, Activity, Money, Only, Served, Serving, Split, Status, Sums};
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use crate::arranged::action;
use crate::given::cases;

/// The strategic actions of these tests: the last of them was dropped, two serve a goal, one serves a goal that is gone.
fn strategic_actions() -> Vec<Served> {
    let all = [(1, Some(50), "under_way"), (2, None, "chosen"), (3, Some(99), "idea"), (4, Some(51), "dropped")];
    let served = |(id, goal, status): (u128, Option<u128>, &str)| Served {
        id: Uuid::from_u128(id),
        title: format!("Strategic action {id}"),
        goal: goal.map(Uuid::from_u128),
        status: status.parse().expect("a status"),
    };
    all.map(served).to_vec()
}

fn line(id: u128, cents: u64, source: &str, year: &str, standing: Standing) -> FundingLine {
    let says = Funding::from_stored(source.to_owned(), &cents.to_string(), year, standing.as_str()).expect("a line");
    FundingLine { id: FundingLineId(Uuid::from_u128(id)), says }
}

/// Actions with several lines, and which strategic action each serves.
fn any_plan() -> impl Strategy<Value = (Vec<Action>, Serving)> {
    let line_of =
        (0..1_000_000_u64, select(vec!["", "Grant", "grant", "General fund"]), select(vec!["", "2027"]), select(Standing::ALL.to_vec()));
    let one = (
        select(vec!["", "1.2", "3.4", "staff-buy-in"]),
        select(Status::ALL.to_vec()),
        proptest::option::of(1..5_u128),
        proptest::collection::vec(line_of, 0..4),
    );
    proptest::collection::vec(one, 0..20).prop_map(|all| {
        let mut activities = Vec::new();
        let mut actions = Vec::new();
        for (id, (closes, status, serves, lines)) in (1..).zip(all) {
            let lines = (1..).zip(lines).map(|(n, (cents, source, year, standing))| line(id * 10 + n, cents, source, year, standing));
            actions.push(Action { status, funding: lines.collect(), ..action(id, closes, None, None) });
            let activity =
                |of: u128| (ActionId(Uuid::from_u128(id)), Activity { entry: Uuid::from_u128(1_000 + id), of: Uuid::from_u128(of) });
            activities.extend(serves.map(activity));
        }
        let goals = vec![(Uuid::from_u128(50), "A goal".to_owned()), (Uuid::from_u128(51), "Another".to_owned())];
        (actions, Serving::of(goals, strategic_actions(), activities))
    })
}

fn cents<T>(all: &[(T, Money)]) -> i64 {
    all.iter().map(|(_, sum)| sum.cents()).sum()
}

fn split_cents<T>(all: &[(T, Split)]) -> i64 {
    all.iter().map(|(_, split)| split.needed.cents() + split.asked.cents() + split.secured.cents()).sum()
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn no_cent_is_lost_however_the_money_is_grouped((actions, serving) in any_plan()) {
        let sums = Sums::of(&actions, &serving);
        // By hand: line by line.
        let (mut total, mut outside) = (0, 0);
        let mut by_action: BTreeMap<(Option<Uuid>, Standing), i64> = BTreeMap::new();
        let mut by_goal: BTreeMap<(Option<Uuid>, Standing), i64> = BTreeMap::new();
        for action in &actions {
            let served = serving.served_by(action.id);
            let is_outside = action.status.is_open() && served.is_some_and(|served| served.status == strategy::Status::Dropped);
            for line in &action.funding {
                let amount = line.says.amount.unwrap().cents();
                if is_outside {
                    outside += amount;
                } else if action.status != Status::Dropped {
                    total += amount;
                    let standing = line.says.standing.unwrap();
                    *by_action.entry((served.map(|served| served.id), standing)).or_default() += amount;
                    let goal = served.and_then(|served| served.goal).filter(|goal| *goal != Uuid::from_u128(99));
                    *by_goal.entry((goal, standing)).or_default() += amount;
                }
            }
        }
        prop_assert_eq!(sums.total.cents(), total);
        prop_assert_eq!(sums.outside.cost.cents(), outside);
        prop_assert_eq!([cents(&sums.by_condition), cents(&sums.by_source), cents(&sums.by_year), cents(&sums.by_standing)], [total; 4]);
        for (sums, plain) in [(&sums.by_strategic_action, &by_action), (&sums.by_goal, &by_goal)] {
            let is_served = plain.keys().any(|(of, _)| of.is_some());
            prop_assert_eq!(split_cents(sums), if is_served { total } else { 0 });
            for (of, split) in sums {
                for standing in Standing::ALL {
                    prop_assert_eq!(split.that_is(standing).cents(), plain.get(&(*of, standing)).copied().unwrap_or_default());
                }
                prop_assert_eq!(split.total().cents(), Standing::ALL.map(|standing| split.that_is(standing).cents()).iter().sum::<i64>());
            }
            let nothing = sums.iter().position(|(of, _)| of.is_none());
            prop_assert!(nothing.is_none_or(|at| at + 1 == sums.len()), "what serves none stands last");
        }
    }

    #[test]
    fn the_plan_of_a_round_and_the_activities_it_leaves_out_are_the_whole((actions, serving) in any_plan()) {
        let of_rounds = Only::Rounds.among(actions.clone(), &serving);
        prop_assert!(of_rounds.iter().all(|action| action.closes.is_some() || serving.activity(action.id).is_none()));
        let left = actions.iter().filter(|action| !of_rounds.contains(action));
        prop_assert!(left.clone().all(|action| action.closes.is_none() && serving.served_by(action.id).is_some()));
        let served: usize = serving.strategic_actions().iter().map(|served| Only::Of(served.id).among(actions.clone(), &serving).len()).sum();
        prop_assert_eq!(served, actions.iter().filter(|action| serving.activity(action.id).is_some()).count());
    }
}

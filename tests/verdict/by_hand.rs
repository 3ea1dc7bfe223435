//! The order of actions, made by hand.

use milepost::domain::guide::Topic;
use milepost::domain::ids::ActionId;
use milepost::domain::people::Apart;
use milepost::domain::words::position::{Position, Shift};
use milepost::domain::work::by_hand::{Other, place, shifted};
use milepost::domain::work::{Action, Serving, View, arranged};
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use crate::arranged::{any_actions, around};
use crate::given::cases;

/// The open actions under each heading of the page.
fn page(actions: &[Action]) -> Vec<(String, Vec<ActionId>)> {
    let open = actions.iter().filter(|action| action.status.is_open());
    let arranged = arranged(open, View::Condition, around(&Apart::default(), &Serving::default()));
    let groups = arranged.unsettled.into_iter().chain(arranged.settled);
    groups.map(|group| (group.heading, group.actions.iter().map(|action| action.id).collect())).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_move_swaps_two_neighbors_under_one_heading_and_nothing_else(
        actions in any_actions(), moves in proptest::collection::vec((0..25_u128, select(vec![Shift::Up, Shift::Down])), 0..40),
    ) {
        let mut actions = actions;
        for (id, shift) in moves {
            let id = ActionId(Uuid::from_u128(id));
            let mut wanted = page(&actions);
            for (_, group) in &mut wanted {
                let Some(at) = group.iter().position(|other| *other == id) else { continue };
                match shift {
                    Shift::Up if at > 0 => group.swap(at, at - 1),
                    Shift::Down if at + 1 < group.len() => group.swap(at, at + 1),
                    _ => {}
                }
            }
            let changes = shifted(&actions, id, shift);
            for (moved, position) in changes {
                actions.iter_mut().find(|action| action.id == moved).expect("one of them").position = position;
            }
            prop_assert_eq!(page(&actions), wanted);
        }
    }
}

#[test]
fn a_new_action_stands_where_the_guide_would_put_it_until_somebody_moves_it() {
    let topic = |key: &str| key.parse::<Topic>().ok();
    let other =
        |((closes, id), position): ((&str, u128), Position)| Other { id: ActionId(Uuid::from_u128(id)), closes: topic(closes), position };
    let others: Vec<Other> = ["1.1", "1.3", "3.2", "staff-buy-in", ""].into_iter().zip(1..).zip(Position::spread(5)).map(other).collect();
    let before = |closes: &str| {
        let (own, moved) = place(&others, topic(closes));
        assert!(moved.is_empty());
        others.iter().find(|other| other.position > own).map(|other| other.id.0.as_u128())
    };
    assert_eq!(before("1.2"), Some(2), "before step 1c");
    assert_eq!(before("3.1"), Some(3));
    assert_eq!(before("5.1"), Some(4), "before the condition as a whole");
    for last in ["1.4", "9.3", "", "organizational-culture"] {
        assert_eq!(before(last), None, "{last}");
    }
    assert_eq!(place(&[], topic("1.1")).0, Position::after(None));
}

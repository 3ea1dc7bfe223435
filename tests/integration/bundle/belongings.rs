//! Population groups and the funding lines of actions, out and in.

use milepost::domain::history::Subject;
use milepost::domain::people::Actor;
use milepost::domain::words::position::Shift;
use milepost::domain::work::funding::{Funding, PostedLine, Slot};
use milepost::store::ActionChange;
use milepost::store::bundle::Taken;

use super::desk::{Desk, NOON, none, rich};

#[tokio::test]
async fn groups_and_funding_lines_travel_with_their_order_and_are_held_against_what_is_here() {
    let (desk, _, id) = rich().await;
    let (actor, hour) = (Actor::unnamed(), |n| NOON + time::Duration::hours(n));
    for name in ["Renters", "older adults"] {
        desk.store.add_population_group(id, name, "", &actor, NOON).await.unwrap().unwrap();
    }
    let before = desk.store.population_groups(id).await.unwrap().len();
    let last = desk.store.population_groups(id).await.unwrap()[before - 1].id;
    desk.store.shift_population_group(last, Shift::Up, &actor, NOON).await.unwrap();
    let other = Desk::new().await;
    let outcome = other.brings(&desk.all().await, none()).await;
    assert_eq!((outcome.new.groups, outcome.new.funding), (before, 15));
    assert_eq!(other.store.population_groups(id).await.unwrap(), desk.store.population_groups(id).await.unwrap());
    assert_eq!(other.store.actions(id).await.unwrap(), desk.store.actions(id).await.unwrap());
    other.is_sound().await;
    // Both go on: theirs has another amount, one line more and a new group.
    let paid = other.store.actions(id).await.unwrap().into_iter().find(|action| action.funding.len() == 2).unwrap();
    let says = |amount: &str| Funding::from_stored("Community development grant".to_owned(), amount, "2027", "secured").unwrap();
    let seen = paid.funding[0].says.revision();
    let line = PostedLine { slot: Slot::Stored(paid.funding[0].id), says: says("700000"), seen };
    let more = PostedLine { slot: Slot::New(1), says: says("100"), seen: Funding::default().revision() };
    let change = ActionChange { funding: vec![line, more], ..ActionChange::default() };
    assert!(other.store.change_action(paid.id, &change, &actor, hour(1)).await.unwrap().is_empty());
    other.store.add_population_group(id, "Veterans", "", &actor, hour(1)).await.unwrap().unwrap();
    let theirs = other.all().await;
    let outcome = desk.brings(&theirs, none()).await;
    assert_eq!((outcome.new.groups, outcome.new.funding), (1, 1));
    assert!(outcome.merged.iter().any(|difference| difference.subject == Subject::FundingLine(paid.funding[0].id)), "{outcome:?}");
    desk.is_sound().await;
    assert_eq!(desk.store.action(paid.id).await.unwrap().1.funding, other.store.action(paid.id).await.unwrap().1.funding);
    desk.is_sound().await;
    // What is thrown out takes its lines along, and does not come back unless it is taken.
    desk.store.bin_action(paid.id, &actor, hour(2)).await.unwrap();
    desk.store.throw_out(Subject::Action(paid.id), hour(2)).await.unwrap();
    desk.store.bin_population_group(last, &actor, hour(2)).await.unwrap();
    desk.store.throw_out(Subject::PopulationGroup(last), hour(2)).await.unwrap();
    desk.is_sound().await;
    let outcome = desk.brings(&theirs, none()).await;
    assert!(outcome.new.is_empty() && outcome.left.len() >= 2, "{outcome:?}");
    desk.is_sound().await;
    desk.brings(&theirs, Taken::All).await;
    desk.is_sound().await;
    assert_eq!(desk.store.action(paid.id).await.unwrap().1.funding.len(), 3);
    assert_eq!(desk.store.population_groups(id).await.unwrap().len(), before + 1);
}

//! Things, out and in.

use milepost::bundle::{self, Bundle, Refusal};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::people::Actor;
use milepost::domain::publication::packed;
use milepost::domain::things::Noun;
use milepost::store::bundle::Taken;
use milepost::store::{FactChange, ThingChange};

use super::desk::{Desk, NOON, none, rich};
use crate::things::one_of_each;

#[tokio::test]
async fn things_travel_and_what_two_copies_say_of_one_is_chosen() {
    let (desk, _, id) = rich().await;
    let made = one_of_each(&desk.store, id).await;
    let other = Desk::new().await;
    let outcome = other.brings(&desk.all().await, none()).await;
    assert!(outcome.new.things.iter().all(|n| *n > 0), "one of every kind at least: {:?}", outcome.new.things);
    assert_eq!(other.all().await, desk.all().await, "out, in, and out again");
    other.is_sound().await;
    let finding = made.iter().find(|(noun, _)| *noun == Noun::Finding).unwrap().1;
    let say = async |desk: &Desk, what: &str| {
        let change = FactChange { fact: Fact::Statement, value: what.to_owned(), seen: None };
        let change = ThingChange { facts: vec![change], people: Vec::new() };
        desk.store.change_thing(Noun::Finding, finding, &change, &Actor::unnamed(), NOON + time::Duration::hours(1)).await.unwrap();
    };
    say(&desk, "Here").await;
    say(&other, "There").await;
    let outcome = desk.brings(&other.all().await, none()).await;
    assert_eq!(outcome.left.len(), 1);
    assert!(outcome.left[0].name.contains("the finding “Here”"), "{}", outcome.left[0].name);
    let outcome = desk.brings(&other.all().await, Taken::All).await;
    assert_eq!(outcome.taken.len(), 1);
    assert_eq!(desk.store.thing(Noun::Finding, finding).await.unwrap().1.get(Fact::Statement), "There");
    desk.is_sound().await;
    // Thrown out there, it is a choice here; its support goes or stays with it.
    other.store.bin_thing(Noun::Finding, finding, &Actor::unnamed(), NOON).await.unwrap();
    other.store.throw_out(Subject::Thing(Noun::Finding, finding), NOON).await.unwrap();
    other.is_sound().await;
    let outcome = other.brings(&desk.all().await, none()).await;
    assert!(outcome.left.iter().any(|left| left.subject == Subject::Thing(Noun::Finding, finding)), "{outcome:?}");
    other.is_sound().await;
    other.brings(&desk.all().await, Taken::All).await;
    assert_eq!(other.store.things(id, &[Noun::Support]).await.unwrap().len(), desk.store.things(id, &[Noun::Support]).await.unwrap().len());
    other.is_sound().await;
}

#[tokio::test]
async fn what_a_thing_cannot_be_is_refused() {
    let (desk, _, id) = rich().await;
    let made = one_of_each(&desk.store, id).await;
    let bytes = desk.all().await;
    let refused = |noun: Noun, change: &dyn Fn(&mut bundle::Thing)| {
        let mut bundle: Bundle = bundle::read(&bytes).unwrap();
        let at = made.iter().find(|(other, _)| *other == noun).unwrap().1;
        let things = &mut bundle.jurisdictions[0].things;
        change(things.iter_mut().find(|thing| thing.id.0 == at).unwrap());
        bundle::read(&bundle.write()).unwrap_err()
    };
    assert!(matches!(refused(Noun::Finding, &|it| it.kind = "thought".to_owned()), Refusal::Value { .. }));
    assert!(matches!(refused(Noun::Finding, &|it| drop(it.facts.remove("statement"))), Refusal::Value { .. }));
    assert!(matches!(refused(Noun::Finding, &|it| drop(it.facts.insert("sector".to_owned(), "x".to_owned()))), Refusal::Value { .. }));
    assert!(matches!(refused(Noun::Finding, &|it| drop(it.facts.insert("kind".to_owned(), "x".to_owned()))), Refusal::Value { .. }));
    assert!(matches!(refused(Noun::Finding, &|it| drop(it.facts.insert("kind".to_owned(), "cause".to_owned()))), Refusal::Disagrees(_)));
    assert!(matches!(refused(Noun::Support, &|it| it.within = None), Refusal::Dangling(_)));
    assert!(matches!(refused(Noun::Support, &|it| drop(it.facts.remove("from_engagement"))), Refusal::Value { .. }));
    let nobody = |it: &mut bundle::Thing| drop(it.facts.insert("person".to_owned(), it.id.to_string()));
    assert!(matches!(refused(Noun::Member, &nobody), Refusal::Dangling(_)));
    // A publication without what it published is none, nor one whose state is another than its fingerprint says.
    let without = |it: &mut bundle::Thing| it.facts.retain(|fact, _| fact != "frozen" && fact != "fingerprint");
    assert!(matches!(refused(Noun::Publication, &without), Refusal::Value { .. }));
    let other = |it: &mut bundle::Thing| drop(it.facts.insert("frozen".to_owned(), packed("[]")));
    assert!(matches!(refused(Noun::Publication, &other), Refusal::Value { .. }));
    assert!(matches!(refused(Noun::CoalitionLaunch, &|it| it.deleted = Some(1)), Refusal::Value { .. }));
}

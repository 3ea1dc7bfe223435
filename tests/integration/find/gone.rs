//! Nothing in the bin is found, and what is thrown out leaves the index.

use milepost::domain::history::{Fact, Subject};
use milepost::domain::people::Actor;
use milepost::domain::things::Noun;
use milepost::store::NewAction;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::{Place, now};

impl Place {
    /// How many texts are in the index, of whatever jurisdiction.
    async fn indexed(&self) -> i64 {
        let mut connection = SqliteConnectOptions::new().filename(self.store().path()).connect().await.unwrap();
        let count = sqlx::query_scalar("SELECT count(*) FROM find_texts").fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        count
    }
}

#[tokio::test]
async fn what_lies_in_the_bin_is_not_found_until_it_is_put_back() {
    let place = Place::new().await;
    let (store, id, actor) = (place.store(), place.id, Actor::unnamed());
    let facts = vec![(Fact::What, "Count the herons".to_owned())];
    let action = store.add_action(id, &NewAction { facts, ..NewAction::default() }, &actor, now()).await.unwrap();
    let finding = place.adds(Noun::Finding, &[(Fact::Statement, "Herons rest")], None).await;
    place.adds(Noun::Support, &[(Fact::Kind, "history"), (Fact::What, "A heron record")], Some(finding)).await;
    place.says(place.round, "note-1.1", "A heron").await;
    place.says(place.round, "need-staff-buy-in", "Another heron").await;
    place.decides("Mayor Egret", "Heron season").await;
    assert_eq!(place.count("heron").await, 6);

    store.bin_action(action, &actor, now()).await.unwrap();
    assert_eq!(place.count("heron").await, 5);
    store.bin_thing(Noun::Finding, finding, &actor, now()).await.unwrap();
    assert_eq!(place.count("heron").await, 3, "a finding takes along what it rests on");
    store.bin_round(place.round, &actor, now()).await.unwrap();
    assert_eq!(place.count("heron").await, 0, "a round takes along what it says, and its decisions");
    place.finds("heron").await.expect(200).says("Nothing holds all of these words.");
    place.agrees().await;

    store.put_back(Subject::Assessment(place.round), &actor, now()).await.unwrap();
    assert_eq!(place.count("heron").await, 3);
    store.put_back(Subject::Thing(Noun::Finding, finding), &actor, now()).await.unwrap();
    store.put_back(Subject::Action(action), &actor, now()).await.unwrap();
    assert_eq!(place.count("heron").await, 6);
    place.agrees().await;

    store.bin_jurisdiction(id, &actor, now()).await.unwrap();
    place.finds("heron").await.expect(404);
    store.put_back(Subject::Jurisdiction(id), &actor, now()).await.unwrap();
    assert_eq!(place.count("heron").await, 6);
}

#[tokio::test]
async fn what_is_thrown_out_leaves_the_index() {
    let place = Place::new().await;
    let (store, id, actor) = (place.store(), place.id, Actor::unnamed());
    let before = place.indexed().await;
    let finding = place.adds(Noun::Finding, &[(Fact::Statement, "Herons rest")], None).await;
    place.adds(Noun::Support, &[(Fact::Kind, "history"), (Fact::What, "A heron record")], Some(finding)).await;
    assert_eq!(place.indexed().await, before + 2);
    store.bin_thing(Noun::Finding, finding, &actor, now()).await.unwrap();
    store.throw_out(Subject::Thing(Noun::Finding, finding), now()).await.unwrap();
    assert_eq!((place.count("heron").await, place.indexed().await), (0, before));
    place.says(place.round, "note-1.1", "A heron").await;
    let other = place.dana.start("", "Heron City").await;
    let other: milepost::domain::ids::AssessmentId = other.trim_start_matches("/assessments/").parse().unwrap();
    place.says(other, "note-1.1", "A heron of the city").await;
    assert_eq!(place.count("heron").await, 1, "and none of another jurisdiction");
    store.bin_jurisdiction(id, &actor, now()).await.unwrap();
    store.throw_out(Subject::Jurisdiction(id), now()).await.unwrap();
    let left = store.jurisdictions("", false, milepost::store::Stretch::First).await.unwrap().rows[0].id;
    assert_eq!(super::count(store, left, "heron").await, 1);
    place.agrees().await;
    assert!(place.indexed().await <= before + 1);
}

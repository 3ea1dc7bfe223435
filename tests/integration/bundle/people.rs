//! People whom one of two copies took off its list, and whom the other names.

use milepost::bundle::{self, What};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::ids::{JurisdictionId, PersonId};
use milepost::domain::people::choosing::Who;
use milepost::domain::people::{Actor, Profile};
use milepost::store::NewAction;
use milepost::store::bundle::Taken;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use time::Duration;

use super::desk::{Desk, NOON, none, rich};

/// Two copies of one file with Lee Park on the list.
async fn copies() -> (Desk, Desk, JurisdictionId, PersonId) {
    let (desk, _, of) = rich().await;
    let lee = add(&desk, of, "Lee Park").await;
    let other = Desk::new().await;
    other.brings(&desk.all().await, none()).await;
    (desk, other, of, lee)
}

async fn add(desk: &Desk, of: JurisdictionId, name: &str) -> PersonId {
    let profile = Profile { name: name.to_owned(), ..Profile::default() };
    desk.store.add_person(of, &profile, &Actor::unnamed(), NOON).await.unwrap()
}

async fn own(desk: &Desk, of: JurisdictionId, owner: PersonId) {
    let facts = vec![(Fact::What, "Write to everybody".to_owned())];
    let action = NewAction { facts, owner: Some(Who::Known(owner)), ..NewAction::default() };
    desk.store.add_action(of, &action, &Actor::unnamed(), NOON).await.unwrap();
}

async fn bin(desk: &Desk, id: PersonId) {
    desk.store.bin_person(id, &Actor::unnamed(), NOON).await.unwrap().unwrap();
}

async fn is_listed(desk: &Desk, of: JurisdictionId, id: PersonId) -> bool {
    desk.store.listed_people(of).await.unwrap().iter().any(|listed| listed.person.id == id)
}

/// The file is whole, and what leaves it can be read.
async fn is_whole(desk: &Desk) {
    desk.is_sound().await;
    bundle::read(&desk.all().await).unwrap();
}

#[tokio::test]
async fn whoever_is_named_comes_out_of_the_bin() {
    let (desk, other, of, lee) = copies().await;
    bin(&desk, lee).await;
    own(&other, of, lee).await;
    desk.brings(&other.all().await, none()).await;
    assert!(is_listed(&desk, of, lee).await);
    let lines = desk.store.history(Subject::Person(lee), milepost::store::FieldFilter::All, None).await.unwrap().events;
    assert_eq!((lines[0].field.as_str(), lines[0].after.as_str()), ("deleted", ""), "with a line of the history");
    is_whole(&desk).await;
    let before = desk.all().await;
    assert!(desk.brings(&other.all().await, none()).await.new.is_empty());
    assert_eq!(desk.all().await, before, "nothing is written twice");
}

#[tokio::test]
async fn whoever_is_gone_comes_back_with_what_names_them() {
    let (desk, other, of, lee) = copies().await;
    bin(&desk, lee).await;
    desk.store.throw_out(Subject::Person(lee), NOON).await.unwrap();
    let kept = desk.brings(&other.all().await, none()).await;
    assert!(matches!(&kept.left[..], [left] if matches!(left.what, What::GoneHere(_))), "{kept:?}");
    assert!(!is_listed(&desk, of, lee).await, "nothing names them");
    own(&other, of, lee).await;
    let came = desk.brings(&other.all().await, none()).await;
    assert!(came.left.is_empty() && came.taken.len() == 1, "{came:?}");
    assert!(is_listed(&desk, of, lee).await);
    is_whole(&desk).await;
}

#[tokio::test]
async fn whoever_is_named_here_stays_whatever_was_done_there() {
    for is_gone in [false, true] {
        let (desk, other, of, lee) = copies().await;
        own(&desk, of, lee).await;
        bin(&other, lee).await;
        if is_gone {
            other.store.throw_out(Subject::Person(lee), NOON).await.unwrap();
        }
        let outcome = desk.brings(&other.all().await, Taken::All).await;
        assert!(outcome.taken.is_empty(), "{outcome:?}");
        assert_eq!(outcome.left.iter().map(|left| left.subject).collect::<Vec<_>>(), [Subject::Person(lee)], "told as kept");
        assert!(is_listed(&desk, of, lee).await);
        is_whole(&desk).await;
    }
}

#[tokio::test]
async fn whoever_becomes_the_same_as_somebody_takes_them_out_of_the_bin() {
    let (desk, other, of, lee) = copies().await;
    let short = add(&other, of, "L. Park").await;
    desk.brings(&other.all().await, none()).await;
    bin(&desk, lee).await;
    other.store.make_one(of, short, lee, &Actor::unnamed(), NOON).await.unwrap().unwrap();
    desk.brings(&other.all().await, none()).await;
    assert!(is_listed(&desk, of, lee).await);
    is_whole(&desk).await;
}

#[tokio::test]
async fn what_ends_a_tie_is_taken_before_what_makes_one_and_what_is_dropped_is_told() {
    let (desk, other, of, lee) = copies().await;
    let (ann, bo) = (add(&other, of, "Ann").await, add(&other, of, "Bo").await);
    desk.brings(&other.all().await, none()).await;
    // Each of the two directions: one of them has the difference that ends the tie after the one that makes one.
    let one = async |desk: &Desk, who, with| desk.store.make_one(of, who, with, &Actor::unnamed(), NOON).await.unwrap().unwrap();
    for (first, second) in [(ann, bo), (bo, ann)] {
        one(&desk, first, second).await;
        one(&other, second, first).await;
        let outcome = desk.brings(&other.all().await, Taken::All).await;
        assert!(outcome.left.is_empty() && outcome.taken.len() + outcome.merged.len() == 2, "{outcome:?}");
        is_whole(&desk).await;
        for desk in [&desk, &other] {
            desk.store.make_two(of, second, &Actor::unnamed(), NOON + Duration::hours(1)).await.unwrap();
        }
        other.brings(&desk.all().await, Taken::All).await;
    }
    // Taken alone it would make a chain of three: it stays, and is told so.
    one(&desk, ann, bo).await;
    one(&other, lee, ann).await;
    let outcome = desk.brings(&other.all().await, Taken::These([format!("{lee}.same_as")].into())).await;
    assert!(outcome.taken.is_empty(), "{outcome:?}");
    assert!(outcome.left.iter().any(|left| left.subject == Subject::Person(lee)), "{outcome:?}");
    is_whole(&desk).await;
}

#[tokio::test]
async fn the_bin_is_emptied_of_all_but_whoever_is_named() {
    let (desk, _, of, lee) = copies().await;
    let ann = add(&desk, of, "Ann").await;
    bin(&desk, ann).await;
    bin(&desk, lee).await;
    let stuck = desk.store.actions(of).await.unwrap()[1].id;
    desk.store.bin_action(stuck, &Actor::unnamed(), NOON + Duration::hours(1)).await.unwrap();
    // As an earlier version left it, and something that fails.
    let mut file = SqliteConnectOptions::new().filename(desk.store.path()).connect().await.unwrap();
    let sql = "UPDATE actions SET owner = $1 WHERE id = (SELECT min(id) FROM actions)";
    sqlx::query(sql).bind(lee.0).execute(&mut file).await.unwrap();
    let sql = "CREATE TRIGGER stuck BEFORE DELETE ON actions BEGIN SELECT RAISE(ABORT, 'stuck'); END";
    sqlx::query(sql).execute(&mut file).await.unwrap();
    assert!(desk.store.throw_out(Subject::Person(lee), NOON).await.is_err());
    let mut gone = 0;
    for day in 0..40 {
        gone += desk.store.empty_bin(NOON + Duration::days(day)).await.unwrap();
    }
    assert_eq!(gone, 1);
    let left = desk.store.binned().await.unwrap();
    let why: Vec<(Subject, String)> = left.iter().map(|binned| (binned.subject, binned.naming.to_string())).collect();
    assert_eq!(why, [(Subject::Action(stuck), String::new()), (Subject::Person(lee), "owns one action".to_owned())]);
}

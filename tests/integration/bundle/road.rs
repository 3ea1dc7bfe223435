//! The road of a jurisdiction, out and in.

use milepost::bundle::{self, Bundle, Refusal};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::ids::{JurisdictionId, RoadLineId};
use milepost::domain::people::Actor;
use milepost::domain::road::Mark;
use milepost::domain::things::Noun;
use milepost::store::bundle::Taken;
use milepost::store::file::{Reading, check};
use milepost::store::{FactChange, RoadChange};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use time::OffsetDateTime;

use super::desk::{Desk, NOON, altered, none, rich};

async fn say(desk: &Desk, id: JurisdictionId, place: &str, says: &[(Fact, &str)], at: OffsetDateTime) {
    let facts = says.iter().map(|(fact, value)| FactChange { fact: *fact, value: (*value).to_owned(), seen: None }).collect();
    let change = RoadChange { facts, owner: None };
    let refused = desk.store.change_road(id, place.parse().unwrap(), &change, &Actor::unnamed(), at).await.unwrap();
    assert!(refused.is_empty(), "{refused:?}");
}

async fn mark(desk: &Desk, id: JurisdictionId, place: &str) -> Option<Mark> {
    let overview = desk.store.overviews(&[id], time::OffsetDateTime::now_utc().date()).await.unwrap().pop().unwrap();
    overview.road.iter().find(|said| said.place.to_string() == place).and_then(|said| said.mark)
}

#[tokio::test]
async fn a_road_travels_and_what_two_copies_say_of_one_line_is_one_line() {
    let (desk, _, id) = rich().await;
    let hour = |n| NOON + time::Duration::hours(n);
    let other = Desk::new().await;
    let outcome = other.brings(&desk.all().await, none()).await;
    assert_eq!(outcome.new.road, 8);
    let here = desk.store.overviews(&[id], time::OffsetDateTime::now_utc().date()).await.unwrap().pop().unwrap();
    let there = other.store.overviews(&[id], time::OffsetDateTime::now_utc().date()).await.unwrap().pop().unwrap();
    assert_eq!(here.road, there.road);
    assert!(here.road.iter().any(|said| said.owner.is_some() && said.due.is_some()));
    other.is_sound().await;
    // Both speak of one line that nobody had spoken of, apart.
    say(&desk, id, "4.1", &[(Fact::Status, "under_way")], hour(1)).await;
    say(&other, id, "4.1", &[(Fact::Status, "done"), (Fact::Due, "2027-01-01")], hour(2)).await;
    say(&other, id, "9", &[(Fact::Reason, "The region does it"), (Fact::Status, "not_needed")], hour(2)).await;
    let theirs = other.all().await;
    let outcome = desk.brings(&theirs, none()).await;
    assert_eq!(outcome.new.road, 1);
    let line = Subject::RoadLine(RoadLineId::of(id, "4.1".parse().unwrap()));
    assert!(outcome.left.iter().any(|difference| difference.subject == line), "{outcome:?}");
    assert_eq!(mark(&desk, id, "4.1").await, Some(Mark::UnderWay));
    desk.is_sound().await;
    // What was settled here is asked again only when the other copy, which does not know of it, goes on.
    say(&other, id, "4.1", &[(Fact::Status, "under_way")], hour(3)).await;
    say(&other, id, "4.1", &[(Fact::Status, "done")], hour(4)).await;
    let theirs = other.all().await;
    say(&desk, id, "4.1", &[(Fact::Status, "")], hour(5)).await;
    desk.brings(&theirs, Taken::All).await;
    assert_eq!((mark(&desk, id, "4.1").await, mark(&desk, id, "9").await), (Some(Mark::Done), Some(Mark::NotNeeded)));
    desk.is_sound().await;
    let again = desk.brings(&theirs, none()).await;
    assert!(again.new.is_empty() && again.left.is_empty(), "{again:?}");
    // What goes with its jurisdiction is gone.
    desk.store.bin_jurisdiction(id, &Actor::unnamed(), hour(3)).await.unwrap();
    desk.store.throw_out(Subject::Jurisdiction(id), hour(3)).await.unwrap();
    desk.is_sound().await;
    assert!(!String::from_utf8(desk.all().await).unwrap().contains("\"place\""));
}

/// The bundle with one thing changed in its road, written anew.
fn with(bytes: &[u8], change: impl FnOnce(&mut Bundle)) -> Vec<u8> {
    let mut bundle = bundle::read(bytes).unwrap();
    change(&mut bundle);
    bundle.write()
}

#[tokio::test]
async fn what_a_road_cannot_say_is_refused() {
    let (desk, _, id) = rich().await;
    say(&desk, id, "9", &[(Fact::Reason, "Others do it"), (Fact::Status, "not_needed")], NOON).await;
    let bytes = desk.all().await;
    let refused = |change: fn(&mut Bundle)| bundle::read(&with(&bytes, change)).unwrap_err();
    assert!(matches!(refused(|it| it.jurisdictions[0].road_lines[0].place = "4.9".to_owned()), Refusal::Value { .. }));
    assert!(matches!(refused(|it| it.jurisdictions[0].road_lines[0].place = "10.5".to_owned()), Refusal::Value { .. }), "of another id");
    assert!(matches!(refused(|it| it.jurisdictions[0].road_lines[0].status = "perhaps".to_owned()), Refusal::Value { .. }));
    let of_step =
        |it: &mut Bundle| it.jurisdictions[0].road_lines.iter_mut().find(|line| line.place == "9").unwrap().due = "2027-01-01".to_owned();
    assert!(matches!(refused(of_step), Refusal::Value { .. }), "a step has no date");
    let nobody = |it: &mut Bundle| {
        let line = it.jurisdictions[0].road_lines.iter_mut().find(|line| line.owner.is_some()).unwrap();
        line.owner = Some(line.id);
    };
    assert!(matches!(refused(nobody), Refusal::Dangling(_)));
    let unsaid = |it: &mut Bundle| {
        let line = it.jurisdictions[0].road_lines.iter_mut().find(|line| line.place == "1.1").unwrap();
        line.status = "under_way".to_owned();
    };
    assert!(matches!(refused(unsaid), Refusal::Disagrees(_)));
    // The second version had no road, and is read without one.
    let older = altered(&bytes, "milepost-bundle/8", "milepost-bundle/2");
    assert!(matches!(bundle::read(&older), Err(Refusal::Form { .. })));
    let spare = Desk::new().await;
    spare.store.found_example(NOON).await.unwrap();
    let bare = with(&spare.all().await, |it| {
        for jurisdiction in &mut it.jurisdictions {
            jurisdiction.road_lines.clear();
            jurisdiction.history.retain(|line| line.subject != "road_line" && line.subject.parse::<Noun>().is_err());
            jurisdiction.things.clear();
        }
    });
    let older = altered(&bare, "milepost-bundle/8", "milepost-bundle/2");
    assert_eq!(bundle::read(&older).unwrap().format, bundle::FORMAT);
}

#[tokio::test]
async fn a_place_that_was_moved_behind_the_program_s_back_is_found() {
    let (desk, _, _) = rich().await;
    let mut connection = SqliteConnectOptions::new().filename(desk.store.path()).connect().await.unwrap();
    sqlx::query("UPDATE road_lines SET place = '10.4' WHERE place = '1.1'").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let findings = check::check(desk.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.problems.iter().any(|problem| problem.contains("a place that the road does not have")), "{findings:?}");
}

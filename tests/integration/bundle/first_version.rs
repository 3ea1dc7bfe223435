//! Bundles of the first version: they become what the upgrade of their data file becomes.

use std::collections::BTreeSet;

use milepost::bundle::{self, Bundle, Refusal};
use milepost::domain::history::{Edition, Event, Subject, millis};
use milepost::domain::ids::{AssessmentId, EventId};
use milepost::domain::order::Follows;
use milepost::domain::people::Actor;
use milepost::store::Store;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use time::OffsetDateTime;
use uuid::Uuid;

use super::desk::{Desk, none};

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[tokio::test]
async fn a_bundle_and_a_file_of_one_level_become_the_same_to_the_letter() {
    let bytes = std::fs::read(fixture("bundle-1.json")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("milepost.db");
    std::fs::copy(fixture("level-5.db"), &path).unwrap();
    let store = Store::open(&path).await.unwrap();
    let raised = store.export(None).await.unwrap();
    store.close().await;
    let came = bundle::read(&bytes).unwrap();
    assert!(came.jurisdictions.iter().any(|it| !it.population_groups.is_empty()));
    assert!(came.jurisdictions.iter().flat_map(|it| &it.actions).any(|action| !action.funding_lines.is_empty()));
    let lines = |bundle: &Bundle| String::from_utf8(bundle.write()).unwrap().lines().map(str::to_owned).collect::<Vec<_>>();
    let (came_lines, raised_lines) = (lines(&came), lines(&raised));
    for (at, (came, raised)) in came_lines.iter().zip(&raised_lines).enumerate() {
        assert_eq!(came, raised, "line {at}, after {:#?}", &raised_lines[at.saturating_sub(12)..at]);
    }
    assert_eq!(came_lines.len(), raised_lines.len());
    // What both say is one thing: the bundle brings the raised file nothing new.
    let desk = Desk::new().await;
    desk.brings(&raised.write(), none()).await;
    let outcome = desk.brings(&bytes, none()).await;
    assert!(outcome.new.is_empty() && outcome.left.is_empty(), "{outcome:?}");
    desk.is_sound().await;
}

#[tokio::test]
async fn two_copies_of_a_file_that_are_raised_apart_stay_copies() {
    let mut exports = Vec::new();
    for _ in 0..2 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("milepost.db");
        std::fs::copy(fixture("level-5.db"), &path).unwrap();
        let store = Store::open(&path).await.unwrap();
        exports.push(store.export(None).await.unwrap().write());
        store.close().await;
    }
    assert_eq!(exports[0], exports[1]);
}

/// One more answer, as the program of that level saved it, in the round that a jurisdiction began last.
async fn saved_before(path: &std::path::Path) {
    let mut connection = SqliteConnectOptions::new().filename(path).connect().await.unwrap();
    let sql = "SELECT a.id, a.jurisdiction_id FROM assessments a JOIN actions x ON x.jurisdiction_id = a.jurisdiction_id LIMIT 1";
    let (round, of): (Uuid, Uuid) = sqlx::query_as(sql).fetch_one(&mut connection).await.unwrap();
    let at = OffsetDateTime::UNIX_EPOCH + time::Duration::days(21_000);
    let line = Event {
        id: EventId(Uuid::now_v7()),
        at,
        since: at,
        actor: Actor::unnamed(),
        subject: Subject::Assessment(AssessmentId(round)),
        field: "evidence-8.2".to_owned(),
        before: String::new(),
        after: "A letter".to_owned(),
        follows: Follows::nothing(),
        edition: Edition::WithoutLinks,
    };
    let entry = "INSERT INTO entries (assessment_id, field, value) VALUES (?, ?, ?)";
    sqlx::query(entry).bind(round).bind(&line.field).bind(&line.after).execute(&mut connection).await.unwrap();
    let history =
        "INSERT INTO history (id, at, since, person_id, person_name, jurisdiction_id, subject, subject_id, field, before, after, digest)
        VALUES (?, ?, ?, NULL, ?, ?, 'assessment', ?, ?, '', ?, ?)";
    let query = sqlx::query(history).bind(line.id.0).bind(millis(at)).bind(millis(at)).bind(&line.actor.name).bind(of).bind(round);
    query.bind(&line.field).bind(&line.after).bind(line.digest().to_vec()).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn two_copies_that_went_on_a_little_before_they_were_raised_get_the_same_lines_of_it() {
    let mut made = Vec::new();
    for goes_on in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("milepost.db");
        std::fs::copy(fixture("level-5.db"), &path).unwrap();
        if goes_on {
            saved_before(&path).await;
        }
        let store = Store::open(&path).await.unwrap();
        let bundle = store.export(None).await.unwrap();
        store.close().await;
        // What a level fills in has ids that follow from what it says.
        let lines = bundle.jurisdictions.into_iter().flat_map(|it| it.history).filter(|line| line.id.0.get_version_num() == 8);
        made.push(lines.map(|line| line.id).collect::<BTreeSet<_>>());
    }
    assert!(made[0].len() > 10, "{}", made[0].len());
    assert_eq!(made[0], made[1]);
}

#[test]
fn an_old_value_that_its_history_does_not_know_is_refused_as_before() {
    let bytes = std::fs::read_to_string(fixture("bundle-1.json")).unwrap();
    for (from, to) in
        [("\"cost\": \"12500050\"", "\"cost\": \"1\""), ("\"launch_groups\": \"Something of ours\"", "\"launch_groups\": \"Theirs\"")]
    {
        assert!(bytes.contains(from), "{from}");
        let refused = bundle::read(bytes.replacen(from, to, 1).as_bytes());
        assert!(matches!(refused, Err(Refusal::Disagrees(_))), "{refused:?}");
    }
    let mixed = bytes.replacen("milepost-bundle/1", "milepost-bundle/2", 1);
    assert!(matches!(bundle::read(mixed.as_bytes()), Err(Refusal::Form { .. })), "the second version has no such fields");
}

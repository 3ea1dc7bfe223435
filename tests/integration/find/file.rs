//! The index follows the data file: through an import, a backup, an older level, and a check that finds it wrong.

use milepost::domain::history::Fact;
use milepost::domain::people::Actor;
use milepost::store::bundle::{Arrival, Choice, Imported, Taken};
use milepost::store::file::lock::{Asked, Lock};
use milepost::store::file::{Reading, backup, check, find, opening, restore};
use milepost::store::{FactChange, NewAction, Store, Stretch};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use super::{Place, count, now};

async fn sound(path: &std::path::Path) {
    let findings = check::check(path, Reading::Beside).await.unwrap();
    assert!(findings.is_clean() && findings.unindexed == 0, "{findings:?}");
}

#[tokio::test]
async fn what_an_import_brings_and_changes_is_found() {
    let place = Place::new().await;
    place.says(place.round, "note-1.1", "A heron").await;
    let facts = vec![(Fact::What, "Count the herons".to_owned())];
    let action = NewAction { facts, ..NewAction::default() };
    place.store().add_action(place.id, &action, &Actor::unnamed(), now()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let other = Store::open(&folder.path().join("milepost.db")).await.unwrap();
    for (said, found) in [("A heron", 2), ("An egret", 1)] {
        place.says(place.round, "note-1.1", said).await;
        let bundle = place.store().export(None).await.unwrap();
        let arrival = Arrival { bundle: &bundle, source: "wren.json", digest: &"0".repeat(64) };
        let done = other.import(arrival, &Choice::taking(Taken::All), &Actor::unnamed(), now()).await.unwrap();
        assert!(matches!(done, Imported::Done(_)), "{done:?}");
        assert_eq!(count(&other, place.id, "heron").await, found);
        sound(other.path()).await;
    }
    assert_eq!(count(&other, place.id, "egret").await, 1);
    // A round that lies in the bin there comes as it lies.
    place.store().bin_round(place.round, &Actor::unnamed(), now()).await.unwrap();
    let bundle = place.store().export(None).await.unwrap();
    let arrival = Arrival { bundle: &bundle, source: "wren.json", digest: &"0".repeat(64) };
    other.import(arrival, &Choice::taking(Taken::All), &Actor::unnamed(), now()).await.unwrap();
    assert_eq!(count(&other, place.id, "egret").await, 0);
    sound(other.path()).await;
    other.close().await;
}

#[tokio::test]
async fn a_backup_brings_its_index_along() {
    let place = Place::new().await;
    place.says(place.round, "note-1.1", "A heron").await;
    let path = place.store().path().to_owned();
    let made = backup::make(&path, backup::Why::ByHand, now(), Reading::Beside).await.unwrap();
    place.says(place.round, "note-1.1", "An egret").await;
    place.store().close().await;
    let Asked::Ours(lock) = Lock::take(&path).unwrap() else { panic!("nobody else has it") };
    restore::restore(&path, &made.backup.path, &lock, now()).await.unwrap();
    let store = Store::open(&path).await.unwrap();
    assert_eq!((count(&store, place.id, "heron").await, count(&store, place.id, "egret").await), (1, 0));
    sound(&path).await;
    store.close().await;
}

#[tokio::test]
async fn a_file_of_every_older_level_is_indexed_as_it_is_raised() {
    for level in 1..=7 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("milepost.db");
        std::fs::copy(format!("{}/tests/fixtures/level-{level}.db", env!("CARGO_MANIFEST_DIR")), &path).unwrap();
        let store = opening::open(&path, now()).await.unwrap().store;
        sound(&path).await;
        let of = store.jurisdictions("", false, Stretch::First).await.unwrap().rows[0].id;
        let mut found = 0;
        for letter in 'a'..='z' {
            found += count(&store, of, &letter.to_string()).await;
        }
        assert!(found > 0, "level {level}");
        store.close().await;
    }
}

#[tokio::test]
async fn a_check_finds_an_index_that_does_not_agree_and_it_is_made_anew() {
    for (sql, misfits) in [
        ("DELETE FROM find_words WHERE rowid = (SELECT number FROM find_texts WHERE field = 'note-1.1')", 1),
        ("REPLACE INTO find_words (rowid, words) SELECT number, 'a egret' FROM find_texts WHERE field = 'note-1.1'", 1),
        ("INSERT INTO find_words (rowid, words) VALUES (5, 'egret')", 1),
        ("UPDATE find_texts SET field = 'note-9.9' WHERE field = 'note-1.1'", 2),
        ("DELETE FROM find_texts WHERE field = 'note-1.1'", 2),
        ("UPDATE find_places SET number = number + 1", 2),
    ] {
        let place = Place::new().await;
        place.says(place.round, "note-1.1", "A heron").await;
        let path = place.store().path().to_owned();
        let mut connection = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
        sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let findings = check::check(&path, Reading::Beside).await.unwrap();
        assert!(findings.is_clean(), "nothing is lost: {findings:?}");
        assert_eq!(findings.unindexed, misfits, "{sql}");
        assert!(findings.of_find().unwrap().contains("text"));
        find::rebuild(&path).await.unwrap();
        place.agrees().await;
        assert_eq!(place.count("heron").await, 1, "{sql}");
        let change = FactChange { fact: Fact::Name, value: "Heron County".to_owned(), seen: None };
        place.store().describe_jurisdiction(place.id, &[change], &Actor::unnamed(), now()).await.unwrap();
        place.agrees().await;
    }
}

#[tokio::test]
async fn the_page_of_the_file_makes_it_anew_and_says_so() {
    let place = Place::new().await;
    place.says(place.round, "note-1.1", "A heron").await;
    let mut connection = SqliteConnectOptions::new().filename(place.store().path()).connect().await.unwrap();
    sqlx::query("DELETE FROM find_texts").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    assert_eq!(place.count("heron").await, 0);
    place.dana.post("/file/check", &[]).await.expect(303);
    let page = place.dana.get("/file").await;
    page.says("The file is sound.").says("What Find looks through did not agree with").says("It was made anew.");
    assert_eq!(place.count("heron").await, 1);
    place.agrees().await;
}

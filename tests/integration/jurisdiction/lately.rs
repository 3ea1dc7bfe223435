//! What changed lately, on the home of a jurisdiction.

use std::io::Read;
use std::path::Path;

use milepost::domain::history::Event;
use milepost::store::file::opening;
use sqlx::{Connection, SqliteConnection};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::person::Person;

/// A person with a file of level 6 that holds a whole region, raised to the present level. In one of its rounds so many
/// people take part that what the level fills in of them is more than one stretch of the history.
async fn raised() -> Person {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("milepost.db");
    let packed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/level-6-region.db.zip");
    let mut packed = zip::ZipArchive::new(std::fs::File::open(packed).unwrap()).unwrap();
    let mut bytes = Vec::new();
    packed.by_index(0).unwrap().read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, bytes).unwrap();
    let mut old = SqliteConnection::connect(&format!("sqlite:{}", path.display())).await.unwrap();
    for n in 0..60_u128 {
        let id = Uuid::from_u128((n + 1) << 64);
        let name = format!("Someone {n}");
        sqlx::query("INSERT INTO people VALUES (?, ?, '', '')").bind(id).bind(name).execute(&mut old).await.unwrap();
        let sql = "INSERT INTO participants SELECT min(id), ? FROM assessments WHERE deleted IS NULL";
        sqlx::query(sql).bind(id).execute(&mut old).await.unwrap();
    }
    old.close().await.unwrap();
    let store = opening::open(&path, OffsetDateTime::now_utc()).await.unwrap().store;
    Person::with(store, folder)
}

#[tokio::test]
async fn what_changed_before_an_upgrade_is_told_after_it() {
    let dana = raised().await;
    let mut filled = 0;
    for jurisdiction in dana.store.export(None).await.unwrap().jurisdictions {
        let id = milepost::domain::ids::JurisdictionId(jurisdiction.id.0);
        let newest = dana.store.history_of_jurisdiction(id, None).await.unwrap();
        if newest.older.is_none() || !newest.events.iter().all(Event::is_filled_in) {
            continue;
        }
        filled += 1;
        let page = dana.get(&format!("/jurisdictions/{id}")).await;
        page.expect(200).says("All changes").says("<ol class=\"lately\">");
        assert!(!page.text.contains("Nothing yet."), "{}", page.text);
    }
    assert!(filled > 0, "in some of them the newest stretch is the upgrade's own");
}

#[tokio::test]
async fn whoever_an_earlier_round_asked_and_what_lies_in_the_bin_are_told_by_name() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    let asked = [("person", "Lee Park"), ("topic-3.1", "yes"), ("asked", "2026-02-03")];
    dana.post(&format!("{round}/asks"), &asked).await.expect(303);
    dana.post(&format!("{home}/assessments"), &[("title", "Next")]).await.expect(303);
    dana.get(&home).await.says("Asking Lee Park");
    dana.post(&format!("{home}/people"), &[("name", "Ann Wu")]).await.expect(303);
    let of = home.trim_start_matches("/jurisdictions/").parse().unwrap();
    let ann = dana.store.people_of(of).await.unwrap().into_iter().find(|person| person.profile.name == "Ann Wu").unwrap().id;
    dana.post(&format!("{home}/people/{ann}/delete"), &[]).await.expect(303);
    dana.get(&home).await.says("Ann Wu moved to the bin");
    dana.post(&format!("{home}/actions"), &[("what", "Hire someone")]).await.expect(303);
    let action = dana.store.actions(of).await.unwrap()[0].id;
    dana.post(&format!("/actions/{action}/delete"), &[]).await.expect(303);
    dana.get(&home).await.says("Action “Hire someone” moved to the bin");
    for named in ["Asking Lee Park", "Ann Wu: ", "Action “Hire someone”: "] {
        dana.get(&format!("{home}/history")).await.says(named);
    }
}

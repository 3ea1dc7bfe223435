//! What changed lately, on the home of a jurisdiction.

use std::io::Read;
use std::path::Path;

use milepost::domain::history::Event;
use milepost::store::file::opening;
use time::OffsetDateTime;

use crate::person::Person;

/// A person with a file of level 6 that holds a whole region, raised to the present level.
async fn raised() -> Person {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("milepost.db");
    let packed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/level-6-region.db.zip");
    let mut packed = zip::ZipArchive::new(std::fs::File::open(packed).unwrap()).unwrap();
    let mut bytes = Vec::new();
    packed.by_index(0).unwrap().read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, bytes).unwrap();
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

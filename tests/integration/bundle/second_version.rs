//! Bundles of the second version, which had no road: they become what the upgrade of their data file becomes.

use milepost::bundle;
use milepost::store::Store;

use super::desk::{Desk, none};

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[tokio::test]
async fn a_bundle_and_a_file_of_one_level_become_the_same_to_the_letter() {
    let bytes = std::fs::read(fixture("bundle-2.json")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("milepost.db");
    std::fs::copy(fixture("level-7.db"), &path).unwrap();
    let store = Store::open(&path).await.unwrap();
    let raised = store.export(None).await.unwrap();
    store.close().await;
    let came = bundle::read(&bytes).unwrap();
    assert_eq!(came.format, bundle::FORMAT);
    let text = |bundle: &bundle::Bundle| String::from_utf8(bundle.write()).unwrap();
    for (at, (came, raised)) in text(&came).lines().zip(text(&raised).lines()).enumerate() {
        assert_eq!(came, raised, "line {at}");
    }
    assert_eq!(text(&came), text(&raised));
    // What both say is one thing: the bundle brings the raised file nothing new.
    let desk = Desk::new().await;
    desk.brings(&raised.write(), none()).await;
    let outcome = desk.brings(&bytes, none()).await;
    assert!(outcome.new.is_empty() && outcome.left.is_empty(), "{outcome:?}");
    desk.is_sound().await;
}

//! Bundles of the fifth version, which had nothing of the strategy: they become what the upgrade of their data file becomes.

use milepost::bundle::{self, Refusal};
use milepost::store::Store;

use super::desk::altered;

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[tokio::test]
async fn a_bundle_and_a_file_of_one_level_become_the_same_to_the_letter() {
    let bytes = std::fs::read(fixture("bundle-5.json")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("milepost.db");
    std::fs::copy(fixture("level-10.db"), &path).unwrap();
    let store = Store::open(&path).await.unwrap();
    let raised = store.export(None).await.unwrap();
    store.close().await;
    let came = bundle::read(&bytes).unwrap();
    assert_eq!(came.format, bundle::FORMAT);
    assert!(came.jurisdictions.iter().any(|it| !it.things.is_empty()), "the parts of its plan are there");
    assert_eq!(String::from_utf8(came.write()), String::from_utf8(raised.write()));
}

#[test]
fn a_bundle_of_the_fifth_version_holds_nothing_of_the_strategy() {
    let bytes = std::fs::read(fixture("bundle-5.json")).unwrap();
    let thing = r#""things": [{"id": "00000000-0000-7000-8000-000000000001", "kind": "goal", "within": null, "facts": {"title": "Homes", "position": "i"}, "deleted": null},"#;
    let mixed = altered(&bytes, "\"things\": [\n", thing);
    assert_eq!(bundle::read(&mixed), Err(Refusal::Form { line: 1, column: 1 }));
}

#[test]
fn the_page_about_bundles_names_the_version_that_is_written() {
    let page = include_str!("../../../docs/bundle.md");
    assert!(page.contains(&format!("`format` is `{}`", bundle::FORMAT)));
}

//! Bundles of the first version: they become what the upgrade of their data file becomes.

use milepost::bundle::{self, Bundle, Refusal};
use milepost::store::Store;

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

//! Bundles of earlier versions: they become what the upgrade of their data file becomes, and hold nothing that their version
//! did not have. (Those of the first version have tests of their own, since order was not recorded then.)

use milepost::bundle::{self, Bundle, Refusal};
use milepost::store::Store;

use super::desk::{Desk, altered, none};

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// An earlier version: its number, the level of its data file, and a thing that it cannot hold, with what it goes in place of.
struct Earlier {
    version: u32,
    level: u32,
    /// What its file holds of what was new in it.
    holds: fn(&Bundle) -> bool,
    /// A thing that came later.
    later: &'static str,
}

const EARLIER: [Earlier; 7] = [
    Earlier { version: 2, level: 7, holds: |_| true, later: "" },
    Earlier {
        version: 3,
        level: 8,
        holds: |bundle| bundle.jurisdictions.iter().any(|it| !it.road_lines.is_empty()),
        later: r#""kind": "organization", "within": null, "facts": {"name": "A"}"#,
    },
    Earlier { version: 4, level: 9, holds: has_things, later: r#""kind": "peer", "within": null, "facts": {"code": "county-29019"}"# },
    Earlier {
        version: 5,
        level: 10,
        holds: has_things,
        later: r#""kind": "goal", "within": null, "facts": {"title": "Homes", "position": "i"}"#,
    },
    Earlier {
        version: 6,
        level: 11,
        holds: has_things,
        later: r#""kind": "mobility_plan", "within": null, "facts": {"glossary": "Rent"}"#,
    },
    Earlier { version: 7, level: 12, holds: has_things, later: r#""kind": "outreach", "within": null, "facts": {"format": "Town hall"}"# },
    Earlier {
        version: 8,
        level: 13,
        holds: has_things,
        later: r#""kind": "mobility_plan", "within": null, "facts": {"seal_alt": "A wren"}"#,
    },
];

fn has_things(bundle: &Bundle) -> bool {
    bundle.jurisdictions.iter().any(|it| !it.things.is_empty())
}

#[tokio::test]
async fn a_bundle_and_a_file_of_one_level_become_the_same_to_the_letter() {
    for Earlier { version, level, holds, .. } in EARLIER {
        let bytes = std::fs::read(fixture(&format!("bundle-{version}.json"))).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("milepost.db");
        std::fs::copy(fixture(&format!("level-{level}.db")), &path).unwrap();
        let store = Store::open(&path).await.unwrap();
        let raised = store.export(None).await.unwrap();
        store.close().await;
        let came = bundle::read(&bytes).unwrap();
        assert_eq!(came.format, bundle::FORMAT);
        assert!(holds(&came), "version {version}");
        let text = |bundle: &Bundle| String::from_utf8(bundle.write()).unwrap();
        for (at, (came, raised)) in text(&came).lines().zip(text(&raised).lines()).enumerate() {
            assert_eq!(came, raised, "version {version}, line {at}");
        }
        assert_eq!(text(&came), text(&raised), "version {version}");
        // What both say is one thing: the bundle brings the raised file nothing new.
        let desk = Desk::new().await;
        desk.brings(&raised.write(), none()).await;
        let outcome = desk.brings(&bytes, none()).await;
        assert!(outcome.new.is_empty() && outcome.left.is_empty(), "version {version}: {outcome:?}");
        desk.is_sound().await;
    }
}

#[test]
fn a_bundle_of_an_earlier_version_holds_nothing_of_what_came_later() {
    for Earlier { version, later, .. } in EARLIER.into_iter().filter(|earlier| !earlier.later.is_empty()) {
        let bytes = std::fs::read(fixture(&format!("bundle-{version}.json"))).unwrap();
        let thing = format!(r#"{{"id": "00000000-0000-7000-8000-000000000001", {later}, "deleted": null}}"#);
        let mixed = if version == 3 {
            altered(&bytes, "\"road_lines\": [", &format!("\"things\": [{thing}], \"road_lines\": ["))
        } else {
            altered(&bytes, "\"things\": [\n", &format!("\"things\": [{thing},"))
        };
        assert_eq!(bundle::read(&mixed), Err(Refusal::Form { line: 1, column: 1 }), "version {version}");
    }
}

#[test]
fn the_page_about_bundles_names_the_version_that_is_written() {
    let page = include_str!("../../../docs/bundle.md");
    assert!(page.contains(&format!("`format` is `{}`", bundle::FORMAT)));
}

use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Row};
use time::OffsetDateTime;
use time::macros::datetime;

use crate::domain::history::Fact;
use crate::domain::jurisdiction::Profile;
use crate::domain::names::SortKey;
use crate::domain::people::{self, Actor};
use crate::store::file::contents;
use crate::store::file::reading::Reading;
use crate::store::{FactChange, Store, Stretch};

const NOW: OffsetDateTime = datetime!(2026-11-23 17:00:12 UTC);

/// Names in the order in which lists have them, with hard ones among them.
const IN_ORDER: [&str; 9] = [
    "\u{301}\u{302}",
    "—",
    "…",
    "Doña Ana County",
    "DONA CITY",
    "Prince George’s County",
    "Prince George's Town",
    "St. Mary's County",
    "Zürich",
];

fn file(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("milepost.db")
}

async fn raw(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).connect().await.unwrap()
}

/// The file with these jurisdictions and people, made in another order than theirs.
async fn filled(path: &Path, names: &[&str]) -> Store {
    let store = Store::open(path).await.unwrap();
    let actor = Actor::program();
    let mut scribe = store.scribe(&actor, NOW).await.unwrap();
    let mut made = Vec::new();
    for name in names.iter().rev() {
        made.push(scribe.make_jurisdiction(&Profile::named((*name).to_owned()), false).await.unwrap());
    }
    scribe.commit().await.unwrap();
    for name in names.iter().rev() {
        let profile = people::Profile { name: (*name).to_owned(), ..people::Profile::default() };
        store.add_person(made[0], &profile, &actor, NOW).await.unwrap();
    }
    store
}

/// The people of the one jurisdiction that has any, as they are listed.
async fn people(store: &Store) -> Vec<people::Person> {
    let mut people = Vec::new();
    for row in store.jurisdictions("", false, Stretch::First).await.unwrap().rows {
        people.extend(store.people_of(row.id).await.unwrap());
    }
    people
}

async fn listed(store: &Store, search: &str) -> Vec<String> {
    let page = store.jurisdictions(search, false, Stretch::First).await.unwrap();
    page.rows.into_iter().map(|row| row.profile.name).collect()
}

/// Every key, whatever its table.
async fn keys(connection: &mut SqliteConnection) -> Vec<(String, Vec<u8>)> {
    let sql = "SELECT name, sort FROM jurisdictions UNION ALL SELECT name, sort FROM people ORDER BY name";
    let rows = sqlx::query(sql).fetch_all(connection).await.unwrap();
    rows.iter().map(|row| (row.get("name"), row.get("sort"))).collect()
}

#[tokio::test]
async fn every_list_stands_in_one_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut names = IN_ORDER.to_vec();
    let long = "W".repeat(120);
    names.insert(8, &long);
    let store = filled(&file(&folder), &names).await;
    assert_eq!(listed(&store, "").await, names);
    let people: Vec<String> = people(&store).await.into_iter().map(|person| person.profile.name).collect();
    assert_eq!(people, names);
    let shown = contents::list(&file(&folder), Reading::Beside).await.unwrap();
    assert_eq!(shown.into_iter().map(|one| one.name).collect::<Vec<_>>(), names, "the command line too");

    for (search, found) in [
        ("Dona", &["Doña Ana County", "DONA CITY"][..]),
        ("doÑa a", &["Doña Ana County"]),
        ("prince george's", &["Prince George’s County", "Prince George's Town"]),
        ("Prince Georges", &["Prince George’s County", "Prince George's Town"]),
        ("St. Marys", &["St. Mary's County"]),
        ("wwww", &[&long]),
        ("\u{301}\u{302}", &["\u{301}\u{302}"]),
        ("—", &["—"]),
        ("…", &["…"]),
        ("zu", &["Zürich"]),
    ] {
        assert_eq!(listed(&store, search).await, found, "{search}");
    }
    store.close().await;
}

#[tokio::test]
async fn pages_follow_each_other_in_the_order_of_names_also_where_names_are_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> =
        (0..70).map(|n| if n % 2 == 0 { format!("Ostrów {:02}", n / 4) } else { format!("OSTROW {:02}", n / 4) }).collect();
    let store = filled(&file(&folder), &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let mut seen = Vec::new();
    let mut page = store.jurisdictions("ostrow", false, Stretch::First).await.unwrap();
    loop {
        seen.extend(page.rows.iter().map(|row| (SortKey::of(&row.profile.name), row.id)));
        if !page.has_after {
            break;
        }
        page = store.jurisdictions("ostrow", false, Stretch::After(page.rows.last().unwrap().id)).await.unwrap();
    }
    assert_eq!(seen.len(), 70);
    assert!(seen.is_sorted() && seen.windows(2).all(|two| two[0] != two[1]), "by name, then by id, each once");
    store.close().await;
}

#[tokio::test]
async fn what_other_rules_made_is_made_anew_when_the_file_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder);
    filled(&path, &IN_ORDER).await.close().await;
    let mut connection = raw(&path).await;
    let before = keys(&mut connection).await;
    let lines: i64 = sqlx::query_scalar("SELECT count(*) FROM history").fetch_one(&mut connection).await.unwrap();
    for meddled in [
        "UPDATE jurisdictions SET search = 'x' || lower(name), sort = x'00'",
        "UPDATE people SET sort = x'00'",
        "UPDATE this_file SET names = 'icu_collator 1.0.0'",
    ] {
        sqlx::query(meddled).execute(&mut connection).await.unwrap();
    }
    drop(connection);

    let store = Store::open(&path).await.unwrap();
    assert_eq!(listed(&store, "").await, IN_ORDER);
    assert_eq!(listed(&store, "St Marys").await, ["St. Mary's County"], "also in the index of their parts");
    assert!(listed(&store, "xst").await.is_empty());
    store.close().await;
    let mut connection = raw(&path).await;
    assert_eq!(keys(&mut connection).await, before);
    let after: i64 = sqlx::query_scalar("SELECT count(*) FROM history").fetch_one(&mut connection).await.unwrap();
    assert_eq!(after, lines, "derived values are no history");
    let rules: String = sqlx::query_scalar("SELECT names FROM this_file").fetch_one(&mut connection).await.unwrap();
    assert_eq!(rules, SortKey::VERSION);
}

#[tokio::test]
async fn a_file_of_each_earlier_level_gets_its_keys() {
    for level in 1..=5 {
        let folder = tempfile::tempdir().unwrap();
        let path = file(&folder);
        std::fs::copy(format!("{}/tests/fixtures/level-{level}.db", env!("CARGO_MANIFEST_DIR")), &path).unwrap();
        Store::open(&path).await.unwrap().close().await;
        let keys = keys(&mut raw(&path).await).await;
        assert!(!keys.is_empty(), "level {level}");
        for (name, key) in keys {
            assert_eq!(key, SortKey::of(&name).as_bytes(), "{name}, level {level}");
        }
    }
}

#[tokio::test]
async fn a_new_name_has_a_new_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder);
    let store = filled(&path, &["Ana", "Ben"]).await;
    let actor = Actor::program();
    let renamed = |name: &str| [FactChange { fact: Fact::Name, value: name.to_owned(), seen: None }];
    let first = store.jurisdictions("", false, Stretch::First).await.unwrap().rows[0].id;
    store.describe_jurisdiction(first, &renamed("Çelik’s"), &actor, NOW).await.unwrap();
    assert_eq!(listed(&store, "").await, ["Ben", "Çelik’s"]);
    assert_eq!(listed(&store, "celiks").await, ["Çelik’s"]);
    let person = people(&store).await[0].id;
    store.describe_person(person, &renamed("Çelik"), &actor, NOW).await.unwrap();
    assert_eq!(people(&store).await[1].id, person);
    store.close().await;
    for (name, key) in keys(&mut raw(&path).await).await {
        assert_eq!(key, SortKey::of(&name).as_bytes(), "{name}");
    }
}

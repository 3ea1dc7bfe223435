//! Releases in the data file: imported whole or not at all, read back to the letter, removed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::io::Cursor;
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use milepost::domain::guide::metrics::PlaceCode;
use milepost::domain::metrics::{Alike, Fact, KeptReadings, Of, shared_estimates, shown};
use milepost::domain::people::Actor;
use milepost::store::file::{
    Reading,
    check::{check, glance},
};
use milepost::store::{Incoming, Looked, MetricsImported, MetricsRemoved, Store, StoreError};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

use super::{cut, read, read_bytes};

const NOON: OffsetDateTime = datetime!(2026-11-28 12:00 UTC);

/// All real cuts that can be imported.
const CUTS: [&str; 12] = [
    "p61_2025-03_place-overall.csv",
    "p61_2024-07_place-overall.csv",
    "p63_place-race-share.csv",
    "p64_place-income.csv",
    "p65_place-age.csv",
    "p67_place-tenure.csv",
    "c00_2024-02_county-recent.csv",
    "m_debt_county_2018_long_crlf.csv",
    "m_debt_county_2023.csv",
    "m_income_county.csv",
    "m_homeless_county_2014-2018.csv",
    "gates_rmapi-2023_cities_race-ethnicity.csv",
];

struct Place {
    folder: tempfile::TempDir,
    store: Store,
}

impl Place {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("milepost.db")).await.unwrap();
        Self { folder, store }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("milepost.db")
    }

    async fn import(&self, name: &str, bytes: Vec<u8>) -> MetricsImported {
        let incoming = incoming(name, &bytes);
        self.store.import_metrics(Cursor::new(bytes), &incoming, &Actor::unnamed(), NOON, Arc::new(|_, _| {})).await.unwrap()
    }

    async fn done(&self, name: &str) -> Uuid {
        match self.import(name, cut(name)).await {
            MetricsImported::Done(id) => id,
            other => panic!("{name}: {other:?}"),
        }
    }

    async fn all(&self, places: &BTreeSet<PlaceCode>) -> KeptReadings {
        let places: Vec<PlaceCode> = places.iter().copied().collect();
        self.store.metric_readings(&places, |_| true).await.unwrap()
    }

    async fn blocks(&self) -> i64 {
        let sql = "SELECT (SELECT count(*) FROM metric_blocks) + (SELECT count(*) FROM metric_works)";
        scalar(&self.path(), sql).await
    }

    async fn is_sound(&self) {
        let findings = check(&self.path(), Reading::Beside).await.unwrap();
        assert!(findings.is_clean(), "{findings:?}");
    }
}

fn incoming(name: &str, bytes: &[u8]) -> Incoming {
    let looked = Looked::at(&mut Cursor::new(bytes)).unwrap();
    let years = looked.file.offered_years();
    Incoming { name: name.to_owned(), looked: Arc::new(looked), years }
}

async fn open(path: &FilePath) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).connect().await.unwrap()
}

async fn scalar(path: &FilePath, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&mut open(path).await).await.unwrap()
}

async fn meddle(path: &FilePath, sql: &'static str) {
    let mut connection = open(path).await;
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// A fact without its edition, whose digest the reading in memory does not have.
fn bare(facts: impl Iterator<Item = Fact>) -> Vec<String> {
    let mut all: Vec<String> = facts
        .map(|fact| format!("{:?} {:?} {:?} {:?} {:?} {}", fact.of, fact.value, fact.lower, fact.upper, fact.quality, fact.raw))
        .collect();
    all.sort();
    all
}

#[tokio::test]
async fn every_reading_of_a_cut_comes_back_as_it_was_read() {
    let place = Place::new().await;
    for name in CUTS {
        let id = place.done(name).await;
        let read = read(name);
        let places = read.facts.iter().map(|fact| fact.of.place).collect();
        let kept = place.all(&places).await;
        let release = kept.releases.iter().find(|release| release.id == id).unwrap();
        let ours = kept.readings.iter().filter(|reading| reading.release == release.number);
        assert_eq!(bare(ours.clone().map(|reading| reading.fact.clone())), bare(read.facts.iter().cloned()), "{name}");
        assert_eq!((release.readings, release.edition.release), (read.parsed.readings, read.file.release()), "{name}");
        let lines: Vec<Vec<u8>> = cut(name).split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        for reading in ours {
            let line = String::from_utf8_lossy(&lines[usize::try_from(reading.line).unwrap() - 1]).into_owned();
            assert!(line.contains(&reading.fact.raw), "{name}: line {} has no {}", reading.line, reading.fact.raw);
            assert!(!release.contents.columns[reading.column].name.is_empty());
        }
    }
    place.is_sound().await;
}

#[tokio::test]
async fn the_same_file_twice_is_there_once_and_removed_it_leaves_nothing() {
    let place = Place::new().await;
    let id = place.done("m_income_county.csv").await;
    assert_eq!(place.import("other name.csv", cut("m_income_county.csv")).await, MetricsImported::There(id));
    assert_eq!(place.store.metric_releases().await.unwrap().len(), 1);
    place.is_sound().await;
    let actor = Actor::unnamed();
    assert_eq!(place.store.remove_metric_release(id, &actor, NOON).await.unwrap(), MetricsRemoved::Done);
    assert!(matches!(place.store.remove_metric_release(id, &actor, NOON).await, Err(StoreError::NotFound)));
    assert_eq!((place.store.metric_releases().await.unwrap().len(), place.blocks().await), (0, 0));
    place.is_sound().await;
    assert_ne!(place.done("m_income_county.csv").await, id);
    place.is_sound().await;
    let number: i64 = scalar(&place.path(), "SELECT number FROM metric_releases").await;
    assert_eq!(number, 2, "a preview that reads beside would take one release for the other");
}

#[tokio::test]
async fn what_changes_between_the_looks_is_refused_and_leaves_nothing() {
    let place = Place::new().await;
    let bytes = cut("m_income_county.csv");
    let incoming = incoming("incomes.csv", &bytes);
    let changed = String::from_utf8(bytes).unwrap().replacen("29,019", "29,021", 1);
    let imported = place.store.import_metrics(Cursor::new(changed), &incoming, &Actor::unnamed(), NOON, Arc::new(|_, _| {})).await;
    assert!(matches!(imported.unwrap(), MetricsImported::Refused(why) if why.contains("changed while it was read")));
    assert_eq!(place.blocks().await, 0);
    place.is_sound().await;
}

#[tokio::test]
async fn what_an_import_left_is_taken_away_at_the_next_start_and_is_read_by_nobody() {
    let place = Place::new().await;
    place.done("m_income_county.csv").await;
    place.store.close().await;
    // As a kill in the midst leaves it: blocks and the mark, and no release.
    meddle(
        &place.path(),
        "DELETE FROM history WHERE subject = 'metric_release'; DELETE FROM metric_releases; INSERT INTO metric_works VALUES (1)",
    )
    .await;
    assert!(place.blocks().await > 1);
    let store = Store::open(&place.path()).await.unwrap();
    assert_eq!(place.blocks().await, 0);
    store.close().await;
    place.is_sound().await;
}

#[tokio::test]
async fn a_block_that_was_changed_is_told_by_the_check() {
    let place = Place::new().await;
    place.done("m_income_county.csv").await;
    place.is_sound().await;
    place.store.close().await;
    meddle(&place.path(), "UPDATE metric_blocks SET place = place + 1 WHERE number = 1").await;
    let findings = check(&place.path(), Reading::Alone).await.unwrap();
    assert!(findings.problems.iter().any(|problem| problem.contains("m_income_county.csv")), "{findings:?}");
}

#[tokio::test]
async fn neighbors_that_share_one_estimate_are_kept_with_their_blocks() {
    for name in ["m_income_county.csv", "z_2026_county-age_fragment.csv", "p61_2025-03_place-overall.csv"] {
        let place = Place::new().await;
        place.done(name).await;
        let facts = read(name).facts;
        let known = shared_estimates(facts.iter());
        let mut alike = Alike::default();
        for fact in &facts {
            alike.take(&fact.of, fact.value, fact.lower, fact.upper);
        }
        assert_eq!(alike.finish(), known, "{name}");
        let kept = place.all(&facts.iter().map(|fact| fact.of.place).collect()).await;
        let release = kept.releases[0].number;
        for code in facts.iter().map(|fact| fact.of.place).collect::<BTreeSet<_>>() {
            assert_eq!(
                kept.alike(code),
                known.get(&code).map(|others| others.keys().copied().collect()).unwrap_or_default(),
                "{name}: {code}"
            );
            for year in kept.readings.iter().map(|reading| reading.fact.of.year).collect::<BTreeSet<_>>() {
                let of_year = known.get(&code).into_iter().flatten().filter(|(_, years)| years.contains(&year));
                assert_eq!(kept.alike_in(release, code, year), of_year.map(|(other, _)| *other).collect(), "{name}: {code} in {year}");
            }
        }
    }
}

#[tokio::test]
async fn the_place_of_the_typical_resident_is_worked_out_while_a_file_is_read() {
    // All counties with the income of each, as the file has them.
    let list = String::from_utf8(cut("derived_county-median-income.csv")).unwrap();
    let mut file = "year,state,county,pctl_income_50,pctl_income_50_quality\n".to_owned();
    for line in list.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (state, county) = fields[0].split_at(2);
        writeln!(file, "2018,{state},{county},{},Strong", fields[1]).unwrap();
    }
    let place = Place::new().await;
    assert!(matches!(place.import("incomes.csv", file.clone().into_bytes()).await, MetricsImported::Done(_)));
    let releases = place.store.metric_releases().await.unwrap();
    let typical: Vec<String> = releases[0].typicals.0.values().map(|value| value.rounded(2).to_string()).collect();
    assert_eq!(typical, ["60785.82"]);
    assert!(read_bytes(file.as_bytes()).facts.len() > 2_000);
    place.is_sound().await;
}

#[tokio::test]
async fn releases_in_any_order_say_the_same() {
    let names = ["p61_2024-04-26_place-overall.csv", "p61_2025-03_place-overall.csv", "p61_2024-07_place-overall.csv"];
    let mut told = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let place = Place::new().await;
        for at in order {
            place.done(names[at]).await;
        }
        let columbia = "city-2915670".parse().unwrap();
        let kept = place.all(&BTreeSet::from([columbia])).await;
        let mut by_key: BTreeMap<Of, Vec<&Fact>> = BTreeMap::new();
        for reading in &kept.readings {
            assert!(kept.release(reading.release).is_some_and(|release| !release.title().is_empty()), "no reading is without its release");
            by_key.entry(reading.fact.of).or_default().push(&reading.fact);
        }
        let shown = by_key.values().map(|facts| {
            let shown = shown(facts).unwrap();
            (shown.fact.clone(), shown.before.into_iter().cloned().collect::<Vec<_>>())
        });
        told.push(shown.collect::<Vec<_>>());
    }
    assert!(told[0].len() > 100 && told[0].iter().any(|(_, before)| !before.is_empty()));
    assert!(told[0] == told[1] && told[1] == told[2]);
}

#[tokio::test]
async fn one_import_at_a_time() {
    let place = Place::new().await;
    let (one, other) = (place.import("one.csv", cut("m_income_county.csv")), place.import("other.csv", cut("p64_place-income.csv")));
    let (one, other) = tokio::join!(one, other);
    assert!(matches!(one, MetricsImported::Done(_)));
    assert_eq!(other, MetricsImported::Busy);
    place.is_sound().await;
}

#[tokio::test]
async fn a_start_looks_over_all_but_the_readings_which_the_check_holds_against_their_sum() {
    for (table, is_seen_at_once) in [("history", true), ("metric_releases", true), ("metric_blocks", false)] {
        let place = Place::new().await;
        place.done("m_income_county.csv").await;
        place.store.close().await;
        let path = place.path();
        assert!(glance(&path).await.is_ok());
        let mut connection = open(&path).await;
        let root: i64 =
            sqlx::query_scalar("SELECT rootpage FROM sqlite_schema WHERE name = $1").bind(table).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        let at = usize::try_from(root - 1).unwrap() * 4_096;
        bytes[at..at + 16].fill(0xff);
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(glance(&path).await.is_err(), is_seen_at_once, "{table}");
        let checked = check(&path, Reading::Beside).await;
        assert!(checked.is_err() || !checked.unwrap().is_clean(), "{table}");
    }
}

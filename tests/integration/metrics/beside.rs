//! What stands beside a reading: peers of the same release, shared estimates by year, and what other files say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use milepost::domain::guide::metrics::{DefinitionKey, PlaceCode, Quality};
use milepost::domain::metrics::{
    Alike, Beside, Contents, Edition, Fact, KeptReading, KeptReadings, KeptRelease, Of, ReadingKey, Records, Subgroup, Typicals,
    Uncompared, Value, newer, shared_estimates,
};
use milepost::domain::words::decimal::Decimal;
use milepost::report::ReadingRow;
use time::macros::datetime;
use uuid::Uuid;

const BOONE: &str = "county-29019";
const COLE: &str = "county-29051";
const CALLAWAY: &str = "county-29027";
const AUDRAIN: &str = "county-29007";

fn place(code: &str) -> PlaceCode {
    code.parse().unwrap()
}

fn edition(published: &str, is_exact: bool, digest: &str) -> Arc<Edition> {
    Arc::new(Edition { published: published.to_owned(), is_exact, digest: digest.to_owned(), release: None })
}

fn fact(definition: &str, code: &str, year: u16, value: &str, edition: &Arc<Edition>) -> Fact {
    let of = Of { definition: definition.parse().unwrap(), place: place(code), year, subgroup: Subgroup::Whole };
    let value = if value == "none" { Value::NoneThere } else { Value::Number(Decimal::read(value).unwrap()) };
    Fact { of, value, lower: None, upper: None, quality: Quality::Strong, raw: String::new(), edition: Arc::clone(edition) }
}

fn kept(releases: &[(i64, &Arc<Edition>)], facts: Vec<(i64, Fact)>) -> KeptReadings {
    let release = |(number, edition): &(i64, &Arc<Edition>)| KeptRelease {
        number: *number,
        id: Uuid::nil(),
        name: format!("{number}.csv"),
        edition: Arc::clone(edition),
        readings: 1,
        imported: datetime!(2026-11-28 12:00 UTC),
        importer: String::new(),
        contents: Contents::default(),
        typicals: Typicals::default(),
    };
    let reading = |(release, fact)| KeptReading { fact, release, column: 0, line: 2, raw_bounds: Default::default() };
    let mut releases: Vec<KeptRelease> = releases.iter().map(release).collect();
    releases.sort_by(|one, other| other.edition.cmp(&one.edition));
    KeptReadings { releases, readings: facts.into_iter().map(reading).collect(), alike: BTreeMap::new() }
}

#[test]
fn areas_are_drawn_anew_so_that_a_pair_of_one_year_is_none_of_another() {
    let of = edition("2026", false, "");
    let year = |year, other: [&str; 2]| {
        let place = |code: &'static str, [one, two]: [&str; 2]| {
            [fact("employment", code, year, one, &of), fact("digital-access", code, year, two, &of)]
        };
        [place(BOONE, ["0.8", "0.9"]), place(COLE, other)].concat()
    };
    let facts = [year(2020, ["0.8", "0.9"]), year(2021, ["0.8", "0.9"]), year(2022, ["0.7", "0.6"])].concat();
    let expected = BTreeMap::from([(place(COLE), BTreeSet::from([2020, 2021]))]);
    assert_eq!(shared_estimates(facts.iter()).get(&place(BOONE)), Some(&expected));
    let mut alike = Alike::default();
    for fact in &facts {
        alike.take(&fact.of, fact.value, fact.lower, fact.upper);
    }
    assert_eq!(alike.finish().get(&place(BOONE)), Some(&expected));
    // One equal reading in each of two years is a coincidence twice.
    let facts = [year(2020, ["0.8", "0.6"]), year(2021, ["0.8", "0.6"])].concat();
    assert!(shared_estimates(facts.iter()).is_empty());
}

#[test]
fn places_that_are_on_no_list_cost_nothing() {
    let mut alike = Alike::default();
    let definitions: [DefinitionKey; 2] = ["employment", "digital-access"].map(|word| word.parse().unwrap());
    for number in 1..99_999_u32 {
        let code: PlaceCode = format!("city-29{number:05}").parse().unwrap();
        for definition in definitions {
            let of = Of { definition, place: code, year: 2020, subgroup: Subgroup::Whole };
            alike.take(&of, Value::Number(Decimal::ONE), None, None);
        }
    }
    let begun = Instant::now();
    let listed = alike.finish().len();
    assert!(listed < 100, "{listed} cities of Missouri are on the list");
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}

#[test]
fn peers_of_one_estimate_count_once_and_those_of_other_releases_are_silent() {
    let (old, new) = (edition("2024", false, "old"), edition("2025", false, "new"));
    let facts = vec![
        (2, fact("employment", BOONE, 2020, "0.8", &new)),
        (2, fact("employment", COLE, 2020, "0.7", &new)),
        (2, fact("employment", CALLAWAY, 2020, "0.7", &new)),
        (1, fact("employment", AUDRAIN, 2020, "0.6", &old)),
    ];
    let mut kept = kept(&[(1, &old), (2, &new)], facts);
    let peers = [COLE, CALLAWAY, AUDRAIN].map(place);
    let told = |kept: &KeptReadings| {
        let records = Records::of(kept);
        let own = records.get("employment".parse().unwrap(), place(BOONE)).unwrap();
        let beside = Beside::of(&records, own.newest().unwrap(), &peers).unwrap();
        (beside.range(), beside.against(), beside.left_out())
    };
    let silent = "No reading of 2020 in the same release: Audrain County, Missouri.".to_owned();
    assert_eq!(told(&kept).1, "None have a higher value, two a lower one.");
    assert_eq!(told(&kept).2, std::slice::from_ref(&silent));
    for (one, other) in [(COLE, CALLAWAY), (CALLAWAY, COLE)] {
        kept.alike.insert((2, place(one)), BTreeMap::from([(place(other), BTreeSet::from([2019]))]));
    }
    assert_eq!(told(&kept).2, std::slice::from_ref(&silent), "they share one in another year");
    for (one, other) in [(COLE, CALLAWAY), (CALLAWAY, COLE)] {
        kept.alike.insert((2, place(one)), BTreeMap::from([(place(other), BTreeSet::from([2020]))]));
    }
    let both = "Cole County, Missouri; Callaway County, Missouri, one estimate";
    assert_eq!(told(&kept).0, format!("One peer in 2020: 70.0% ({both})."));
    assert_eq!(told(&kept).1, "That is lower than here.");
    assert_eq!(told(&kept).2, [format!("One estimate stands for: {}. It counts once.", both.trim_end_matches(", one estimate")), silent]);
}

/// The release of a range is that of the reading beside which it stands, and so is how sure its ends are, where nothing else
/// is said.
#[test]
fn a_range_says_how_sure_its_ends_are_where_the_reading_is_not_as_sure() {
    let of = edition("2025", false, "new");
    let sure = |code: &str, value: &str, quality| (1, Fact { quality, ..fact("employment", code, 2020, value, &of) });
    let told = |qualities: [Quality; 2]| {
        let facts = vec![sure(BOONE, "0.8", Quality::Strong), sure(COLE, "0.7", qualities[0]), sure(AUDRAIN, "0.9", qualities[1])];
        let kept = kept(&[(1, &of)], facts);
        let records = Records::of(&kept);
        let own = records.get("employment".parse().unwrap(), place(BOONE)).unwrap();
        let beside = Beside::of(&records, own.newest().unwrap(), &[COLE, AUDRAIN].map(place)).unwrap();
        (beside.range(), beside.in_short(false))
    };
    let (range, short) = told([Quality::Strong, Quality::Strong]);
    assert_eq!(range, "Two peers in 2020: from 70.0% (Cole County, Missouri) to 90.0% (Audrain County, Missouri).");
    assert_eq!(short, "2 peers: 1 higher, 1 lower.");
    let (range, short) = told([Quality::Marginal, Quality::Strong]);
    assert_eq!(range, "Two peers in 2020: from 70.0% (Cole County, Missouri, marginal) to 90.0% (Audrain County, Missouri).");
    assert_eq!(short, "2 peers: 1 higher, 1 lower. Lowest: marginal.");
    let facts = vec![sure(BOONE, "0.8", Quality::Strong), sure(COLE, "0.7", Quality::Marginal)];
    let kept = kept(&[(1, &of)], facts);
    let records = Records::of(&kept);
    let own = records.get("employment".parse().unwrap(), place(BOONE)).unwrap();
    let one = Beside::of(&records, own.newest().unwrap(), &[place(COLE)]).unwrap().in_short(true);
    assert_eq!(one, "1 peer, 70.0%: 0 higher, 1 lower. That one: marginal.");
    assert_eq!(told([Quality::Marginal, Quality::Marginal]).1, "2 peers: 1 higher, 1 lower. Lowest and highest: marginal.");
    let apart = told([Quality::Marginal, Quality::NotGiven]).1;
    assert_eq!(apart, "2 peers: 1 higher, 1 lower. Lowest: marginal. Highest: quality not given.");
}

#[test]
fn counts_crime_and_who_lives_where_are_not_held_beside_other_places() {
    let why = |word: &str| Uncompared::of(word.parse().unwrap()).map(Uncompared::label);
    assert_eq!(why("employment"), None);
    assert_eq!(why("homeless-share"), None);
    assert_eq!(why("homeless-count"), Some("A count says nothing beside places of another size; the share does."));
    assert_eq!(why("residents-black"), Some(""));
    assert!(why("crime-violent").is_some_and(|why| why.starts_with("Places are not compared")));
}

#[test]
fn only_a_release_published_later_is_told_as_newer() {
    let (old, new) = (edition("2024", true, &"a".repeat(64)), edition("2025", true, &"b".repeat(64)));
    let of = |value: &str, edition: &Arc<Edition>| fact("employment", BOONE, 2020, value, edition);
    let key = |edition: &Arc<Edition>| ReadingKey { of: of("0.8", &old).of, digest: edition.digest.clone() };
    let both = kept(&[(1, &old), (2, &new)], vec![(1, of("0.8", &old)), (2, of("0.7", &new))]);
    let told = newer(&Records::of(&both), &key(&old), ("80.0%", "strong")).unwrap();
    assert_eq!(told, "Another release has a different value by now: 70.0% (strong), in “2.csv”.");
    assert_eq!(newer(&Records::of(&both), &key(&new), ("80.0%", "strong")), None, "it is the very release");
    let weak = Fact { quality: Quality::Weak, ..of("0.8", &new) };
    let sure = kept(&[(1, &old), (2, &new)], vec![(1, of("0.8", &old)), (2, weak)]);
    assert_eq!(
        newer(&Records::of(&sure), &key(&old), ("80.0%", "strong")).as_deref(),
        Some("Another release has a different quality by now: weak, in “2.csv”.")
    );
    let only_old = kept(&[(1, &old), (2, &new)], vec![(1, of("0.8", &old))]);
    assert_eq!(newer(&Records::of(&only_old), &key(&new), ("70.0%", "strong")), None, "it was published before");
    let none = |edition: &Arc<Edition>| fact("physicians", BOONE, 2020, "none", edition);
    let none = kept(&[(1, &old), (2, &new)], vec![(1, none(&old)), (2, none(&new))]);
    let key = ReadingKey { of: none.readings[0].fact.of, digest: old.digest.clone() };
    assert_eq!(newer(&Records::of(&none), &key, ("no primary care physician", "strong")), None, "none is told in one way");
}

#[test]
fn the_publishers_own_file_goes_before_one_that_is_like_it() {
    let (similar, exact, old) = (edition("2025", false, "f"), edition("2025", true, "0"), edition("2024", true, "f"));
    assert!(exact > similar && similar > old);
    let of = |value: &str, edition: &Arc<Edition>| fact("employment", BOONE, 2020, value, edition);
    let facts = vec![(1, of("0.7", &similar)), (2, of("0.8", &exact)), (3, of("0.6", &old))];
    let kept = kept(&[(1, &similar), (2, &exact), (3, &old)], facts);
    let records = Records::of(&kept);
    let line = records.line("employment".parse().unwrap(), place(BOONE), 2020, Subgroup::Whole).unwrap();
    let row = ReadingRow::of(&kept, &line);
    assert_eq!(row.value, "80.0%");
    assert_eq!(row.before, ["As published before: 60.0% (strong), 2024.", "In another file of that day: 70.0% (strong), “1.csv” (1.csv)."]);
}

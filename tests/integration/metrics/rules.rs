//! What may be said of readings, tried on real cuts.

use std::collections::BTreeSet;

use milepost::domain::guide::metrics::{DefinitionKey, Quality};
use milepost::domain::metrics::{Course, Edition, Fact, Trend, Value, furthest_apart, shared_estimates, shown};

use super::read;

const COLUMBIA: &str = "city-2915670";

fn pick(name: &str, definition: &str, place: &str, subgroup: &str) -> Vec<Fact> {
    let is_it = |fact: &Fact| {
        fact.of.definition.as_str() == definition && fact.of.place.to_string() == place && fact.of.subgroup.to_string() == subgroup
    };
    read(name).facts.into_iter().filter(is_it).collect()
}

#[test]
fn the_release_that_was_published_last_is_shown_and_the_other_stands_behind() {
    let old = pick("p61_2024-04-26_place-overall.csv", "affordable-80", COLUMBIA, "whole");
    let new = pick("p61_2025-03_place-overall.csv", "affordable-80", COLUMBIA, "whole");
    let of_2021 = |facts: &[Fact]| facts.iter().find(|fact| fact.of.year == 2021).cloned().unwrap();
    let (old, new) = (of_2021(&old), of_2021(&new));
    for facts in [[&old, &new], [&new, &old]] {
        let shown = shown(&facts).unwrap();
        assert_eq!((shown.fact, shown.before), (&new, vec![&old]), "whichever was imported first");
    }
    assert!(shown(&[&new, &new]).unwrap().before.is_empty(), "the same is not said twice");
    assert!(shown(&[]).is_none());
    let number = new.value.number().unwrap();
    let rounded = Fact {
        value: Value::Number(number.rounded(4)),
        edition: Edition { published: "2026".to_owned(), ..(*new.edition).clone() }.into(),
        ..new.clone()
    };
    assert!(rounded.value != new.value && shown(&[&new, &rounded]).unwrap().before.is_empty(), "a rounded value is no other value");
    let nobody_knows = Fact {
        edition: Edition { published: String::new(), is_exact: false, digest: "9".to_owned(), release: None }.into(),
        ..new.clone()
    };
    assert_eq!(shown(&[&nobody_knows, &old]).unwrap().fact, &old, "a release that nobody knows stands behind all");
}

#[test]
fn neighbors_that_share_one_estimate_are_seen_whatever_their_quality() {
    let age = read("z_2026_county-age_fragment.csv");
    let shared = shared_estimates(age.facts.iter());
    let of = |place: &str| shared.get(&place.parse().unwrap()).map(|others| others.keys().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(of("county-01001").as_deref(), Some(&["county-01051".to_owned()][..]));
    assert_eq!(of("county-01031").as_deref(), Some(&["county-01013".to_owned()][..]));
    assert_eq!(of("county-01043"), None);
    let qualities: BTreeSet<Quality> = age
        .facts
        .iter()
        .filter(|fact| ["county-01001", "county-01051"].contains(&fact.of.place.to_string().as_str()))
        .map(|fact| fact.quality)
        .collect();
    assert_eq!(qualities.len(), 2, "they are of different quality");
    let arrests = read("m_arrests_county_subgroup.csv");
    assert!(shared_estimates(arrests.facts.iter()).is_empty(), "arrests are counted for each place");
}

#[test]
fn one_equal_number_is_a_coincidence() {
    let facts: Vec<Fact> = read("z_2026_county-age_fragment.csv").facts;
    let one = |fact: &&Fact| fact.of.definition.as_str() == "housing-wealth-black";
    assert!(shared_estimates(facts.iter().filter(one)).is_empty());
}

#[test]
fn a_trend_has_its_span_and_says_when_nobody_can_tell() {
    let employed = pick("p61_2025-03_place-overall.csv", "employment", COLUMBIA, "whole");
    let facts: Vec<&Fact> = employed.iter().collect();
    let trend = Trend::of(&facts).unwrap();
    assert_eq!((trend.from.of.year, trend.to.of.year, trend.course, trend.is_better()), (2014, 2023, Course::Unclear, None));
    assert!(trend.in_words().starts_with("no clear change from 2014 to 2023: 82.7% (marginal) and 83.4%"), "{}", trend.in_words());

    let income = pick("p61_2025-03_place-overall.csv", "income-50", COLUMBIA, "whole");
    let trend = Trend::of(&income.iter().collect::<Vec<_>>()).unwrap();
    assert_eq!((trend.course, trend.is_better()), (Course::Rose, None), "dollars lose their worth");
    assert_eq!(
        trend.in_words(),
        "rose from $51,228 (marginal) in 2014 to $64,841 in 2023, in dollars of each year, which do not buy the same"
    );

    let connected = pick("p61_2025-03_place-overall.csv", "associations", COLUMBIA, "whole");
    let trend = Trend::of(&connected.iter().collect::<Vec<_>>()).unwrap();
    // 22.8 in 2016, 17.2 in 2021, and back by 2.1 of the 2.5 that it fell.
    assert_eq!(trend.in_words(), "went up and down: from 21.8 in 2014 to 19.3 in 2022");
    assert_eq!(trend.is_better(), None);

    let wealth = pick("p61_2025-03_place-overall.csv", "housing-wealth-black", COLUMBIA, "whole");
    let trend = Trend::of(&wealth.iter().collect::<Vec<_>>()).unwrap();
    // 7.9 points apart in 2018, 3.3 in 2021: back by 4.6 of the 5.3 that it grew.
    assert_eq!((trend.course, trend.is_better()), (Course::Uneven, None), "{}", trend.in_words());
}

/// Readings of one place, by year.
fn over_years(values: &[(u16, &str)], published: &str) -> Vec<Fact> {
    let one = pick("p61_2025-03_place-overall.csv", "associations", COLUMBIA, "whole").remove(0);
    let edition = std::sync::Arc::new(Edition { published: published.to_owned(), ..(*one.edition).clone() });
    let fact = |(year, value): &(u16, &str)| Fact {
        of: milepost::domain::metrics::Of { year: *year, ..one.of },
        value: Value::Number(value.parse::<i128>().map(|number| milepost::domain::words::decimal::Decimal::new(number, 0)).unwrap()),
        lower: None,
        upper: None,
        quality: Quality::Strong,
        edition: std::sync::Arc::clone(&edition),
        ..one.clone()
    };
    values.iter().map(fact).collect()
}

#[test]
fn what_went_up_and_down_went_neither_for_the_better_nor_for_the_worse() {
    let facts = over_years(&[(2014, "108"), (2018, "80"), (2021, "120"), (2023, "97")], "2025");
    let trend = Trend::of(&facts.iter().collect::<Vec<_>>()).unwrap();
    assert_eq!((trend.course, trend.is_better()), (Course::Uneven, None));
    assert_eq!(trend.in_words(), "went up and down: from 108.0 in 2014 to 97.0 in 2023");
    let facts = over_years(&[(2014, "108"), (2018, "80"), (2021, "85"), (2023, "70")], "2025");
    let trend = Trend::of(&facts.iter().collect::<Vec<_>>()).unwrap();
    assert_eq!((trend.course, trend.is_better()), (Course::Fell, Some(false)), "a small step back is none");
}

/// A trend is told beside the newest reading, whose release it is of.
#[test]
fn a_trend_says_how_sure_its_numbers_are_where_the_newest_is_not_as_sure() {
    let told = |qualities: [Quality; 3], values: [&str; 3]| {
        let years = [(2014, values[0]), (2018, values[1]), (2023, values[2])];
        let mut facts = over_years(&years, "2025");
        for (fact, quality) in facts.iter_mut().zip(qualities) {
            fact.quality = quality;
        }
        Trend::of(&facts.iter().collect::<Vec<_>>()).unwrap().in_short()
    };
    let (sure, half, weak) = (Quality::Strong, Quality::Marginal, Quality::Weak);
    assert_eq!(told([sure; 3], ["50", "60", "70"]), "rose from 50.0 in 2014 to 70.0 in 2023");
    assert_eq!(told([half, sure, sure], ["50", "60", "70"]), "rose from 50.0 (marginal) in 2014 to 70.0 in 2023");
    assert_eq!(told([sure, sure, weak], ["50", "60", "70"]), "rose from 50.0 (strong) in 2014 to 60.0 (strong) in 2018");
    assert_eq!(told([half, sure, sure], ["50", "50", "50"]), "stayed at 50.0 from 2014 (marginal) to 2023");
    assert_eq!(told([sure, sure, half], ["50", "50", "50"]), "stayed at 50.0 from 2014 (strong) to 2023");
}

#[test]
fn a_trend_is_of_the_release_that_has_the_newest_year() {
    let old = over_years(&[(2014, "50"), (2023, "60")], "2024");
    let new = over_years(&[(2014, "90"), (2018, "80")], "2025");
    let trend = |facts: Vec<&Fact>| Trend::of(&facts).unwrap().in_words();
    assert_eq!(trend(old.iter().chain(&new).collect()), "rose from 50.0 in 2014 to 60.0 in 2023");
}

#[test]
fn each_family_of_groups_is_heard_by_its_newest_release() {
    let arrests = read("m_arrests_county_subgroup.csv").facts;
    let boone = arrests.iter().filter(|fact| fact.of.place.to_string() == "county-29019" && fact.of.year == 2023);
    let of_sex = |fact: &Fact| ["female", "male"].contains(&fact.of.subgroup.to_string().as_str());
    let later = |fact: &Fact| Fact { edition: Edition { published: "2027".to_owned(), ..(*fact.edition).clone() }.into(), ..fact.clone() };
    let facts: Vec<Fact> = boone.map(|fact| if of_sex(fact) { later(fact) } else { fact.clone() }).collect();
    assert_eq!(furthest_apart(&facts.iter().collect::<Vec<_>>()).len(), 3, "families come in files of their own");
    let weak: Vec<Fact> =
        facts.iter().map(|fact| if of_sex(fact) { Fact { quality: Quality::Weak, ..fact.clone() } } else { fact.clone() }).collect();
    assert_eq!(furthest_apart(&weak.iter().collect::<Vec<_>>()).len(), 2, "a later release of weak readings silences no other family");
}

#[test]
fn weak_readings_make_no_trend_and_neither_do_two_releases() {
    let friends = pick("p61_2025-03_place-overall.csv", "income-50", "city-0937000", "whole");
    let facts: Vec<&Fact> = friends.iter().collect();
    let trend = Trend::of(&facts);
    assert!(trend.is_none_or(|trend| trend.from.quality != Quality::Weak && trend.to.quality != Quality::Weak));
    assert!(facts.iter().any(|fact| fact.quality == Quality::Weak), "Hartford has weak readings");

    let one = pick("p61_2024-04-26_place-overall.csv", "employment", COLUMBIA, "whole");
    let last = pick("p61_2025-03_place-overall.csv", "employment", COLUMBIA, "whole").into_iter().filter(|fact| fact.of.year == 2023);
    let both: Vec<Fact> = one.into_iter().chain(last).collect();
    assert!(Trend::of(&both.iter().collect::<Vec<_>>()).is_none(), "releases revise values, so no line joins two");
}

#[test]
fn crime_is_never_ranked() {
    for key in ["crime-violent", "crime-property"] {
        assert!(!key.parse::<DefinitionKey>().unwrap().metric().is_ranked);
    }
    assert!("income-50".parse::<DefinitionKey>().unwrap().metric().is_ranked);
}

#[test]
fn groups_furthest_apart_come_with_their_caution_and_never_from_weak_readings() {
    let arrests = read("m_arrests_county_subgroup.csv").facts;
    let boone: Vec<&Fact> = arrests.iter().filter(|fact| fact.of.place.to_string() == "county-29019" && fact.of.year == 2023).collect();
    let apart = furthest_apart(&boone);
    let words: Vec<(String, String)> =
        apart.iter().map(|apart| (apart.lowest.of.subgroup.to_string(), apart.highest.of.subgroup.to_string())).collect();
    let expected =
        [("10-to-14", "15-to-17"), ("female", "male"), ("other-races", "black")].map(|(low, high)| (low.to_owned(), high.to_owned()));
    assert_eq!(words, expected);
    assert!(apart[2].cautions[1].contains("includes Hispanic"), "{:?}", apart[2].cautions);

    let air = read("p63_place-race-share.csv").facts;
    let columbia: Vec<&Fact> = air
        .iter()
        .filter(|fact| (fact.of.definition.as_str(), fact.of.place.to_string().as_str(), fact.of.year) == ("air-quality", COLUMBIA, 2014))
        .collect();
    let [only] = furthest_apart(&columbia)[..] else { panic!() };
    assert!(only.cautions[0].contains("not groups of people") && only.cautions[1].is_empty());

    let weak: Vec<Fact> = arrests.iter().map(|fact| Fact { quality: Quality::Weak, ..fact.clone() }).collect();
    assert!(furthest_apart(&weak.iter().collect::<Vec<_>>()).is_empty());
}

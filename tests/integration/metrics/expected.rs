//! The readings that the index of the cuts expects, one by one.

use milepost::domain::guide::metrics::{Direction, Quality};
use milepost::domain::metrics::{MeasuredPlace, RemarkKind, Value, change_of, spelled, telling};

use super::{cut, read};

fn plain(value: Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Pair(left, right) => format!("{}:{}", left.shown(3), right.shown(3)),
        Value::NoneThere => "none".to_owned(),
    }
}

/// A cut; definition, place, year and group; the value; how it is shown; its quality; what is better.
pub type Row = (&'static str, (&'static str, &'static str, u16, &'static str), &'static str, &'static str, Quality, Direction);

use Direction::{Higher, Lower, Parity};
use Quality::{Marginal, NotGiven, Strong, Weak};

const P61: &str = "p61_2025-03_place-overall.csv";
pub const COLUMBIA: &str = "city-2915670";
const BOONE: &str = "county-29019";

pub const ROWS: [Row; 38] = [
    (P61, ("income-50", COLUMBIA, 2014, "whole"), "51227.99", "$51,228", Marginal, Higher),
    (P61, ("income-50", COLUMBIA, 2023, "whole"), "64841.34479999999", "$64,841", Strong, Higher),
    (P61, ("housing-wealth-black", COLUMBIA, 2023, "whole"), "0.032:0.135", "3.2% : 13.5%", Marginal, Parity),
    (P61, ("economic-connectedness", COLUMBIA, 2022, "whole"), "0.479017247334294", "47.9%", Weak, Higher),
    ("p61_2024-07_place-overall.csv", ("economic-connectedness", COLUMBIA, 2022, "whole"), "0.479017247334294", "47.9%", Weak, Higher),
    ("p61_2024-04-26_place-overall.csv", ("transportation-cost", COLUMBIA, 2019, "whole"), "0.2536", "25.4%", Strong, Lower),
    ("p61_2024-07_place-overall.csv", ("transportation-cost", COLUMBIA, 2019, "whole"), "0.26", "26.0%", Strong, Lower),
    (P61, ("transportation-cost", COLUMBIA, 2019, "whole"), "0.26290073624676386", "26.3%", Strong, Lower),
    ("c00_2024-02_county-recent.csv", ("transportation-cost-rank", BOONE, 2016, "whole"), "44.76", "44.8", Strong, Higher),
    ("c00_2024-02_county-recent.csv", ("air-quality", BOONE, 2018, "whole"), "46", "46", Strong, Higher),
    ("c00_2024-02_county-recent.csv", ("physicians", BOONE, 2019, "whole"), "851", "851", Strong, Lower),
    ("c00_2024-02_county-recent.csv", ("physicians", "county-30069", 2019, "whole"), "none", "none", Strong, Lower),
    ("m_pcp_county.csv", ("physicians", "county-02060", 2014, "whole"), "none", "none", Weak, Lower),
    ("p64_place-income.csv", ("digital-access", COLUMBIA, 2021, "50000-or-more"), "0.834442121269721", "83.4%", Marginal, Higher),
    ("p64_place-income.csv", ("digital-access", COLUMBIA, 2021, "base"), "0.75425710885889", "75.4%", Marginal, Higher),
    (P61, ("digital-access-any-broadband", COLUMBIA, 2021, "whole"), "0.8616961301493979", "86.2%", Strong, Higher),
    ("p66_place-gender.csv", ("employment", COLUMBIA, 2018, "base"), "0.8395810531436215", "84.0%", Marginal, Higher),
    (P61, ("employment", COLUMBIA, 2018, "whole"), "0.8838288702361397", "88.4%", Marginal, Higher),
    ("p65_place-age.csv", ("housing-wealth-black", "city-0636000", 2014, "under-45"), "0.000:0.000", "0.0% : 0.0%", Weak, Parity),
    (
        "p67_place-tenure.csv",
        ("affordable-available-30", "city-4842508", 2015, "renter"),
        "0.000028534218340315996",
        "0.0029",
        Strong,
        Higher,
    ),
    ("p67_place-tenure.csv", ("affordable-80", COLUMBIA, 2023, "base"), "1.6202461373094723", "162", Strong, Higher),
    ("p63_place-race-share.csv", ("air-quality", COLUMBIA, 2019, "white-neighborhoods"), "51", "51", Strong, Higher),
    ("m_debt_county_2023.csv", ("debt", "county-09001", 2023, "whole"), "0.1628354", "16.3%", Strong, Lower),
    ("m_homeless_county_2014-2018.csv", ("homeless-share", "county-56045", 2014, "whole"), "0.031488549", "3.1%", Marginal, Lower),
    ("m_homeless_county_subgroup.csv", ("homeless-count", "county-17061", 2019, "black-non-hispanic"), "3", "3", NotGiven, Lower),
    ("m_meps_place_2025.csv", ("school-poverty-black", "city-0937000", 2016, "whole"), "0.91988355", "92.0%", Strong, Lower),
    ("m_learning_county.csv", ("learning", "county-02185", 2018, "whole"), "-0.36981869", "−0.37", Weak, Higher),
    (
        "m_arrests_county_subgroup.csv",
        ("juvenile-arrests", "county-55017", 2023, "black"),
        "248207.44243035358",
        "248,207.4",
        Strong,
        Lower,
    ),
    (
        "m_desc-rep_county_old-ratio.csv",
        ("officials-ratio-white", "county-01003", 2018, "whole"),
        "1.522751641871063",
        "1.52",
        Weak,
        Parity,
    ),
    ("gates_boone-2022_00.csv", ("officials-ratio-other", "county-19103", 2018, "whole"), "8.212980620278225", "8.21", Weak, Parity),
    (
        "gates_rmapi-2023_cities_race-ethnicity.csv",
        ("high-school-degree", "city-3901000", 2021, "hispanic"),
        "1",
        "100.0%",
        NotGiven,
        Higher,
    ),
    ("m_income_place_race-ethnicity.csv", ("income-20", "city-1805860", 2018, "other-races"), "105.79674", "$106", Marginal, Higher),
    (
        "m_income_place_race-ethnicity.csv",
        ("income-80", "city-0682954", 2016, "black-non-hispanic"),
        "79105.86358399999",
        "$79,106",
        Strong,
        Higher,
    ),
    ("m_income_county.csv", ("income-50", "county-46102", 2014, "whole"), "42051.322499999995", "$42,051", Weak, Higher),
    (
        "z_2026_county-race-share_fragment.csv",
        ("debt", "county-55125", 2025, "neighborhoods-of-color"),
        "0.2197802",
        "22.0%",
        Strong,
        Lower,
    ),
    (
        "z_rounded_place-race-ethnicity_fragment.csv",
        ("poverty-exposure", "city-0103076", 2014, "black"),
        "0.1808",
        "18.1%",
        Marginal,
        Lower,
    ),
    ("c19_county-industry.csv", ("living-wage", BOONE, 2022, "trade-transit-utilities"), "0.4791023", "0.48", Strong, Higher),
    ("c20_county-mothers-education.csv", ("low-birth-weight", BOONE, 2022, "high-school"), "0.13812155", "13.8%", Strong, Lower),
];

#[test]
fn every_expected_reading_comes_out_right() {
    for (file, (definition, place, year, subgroup), value, shown, quality, better) in ROWS {
        let read = read(file);
        let fact =
            read.fact(definition, place, year, subgroup).unwrap_or_else(|| panic!("{file}: no {definition}, {place}, {year}, {subgroup}"));
        let told = (plain(fact.value), telling::short(fact.value, fact.of.definition.get()), fact.quality, fact.of.definition.get().better);
        assert_eq!(told, (value.to_owned(), shown.to_owned(), quality, better), "{file}, {definition}, {place}, {year}, {subgroup}");
    }
}

#[test]
fn what_the_index_expects_to_be_missing_is_no_reading_and_says_why() {
    let age = read("p65_place-age.csv");
    assert!(age.fact("juvenile-arrests", COLUMBIA, 2014, "10-to-14").is_none());
    assert!(age.parsed.empty_rows > 0, "a row in which every metric is missing is a row of a full cross product");

    let share = read("p63_place-race-share.csv");
    assert!(share.fact("debt", "city-0412000", 2021, "neighborhoods-of-color").is_none());
    assert!(!share.lines(RemarkKind::QualityAlone, "share_debt_coll").is_empty());

    let debt = read("m_debt_county_2018_long_crlf.csv");
    assert!(debt.fact("debt", "county-01001", 2018, "majority-non-white").is_none());
    assert_eq!(debt.lines(RemarkKind::QualityAlone, "share_debt_coll"), [4, 8, 13]);

    let students = read("m_homeless_county_subgroup.csv");
    assert!(students.fact("homeless-share", "county-17061", 2019, "black-non-hispanic").is_none());
    let count = students.fact("homeless-count", "county-17061", 2019, "black-non-hispanic").unwrap();
    assert_eq!([count.lower, count.upper].map(|bound| bound.unwrap().to_string()), ["0", "6"]);

    let wage = read("m_living-wage_county.csv");
    assert!(wage.fact("living-wage", "county-19003", 2018, "whole").is_none());
    assert_eq!(wage.parsed.remarks.count(RemarkKind::FalseZero), 2);

    let income = read("m_income_county.csv");
    assert!(income.fact("income-50", "county-02063", 2015, "whole").is_none());
}

#[test]
fn what_the_index_says_beside_a_value_is_told() {
    let income = read("m_income_place_race-ethnicity.csv");
    let odd = income.fact("income-20", "city-1805860", 2018, "other-races").unwrap();
    assert!(odd.is_implausible() && !odd.decides());
    assert!(!income.lines(RemarkKind::Implausible, "pctl_income_20").is_empty());
    let one_sided = income.fact("income-80", "city-0682954", 2016, "black-non-hispanic").unwrap();
    assert_eq!((one_sided.lower.map(|lower| lower.shown(2)), one_sided.upper), (Some("39,244.52".to_owned()), None));

    let pair = read(P61).fact("housing-wealth-black", COLUMBIA, 2023, "whole").unwrap().value;
    assert_eq!(pair.distance().map(|distance| distance.to_string()).as_deref(), Some("-0.103"), "told by its distance, not by a quotient");
    let nothing = read("p65_place-age.csv").fact("housing-wealth-black", "city-0636000", 2014, "under-45").unwrap().value;
    assert!(nothing.distance().is_some_and(milepost::domain::words::decimal::Decimal::is_zero));

    let friends = read("p61_2024-07_place-overall.csv");
    assert!(friends.fact("economic-connectedness", COLUMBIA, 2020, "whole").is_none(), "the year was corrected on July 31, 2024");
    assert!(!friends.lines(RemarkKind::OtherYear, "ratio_high_low_ses_fb_friends").is_empty());

    let renamed = change_of("county-46102".parse().unwrap()).unwrap();
    assert!(renamed.is_renamed && renamed.sentence.contains("Shannon County"));

    let arrests = read("m_arrests_county_subgroup.csv");
    assert_eq!(arrests.parsed.remarks.count(RemarkKind::Implausible), 0, "arrests are not people");
    let rank = read("c00_2024-02_county-recent.csv").fact("transportation-cost-rank", BOONE, 2016, "whole").unwrap().of.definition.get();
    assert!(rank.is_past && rank.metric.as_str() == "transportation-cost");
}

#[test]
fn names_and_people_of_the_list_of_counties_are_read_as_they_were_meant() {
    let bytes = cut("x_county-populations.csv");
    let named = |start: &str| {
        let line = bytes.split(|byte| *byte == b'\n').find(|line| line.starts_with(start.as_bytes())).unwrap();
        spelled(line).0.into_owned()
    };
    assert_eq!(named("2014,35,013"), "2014,35,013,\"New Mexico, Doña Ana County\",NA,213676");
    assert_eq!(named("2015,35,013"), "2015,35,013,New Mexico,Doña Ana County,214295");
    assert!(named("2021,35,013").contains(",Doña Ana County,"));
    let dona_ana = MeasuredPlace::of("county-35013".parse().unwrap()).unwrap();
    assert_eq!((dona_ana.said_with_state().as_str(), dona_ana.people(2014)), ("Doña Ana County, New Mexico", Some(213_676)));
    assert_eq!(MeasuredPlace::of("county-01001".parse().unwrap()).unwrap().names, ["Autauga County"], "without the blank before it");
    let twice = read("m_debt_county_2018_long_crlf.csv");
    assert_eq!(twice.lines(RemarkKind::EncodedTwice, ""), [11, 12, 13]);
}

/// Every row of both lists that the cuts have stands among the measured places.
#[test]
fn measured_places_are_those_of_the_lists() {
    for (name, kind) in [("x_county-populations.csv", "county"), ("x_place-populations.csv", "city")] {
        let bytes = cut(name);
        let mut rows = 0;
        for line in bytes.split(|byte| *byte == b'\n').skip(1).filter(|line| !line.is_empty()) {
            let line = spelled(line).0.replace("\"New Mexico, Doña Ana County\",NA", "New Mexico,Doña Ana County");
            let fields: Vec<&str> = line.trim_end().split(',').map(str::trim).collect();
            let place = MeasuredPlace::of(format!("{kind}-{}{}", fields[1], fields[2]).parse().unwrap()).unwrap();
            assert!(place.names.contains(&fields[4]), "{line}");
            assert_eq!(place.people(fields[0].parse().unwrap()), fields[5].parse().ok(), "{line}");
            rows += 1;
        }
        assert!(rows > 30, "{rows}");
    }
}

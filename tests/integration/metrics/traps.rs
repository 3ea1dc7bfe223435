//! The traps of the real files, each on a real cut: what a careless reader would take for something else.

use milepost::domain::guide::metrics::{DefinitionKey, Quality};
use milepost::domain::metrics::{Fact, RemarkKind, Subgroup, Value};
use milepost::domain::words::decimal::Decimal;

use super::{cut, read, read_bytes, survey};

const COLUMBIA: &str = "city-2915670";
const BOONE: &str = "county-29019";

/// Traps 1, 3, 4, 5, 7, 8: one name, other meanings; read only where nothing is in doubt.
#[test]
fn a_column_with_several_meanings_is_not_read_in_a_file_of_an_unknown_release() {
    let header = "year,state,place,share_digital_access,share_digital_access_quality,ratio_high_low_ses_fb_friends,share_employed,count_membership_associations_per_10k\n";
    let unknown = read_bytes(format!("{header}2021,29,15670,0.8,1,0.5,0.9,17.9\n").as_bytes());
    assert_eq!(unknown.release(), "");
    let read: Vec<&str> = unknown.facts.iter().map(|fact| fact.of.definition.as_str()).collect();
    assert_eq!(read, ["employment"]);
    for column in ["share_digital_access", "ratio_high_low_ses_fb_friends", "count_membership_associations_per_10k"] {
        assert!(unknown.why_unread(column).contains("several meanings"), "{column}");
    }
    // A number above one can only be the ratio.
    let old = read_bytes(format!("{header}2021,29,15670,NA,NA,1.5,0.9,NA\n").as_bytes());
    assert_eq!(old.fact("economic-connectedness", COLUMBIA, 2021, "whole").unwrap().value.number().unwrap().to_string(), "0.75");
    // Since 2025 associations are counted anew, and digital access of the new definition comes without bounds.
    let new = read_bytes(format!("{}2024,29,15670,0.8,1,NA,0.9,17.9,0.02\n", header.replace('\n', ",share_transit_commuter\n")).as_bytes());
    assert!(new.fact("associations", COLUMBIA, 2024, "whole").is_some() && new.fact("digital-access", COLUMBIA, 2024, "whole").is_some());
    // Counties were counted alike in all releases.
    let county = read_bytes(
        header
            .replace("place", "county")
            .as_bytes()
            .iter()
            .copied()
            .chain(*b"2021,29,019,NA,NA,NA,NA,10.5\n")
            .collect::<Vec<u8>>()
            .as_slice(),
    );
    assert!(county.fact("associations", BOONE, 2021, "whole").is_some());
}

/// Traps 1 and 8: both releases say the same of friends, and different things of associations.
#[test]
fn associations_of_cities_are_three_definitions() {
    for (name, definition, value) in [
        ("p05_2024-02_place-recent.csv", "associations-places-2023", "4"),
        ("p61_2024-04-26_place-overall.csv", "associations-places-2024", "9"),
        ("p61_2025-03_place-overall.csv", "associations", "17.9"),
    ] {
        let fact = read(name).fact(definition, COLUMBIA, 2020, "whole").cloned().unwrap_or_else(|| panic!("{name}"));
        assert_eq!(fact.value.number().unwrap().to_string(), value, "{name}");
    }
}

/// Traps 3, 5 and 6: names that look right and are wrong.
#[test]
fn ranks_and_quotients_are_definitions_of_their_own() {
    let boone = read("gates_boone-2022_00.csv");
    for (definition, none) in [
        ("transportation-cost-rank", "transportation-cost"),
        ("transit-trips-rank", "transit-commuters"),
        ("officials-ratio-other", "residents-other"),
    ] {
        assert!(boone.facts.iter().any(|fact| fact.of.definition.as_str() == definition), "{definition}");
        assert!(!boone.facts.iter().any(|fact| fact.of.definition.as_str() == none), "{none}");
    }
    let first = read("c01_2021_county-old.csv");
    assert!(first.why_unread("famstruc_2par_married").contains("any more"));
    assert!(first.why_unread("frpl40_total").contains("another measure"));
    assert!(first.why_unread("population").contains("number of people"));
}

/// Trap 9: percent in one file. Trap 4 likewise.
#[test]
fn the_largest_number_of_a_column_tells_percent_from_fractions() {
    let percent =
        read_bytes(b"year,state,place,share_meps20_black,share_meps20_black_quality\n2016,9,37000,91.988355,1\n2016,29,15670,0.5,1\n");
    let value = |place: &str| percent.fact("school-poverty-black", place, 2016, "whole").unwrap().value.number().unwrap().to_string();
    assert_eq!((value("city-0937000").as_str(), value(COLUMBIA).as_str()), ("0.91988355", "0.005"));
}

/// Trap 10 and rule: headline and base are two things.
#[test]
fn all_of_a_file_of_groups_is_no_headline() {
    let base = read("p66_place-gender.csv");
    assert!(base.facts.iter().all(|fact| fact.of.subgroup != Subgroup::Whole));
    let headline = read("p61_2025-03_place-overall.csv");
    assert!(headline.facts.iter().all(|fact| fact.of.subgroup == Subgroup::Whole));
    // Where the tables say that the two differ they do, and where they say not they do not.
    let mut differ = std::collections::BTreeMap::new();
    for fact in &base.facts {
        let of = (fact.of.definition.as_str(), fact.of.place.to_string(), fact.of.year);
        if let (Subgroup::Base, Some(whole)) = (fact.of.subgroup, headline.fact(of.0, &of.1, of.2, "whole")) {
            let digits = |fact: &Fact| fact.value.number().map(|number| number.rounded(9));
            differ.entry(of.0).or_insert_with(Vec::new).push(digits(fact) != digits(whole));
        }
    }
    assert!(differ["employment"].iter().all(|differs| *differs) && !differ["high-school-degree"].contains(&true), "{differ:?}");
    for (definition, expected) in [("employment", true), ("income-50", true), ("high-school-degree", false), ("digital-access", false)] {
        assert_eq!(definition.parse::<DefinitionKey>().unwrap().get().base_differs, expected, "{definition}");
    }
}

/// Trap 13: a metric whose name ends as a quality does.
#[test]
fn index_air_quality_is_a_metric() {
    let old = read("c03_county-race-share_old.csv");
    let fact = old.fact("air-quality", BOONE, 2014, "base").unwrap();
    assert_eq!((fact.raw.as_str(), fact.quality), ("63", Quality::Strong));
    assert!(old.fact("air-quality", BOONE, 2014, "majority-white-non-hispanic").is_some());
}

/// Trap 14: groups of ZIP areas, whatever the type column says.
#[test]
fn neighborhoods_are_no_groups_of_people() {
    let debt = read("m_debt_county_2018_long_crlf.csv");
    let Subgroup::Group(group) = debt.fact("debt", "county-09003", 2018, "majority-non-white").unwrap().of.subgroup else { panic!() };
    assert_eq!(group.get().family().of, "neighborhoods");
    assert!(debt.fact("debt", "county-01001", 2018, "base").is_some(), "All under a type of group is all");
}

/// Traps 17 and 19, 21.
#[test]
fn odd_values_that_are_true_are_kept() {
    let turnout = read_bytes(b"year,state,county,election_turnout,election_turnout_quality\n2020,46,061,1,1\n2020,46,063,0.5,1\n");
    assert!(turnout.fact("turnout", "county-46061", 2020, "whole").unwrap().is_capped());
    assert_eq!(turnout.lines(RemarkKind::Capped, "election_turnout"), [2]);
    let crime = read("m_crime_county.csv");
    let none = crime.fact("crime-violent", "county-29103", 2021, "whole").unwrap();
    assert_eq!((none.value.number().map(Decimal::is_zero), none.quality), (Some(true), Quality::Weak));
    let learning = read("m_learning_county.csv").fact("learning", "county-02195", 2018, "whole").cloned().unwrap();
    assert!(learning.value.number().unwrap().is_negative() && learning.lower.unwrap().is_negative() && !learning.is_implausible());
}

/// Trap 23: what the combined files hold back is not filled in from files of one metric.
#[test]
fn what_is_held_back_is_not_taken_from_elsewhere() {
    let crime = read("m_crime_county.csv");
    assert!(crime.fact("crime-violent", "county-36061", 2021, "whole").is_none());
    assert!(crime.fact("crime-violent", "county-36061", 2023, "whole").is_some(), "from 2023 on it is published");
    assert_eq!(crime.lines(RemarkKind::HeldBack, "rate_crime_violent"), [2, 3, 6, 10, 11]);
}

/// Traps 25 to 29, 31: codes.
#[test]
fn connecticut_has_both_sets_of_codes_whatever_the_year() {
    let gender = read("c16_county-gender.csv");
    assert!(gender.fact("employment", "county-09003", 2021, "base").is_some());
    let debt = read("m_debt_county_2023.csv");
    assert!(debt.fact("debt", "county-09015", 2023, "whole").is_some(), "unpadded, and old counties in 2023");
    assert_eq!(debt.facts.len(), 59);
    let income = read("m_income_county.csv");
    assert!(
        income.fact("income-50", "county-09110", 2022, "whole").is_some()
            && income.fact("income-50", "county-09001", 2021, "whole").is_some()
    );
}

/// Trap 26, 45: what is not there is no zero.
#[test]
fn cities_of_connecticut_have_no_transport_in_2022() {
    let overall = read("p61_2025-03_place-overall.csv");
    assert!(overall.fact("transit-commuters", "city-0937000", 2019, "whole").is_some());
    assert!(overall.fact("transit-commuters", "city-0937000", 2022, "whole").is_none());
}

/// Trap 30: counties and cities in one column.
#[test]
fn the_length_of_a_code_tells_counties_from_cities() {
    let both = read_bytes(
        b"year,state,geo,geo_name,share_employed\n2021,29,019,Boone County,0.8\n2021,29,15670,Columbia city,0.9\n2021,29,1567,x,0.9\n",
    );
    let places: Vec<String> = both.facts.iter().map(|fact| fact.of.place.to_string()).collect();
    assert_eq!(places, [BOONE, COLUMBIA]);
    assert_eq!(both.lines(RemarkKind::NoPlace, ""), [4]);
}

/// A later file may measure more places.
#[test]
fn a_place_on_no_list_is_kept_under_its_name() {
    let read = read_bytes(b"year,state,place,place_name,share_employed\n2025,29,99999,New Columbia city,0.8\n2025,99,00001,Nowhere,0.8\n");
    assert_eq!(read.facts.len(), 1);
    assert_eq!(read.file.new_places().values().collect::<Vec<_>>(), ["New Columbia city"]);
    assert_eq!(read.lines(RemarkKind::NewPlace, "city-2999999"), [2]);
    assert_eq!(read.lines(RemarkKind::NoPlace, ""), [3], "there is no such state");
}

/// Trap 36 and 38: a row without a year is told, and no year is guessed.
#[test]
fn a_row_without_a_year_is_not_read() {
    let read = read_bytes(b"year,state,county,share_employed\nNA,29,019,0.8\n2022,29,019,0.9\n");
    assert_eq!((read.facts.len(), read.lines(RemarkKind::NoYear, "")), (1, vec![2]));
}

/// Trap 39: a file without years.
#[test]
fn a_file_without_years_asks_for_them_column_by_column() {
    let bytes = cut("c00_2024-02_county-recent.csv");
    let file = survey(&bytes, 4096).unwrap();
    assert!(file.needs_years());
    let offered = file.offered_years();
    assert_eq!((offered["share_election_turnout"], offered["index_transit_trips"], offered["share_debt_col"]), (2020, 2016, 2022));
    let none = super::read_in(&bytes, 4096, Some(milepost::domain::metrics::Years::new())).unwrap();
    assert!(none.facts.is_empty(), "no year is stamped on what has none");
    assert!(none.parsed.remarks.count(RemarkKind::ColumnWithoutYear) > 30);
    let first = read("c00_2020-10_county-first.csv");
    assert!(first.facts.is_empty() && first.file.needs_years(), "the publisher names no years for the first edition");
}

/// Trap 40: the year stands where the group should.
#[test]
fn a_year_in_the_group_column_is_the_year() {
    let wage = read_bytes(b"state,county,subgroup_type,subgroup,ratio_average_to_living_wage,wage_ratio_quality\n29,019,Year,2014,0.75,1\n29,019,Year,2018,0.78,1\n");
    assert_eq!(wage.facts.len(), 2);
    assert!(wage.fact("living-wage", BOONE, 2014, "whole").is_some());
}

/// Trap 43: both `tenure,All` and `NA,NA` are the whole place in file 61.
#[test]
fn no_year_vanishes_from_the_overall_file() {
    let overall = read("p61_2025-03_place-overall.csv");
    for year in [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022] {
        assert!(overall.fact("associations", COLUMBIA, year, "whole").is_some(), "{year}");
    }
    assert!(overall.fact("associations", "city-1372122", 2020, "whole").is_some(), "South Fulton, whose rows have NA,NA");
    assert_eq!(overall.parsed.remarks.count(RemarkKind::NoGroup), 0);
}

/// Trap 45: a file of groups in which a row names none.
#[test]
fn a_row_without_a_group_is_told() {
    let read =
        read_bytes(b"year,state,place,subgroup_type,subgroup,share_employed\n2018,13,72122,NA,NA,0.5\n2018,13,72122,tenure,Renter,0.6\n");
    assert_eq!((read.facts.len(), read.lines(RemarkKind::NoGroup, "city-1372122")), (1, vec![2]));
}

/// Traps 46 to 49: groups.
#[test]
fn groups_are_told_by_their_label_and_kept_apart() {
    let income = read("p64_place-income.csv");
    let families: std::collections::BTreeSet<&str> = income
        .facts
        .iter()
        .filter_map(|fact| if let Subgroup::Group(key) = fact.of.subgroup { Some(key.get().family().word.as_str()) } else { None })
        .collect();
    assert_eq!(
        families.into_iter().collect::<Vec<_>>(),
        ["household-income", "student-income", "tract-poverty"],
        "three splits under one type"
    );
    let rounded = read("z_rounded_place-race-ethnicity_fragment.csv");
    assert!(rounded.fact("poverty-exposure", "city-0103076", 2014, "black-non-hispanic").is_none());
    assert!(rounded.fact("income-50", "city-0103076", 2014, "black-non-hispanic").is_some());
    assert!(rounded.fact("income-50", "city-0103076", 2014, "black").is_none());
    let injury = read("m_injury_county_subgroup.csv");
    assert!(injury.fact("injury-deaths", BOONE, 2021, "black-non-hispanic").is_some(), "the type is misspelled");
    assert_eq!(read("p68_2024-04_place-disability_lowercase.csv").parsed.remarks.count(RemarkKind::UnknownGroup), 0);
    let unknown = read_bytes(
        b"year,state,place,subgroup_type,subgroup,share_employed\n2018,29,15670,age,Under Age 30,0.5\n2018,29,15670,all,All,0.5\n",
    );
    assert_eq!(unknown.lines(RemarkKind::UnknownGroup, "Under Age 30"), [2]);
}

/// Traps 50, 51, 55, 58: bounds and quality are found by name.
#[test]
fn bounds_and_quality_are_found_by_name() {
    let boone = read("gates_boone-2022_00.csv");
    let learning = boone.fact("learning", BOONE, 2015, "whole").unwrap();
    assert!(learning.lower < learning.value.number() && learning.value.number() < learning.upper);
    let debt = boone.fact("debt", BOONE, 2018, "whole").unwrap();
    assert!(debt.lower < debt.value.number() && debt.value.number() < debt.upper, "the upper bound stands before the lower");
    assert_eq!(boone.fact("homeless-share", BOONE, 2018, "whole").unwrap().quality, Quality::Strong, "one quality serves two");
    assert_eq!(
        boone.fact("crime-violent", BOONE, 2017, "whole").map(|fact| fact.quality),
        boone.fact("crime-property", BOONE, 2017, "whole").map(|fact| fact.quality)
    );
    let recent = read("c00_2024-02_county-recent.csv");
    let debt = recent.fact("debt", BOONE, 2022, "whole").unwrap();
    assert_eq!((debt.lower, debt.upper), (None, None), "columns of bounds in which nothing stands");
    assert_eq!(
        recent.fact("residents-black", BOONE, 2021, "whole").unwrap().quality,
        Quality::NotGiven,
        "some columns have no quality at all"
    );
    let april = read_bytes(b"year,state,place,share_desc_rep_hispanic,share_desc_rep_total_hispanic_quality\n2021,29,15670,0.1,1\n");
    assert_eq!(april.fact("residents-hispanic", COLUMBIA, 2021, "whole").unwrap().quality, Quality::Strong);
}

/// Traps 52 and 57: numbers that are no metric.
#[test]
fn numbers_that_are_no_metric_are_named_and_not_read() {
    let old = read("p61_2024-04-26_place-overall.csv");
    assert!(old.why_unread("state_place").contains("repeats"));
    assert!(read("z_2026_county-age_fragment.csv").why_unread("in_universe").contains("in the file"));
    let unknown = read_bytes(b"year,state,county,share_employed,share_new_metric\n2021,29,019,0.8,0.5\n");
    assert!(unknown.why_unread("share_new_metric").contains("does not know"));
}

/// Trap 53: doubled prefixes.
#[test]
fn a_doubled_prefix_is_an_alias() {
    let read = read_bytes(b"year,state,county,pctl_income_income_20,pctl_20_quality\n2021,29,019,24141.98,1\n");
    assert!(read.fact("income-20", BOONE, 2021, "whole").is_some());
}

/// Trap 63: a program guessed types.
#[test]
fn true_stands_for_one_and_says_what_was_lost() {
    let lost = read("gates_rmapi-2023_cities_race-ethnicity.csv");
    for column in ["share_hs_degree", "rate_learning"] {
        assert!(!lost.lines(RemarkKind::TrueForOne, column).is_empty(), "{column}");
    }
    assert_eq!(
        lost.facts.iter().filter(|fact| fact.of.definition.as_str() == "high-school-degree").count(),
        1,
        "the one value that is left"
    );
}

/// Traps 64 and 65: one parser for both forms.
#[test]
fn pairs_and_physicians_come_in_two_forms() {
    let recent = read("c00_2024-02_county-recent.csv");
    let Value::Pair(left, right) = recent.fact("housing-wealth-black", BOONE, 2021, "whole").unwrap().value else { panic!() };
    assert_eq!((left.to_string().as_str(), right.to_string().as_str()), ("0.04", "0.073"));
}

/// Traps 67, 69, 70: quotes, the last line, line ends.
#[test]
fn quotes_and_line_ends_are_those_of_csv() {
    assert_eq!(read("m_digital_county_race.csv").facts.len(), 15);
    let mut bytes = cut("m_transport_county.csv");
    let whole = read_bytes(&bytes).facts;
    assert_eq!(bytes.pop(), Some(b'\n'));
    assert_eq!(read_bytes(&bytes).facts, whole, "a last line without its end");
    let crlf: Vec<u8> =
        cut("m_transport_county.csv").iter().flat_map(|byte| if *byte == b'\n' { vec![b'\r', b'\n'] } else { vec![*byte] }).collect();
    assert_eq!(read_bytes(&crlf).facts, whole);
}

/// The old one-year values of two metrics, which later files have from five years (our inference).
#[test]
fn preschool_and_high_school_of_the_first_framework_are_apart() {
    let boone = read("gates_boone-2022_00.csv");
    assert!(boone.fact("preschool-one-year", BOONE, 2018, "whole").is_some() && boone.fact("preschool", BOONE, 2018, "whole").is_none());
    assert!(read("p61_2025-03_place-overall.csv").fact("preschool", COLUMBIA, 2018, "whole").is_some());
}

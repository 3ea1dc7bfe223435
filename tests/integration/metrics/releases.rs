//! Every cut is a part of a release, and is recognized as that.

use super::{cut, read_bytes, survey};

/// Each cut with the release that it is a part of, and when that was published.
const RELEASES: [(&str, &str, &str); 48] = [
    ("c00_2020-10_county-first.csv", "county-overall-2020-10", "2020-10-09"),
    ("c00_2024-02_county-recent.csv", "county-recent-2024-02", "2024-02-13"),
    ("c01_2021_county-old.csv", "county-overall-2021", "2021-07"),
    ("c03_county-race-share_old.csv", "county-race-share-2023-04", "2023-04-18"),
    ("c16_county-gender.csv", "county-gender-2024-04", "2024-04-22"),
    ("c19_county-industry.csv", "county-industry-2024-04", "2024-04-22"),
    ("c20_county-mothers-education.csv", "county-mothers-education-2024-04", "2024-04-22"),
    ("gates_boone-2022_00.csv", "request-counties-2022", "2022-04-01"),
    ("gates_boone-2022_04_race-share.csv", "request-race-share-2022", "2022-04-01"),
    ("gates_boone-2022_SEDA_income.csv", "request-learning-2022", "2022-04-01"),
    ("gates_boone-2022_environmental_poverty.csv", "request-environment-2022", "2022-04-01"),
    ("gates_rmapi-2023_cities_race-ethnicity.csv", "request-race-ethnicity-2023", "2023-10-02"),
    ("m_arrests_county_subgroup.csv", "rate-arrests-county-all-subgroup-2025-03-19", "2025-03-19"),
    ("m_crime_county.csv", "rates-crime-county-all-2025-03-11", "2025-03-11"),
    ("m_debt_county_2018_long_crlf.csv", "share-debt-2018-long-2023-04-05", "2023-04-05"),
    ("m_debt_county_2023.csv", "metrics-overall-debt-coll-all-county-2023-2025-03-12", "2025-03-12"),
    ("m_desc-rep_county_old-ratio.csv", "descriptive-representation-2020-09-21", "2020-09-21"),
    ("m_digital_county_race.csv", "digital-access-2025", "2025-03-14"),
    ("m_digital_place_new.csv", "digital-access-2025", "2025-03-14"),
    ("m_digital_place_old.csv", "digital-access-2024", "2024-10-04"),
    ("m_econ-connect_place_2025.csv", "economic-connectedness-version2025-place-2022-2025-02-25", "2025-02-25"),
    ("m_econ-connect_place_old.csv", "place-connectedness-2024", "2024-07-31"),
    ("m_environment_place.csv", "environment-place-longitudinal-2024-08-22", "2024-08-22"),
    ("m_homeless_county_2014-2018.csv", "homelessness-2014-2018-county-2025-02-17", "2025-02-17"),
    ("m_homeless_county_subgroup.csv", "homelessness-2019-2022-subgroups-county-2025-02-17", "2025-02-17"),
    ("m_income_county.csv", "metrics-income-county-all-longitudinal-2025-02-04", "2025-02-04"),
    ("m_income_place_race-ethnicity.csv", "metrics-income-place-race-ethnicity-longitudinal-2025-03-07", "2025-03-07"),
    ("m_injury_county_subgroup.csv", "rate-injury-deaths-metric-subgroup-county-2025-03-13", "2025-03-13"),
    ("m_learning_county.csv", "seda-all-county-2014-2018-2025-01-09", "2025-01-09"),
    ("m_living-wage_county.csv", "living-wage-county-all-longitudinal-2025-03-06", "2025-03-06"),
    ("m_lowbirth_county_crlf.csv", "neonatal-health-2022-2024-03-11", "2024-03-11"),
    ("m_meps_place_2025.csv", "meps-city-2014-2021-2025-02-03", "2025-02-03"),
    ("m_pcp_county.csv", "ratio-pop-pcp-metric-all-county-2024-03-25", "2024-03-25"),
    ("m_transport_county.csv", "transportation-all-county-2025-04-30", "2025-04-30"),
    ("p05_2024-02_place-recent.csv", "place-recent-2024-02", "2024-02-13"),
    ("p61_2024-04-26_place-overall.csv", "place-overall-2024-04-26", "2024-04-26"),
    ("p61_2024-07_place-overall.csv", "place-overall-2024-07-11", "2024-07-11"),
    ("p61_2025-03_place-overall.csv", "place-overall-2025-03", "2025-03-27"),
    ("p63_2024-04-22_place-race-share_communities.csv", "place-race-share-2024-04-22", "2024-04-22"),
    ("p63_place-race-share.csv", "place-race-share-2025-03", "2025-03-28"),
    ("p64_place-income.csv", "place-income-2025-04", "2025-04-02"),
    ("p65_place-age.csv", "place-age-2025-05", "2025-05-01"),
    ("p66_place-gender.csv", "place-gender-2025-05", "2025-05-01"),
    ("p67_place-tenure.csv", "place-tenure-2025-03", "2025-03-27"),
    ("p68_2024-04_place-disability_lowercase.csv", "place-disability-2024-04-18", "2024-04-18"),
    ("p68_place-disability.csv", "place-disability-2025-03", "2025-03-27"),
    ("z_2026_county-age_fragment.csv", "county-age-2026", "2026"),
    ("z_2026_county-race-share_fragment.csv", "county-race-share-2026", "2026"),
];

#[test]
fn every_cut_is_recognized_as_a_part_of_its_release() {
    let rows = RELEASES.into_iter().chain([("z_rounded_place-race-ethnicity_fragment.csv", "place-race-ethnicity-2026", "2026")]);
    let wrong: Vec<String> = rows
        .filter_map(|(name, release, published)| {
            let file = survey(&cut(name), 4096).unwrap();
            let found = (file.release().map_or("", |key| key.as_str()), file.recognized().published().unwrap_or_default());
            (found != (release, published)).then(|| format!("{name}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_request_that_is_whole_is_recognized_to_the_byte() {
    let file = survey(&cut("gates_boone-2022_00.csv"), 4096).unwrap();
    assert_eq!(file.recognized().version.map(|version| version.blob.as_str()), Some("f95c15c4a6"));
    let file = survey(&cut("p61_2025-03_place-overall.csv"), 4096).unwrap();
    assert!(file.recognized().version.is_none(), "a part of a file is no version");
}

/// The newest combined files, whose header is known and whose bytes are not: they come after all that is older.
#[test]
fn the_newest_combined_files_are_recognized_by_their_header() {
    let header = String::from_utf8(cut("p61_2025-03_place-overall.csv")).unwrap().lines().next().unwrap().to_owned();
    let newest = header
        .replace("ratio_high_low_ses_fb_friends", "share_economic_connectedness")
        .replace(",meps20", ",share_meps20")
        .replace("share_digital_access,share_digital_access_lb,share_digital_access_ub,", "share_digital_access,");
    let row: Vec<&str> = newest
        .split(',')
        .map(|name| match name {
            "year" => "2023",
            "state" => "29",
            "place" => "15670",
            "share_digital_access" => "0.74",
            "count_membership_associations_per_10k" => "19.3",
            "share_economic_connectedness" => "0.479",
            _ => "NA",
        })
        .collect();
    let read = read_bytes(format!("{newest}\n{}\n", row.join(",")).as_bytes());
    assert_eq!((read.release(), read.file.recognized().published()), ("place-overall-2025-05", Some("2025-05")));
    let mut definitions: Vec<&str> = read.facts.iter().map(|fact| fact.of.definition.as_str()).collect();
    definitions.sort_unstable();
    assert_eq!(definitions, ["associations", "digital-access", "economic-connectedness"]);
    let newest = Some("2025-05");
    assert!(newest > read_bytes(&cut("p61_2025-03_place-overall.csv")).file.recognized().published());
}

//! Files of the Mobility Metrics of county overall's shape, as large as the published ones: every value from a real cut,
//! moved a little by a fixed seed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use milepost::domain::guide::metrics::PlaceKind;
use milepost::domain::metrics::MeasuredPlace;

use crate::program::folder;

/// The cut that values come from: cities of March 2025, with all columns of the overall files.
const CUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/metrics/p61_2025-03_place-overall.csv");

/// How many counties there are, and which years.
const COUNTIES: usize = 3_144;
const YEARS: std::ops::Range<u16> = 2014..2024;

/// To be raised when what is written here changes.
const EDITION: u32 = 1;

/// A file, which is made once and kept.
pub fn large(seed: u64) -> PathBuf {
    let path = folder().join(format!("county-overall-{seed}-edition-{EDITION}.csv"));
    if !path.exists() {
        let part = path.with_extension("part");
        write(&part, Seed(seed));
        std::fs::rename(&part, &path).unwrap();
    }
    path
}

fn write(path: &std::path::Path, mut seed: Seed) {
    let mut cut = csv::Reader::from_path(CUT).unwrap();
    let head = cut.headers().unwrap().clone();
    let at = |name: &str| head.iter().position(|column| column == name).unwrap();
    let (year_at, state_at, place_at) = (at("year"), at("state"), at("place"));
    let names = [at("state_name"), at("place_name"), at("subgroup_type"), at("subgroup")];
    let mut by_year: BTreeMap<String, Vec<csv::StringRecord>> = BTreeMap::new();
    for row in cut.records() {
        let row = row.unwrap();
        by_year.entry(row[year_at].to_owned()).or_default().push(row);
    }
    let mut file = csv::Writer::from_path(path).unwrap();
    let columns = head.iter().map(|column| match column {
        "place" => "county",
        "place_name" => "county_name",
        other => other,
    });
    file.write_record(columns).unwrap();
    let counties: Vec<_> = MeasuredPlace::all().iter().filter(|place| place.code.kind() == PlaceKind::County).take(COUNTIES).collect();
    for year in YEARS.map(|year| year.to_string()) {
        let rows = &by_year[&year];
        for county in &counties {
            let row = &rows[usize::try_from(seed.next()).unwrap() % rows.len()];
            let code = county.code.digits();
            let (state, code) = code.split_at(2);
            let value = |(at, value): (usize, &str)| match at {
                _ if at == year_at => year.clone(),
                _ if at == state_at => state.to_owned(),
                _ if at == place_at => code.to_owned(),
                _ if at == names[0] => "A State".to_owned(),
                _ if at == names[1] => county.name().to_owned(),
                _ if names.contains(&at) => "NA".to_owned(),
                _ => seed.moved(value),
            };
            let record: Vec<String> = row.iter().enumerate().map(value).collect();
            file.write_record(&record).unwrap();
        }
    }
    file.flush().unwrap();
}

/// Numbers that look random and are the same in each run (`SplitMix64`).
struct Seed(u64);

impl Seed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        // As many bits as a 32-bit machine can count with.
        (mixed ^ (mixed >> 31)) >> 33
    }

    /// From nine tenths to eleven tenths.
    fn factor(&mut self) -> f64 {
        let share = f64::from(u32::try_from(self.next() % 10_000).unwrap()) / 10_000.0;
        0.9 + share / 5.0
    }

    /// A number, or both of a pair, moved a little, with as many digits as it has; anything else as it is.
    fn moved(&mut self, value: &str) -> String {
        if let Some((left, right)) = value.split_once(':') {
            return format!("{}:{}", self.moved(left), self.moved(right));
        }
        let Ok(number) = value.parse::<f64>() else { return value.to_owned() };
        let digits = value.split_once('.').map_or(0, |(_, digits)| digits.len());
        let is_share = digits > 0 && number <= 1.0;
        let moved = number * self.factor();
        format!("{:.digits$}", if is_share { moved.min(1.0) } else { moved })
    }
}

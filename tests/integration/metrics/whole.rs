//! The typical resident's place, as the publisher works it out from all counties.

use milepost::domain::metrics::{MeasuredPlace, Weighed, typical, weighted_median};
use milepost::domain::words::decimal::Decimal;

use super::cut;

/// The median incomes of all counties in a year, with their people. The list was drawn from
/// `metrics_income_county_all_longitudinal.csv` (blob 2790e173a4), its values as they stand there.
fn incomes(column: usize, year: u16) -> Vec<(Decimal, u32)> {
    let text = String::from_utf8(cut("derived_county-median-income.csv")).unwrap();
    let line = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        let place = MeasuredPlace::of(format!("county-{}", fields[0]).parse().unwrap()).unwrap();
        Some((Decimal::read(fields[column])?, place.people(year)?))
    };
    text.lines().skip(1).filter_map(line).collect()
}

/// What the publisher's file of medians says of a year.
fn published(year: &str) -> Decimal {
    let text = String::from_utf8(cut("k_county-medians.csv")).unwrap();
    let header: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let column = header.iter().position(|name| *name == "pctl_income_50").unwrap();
    let row = text.lines().find(|line| line.starts_with(year)).unwrap();
    Decimal::read(row.split(',').nth(column).unwrap()).unwrap()
}

#[test]
fn the_weighted_median_is_the_publisher_s() {
    for (column, year, plain) in [(1, 2018, "51667.95"), (2, 2023, "64433.54")] {
        let mut incomes = incomes(column, year);
        let median = weighted_median(incomes.clone()).unwrap();
        assert_eq!(median.rounded(3), published(&year.to_string()).rounded(3), "{year}");
        incomes.sort();
        let (low, high) = (incomes[(incomes.len() - 1) / 2].0, incomes[incomes.len() / 2].0);
        let middle = Decimal::read(plain).unwrap();
        assert!(low.rounded(2) <= middle && middle <= high.rounded(2), "the plain median is another: {low} {high}");
        assert!(median > high, "the county of the typical resident earns more than the typical county");
    }
}

#[test]
fn the_line_is_left_out_where_too_many_people_live_with_weak_values() {
    let places: Vec<Weighed> =
        incomes(1, 2018).into_iter().map(|(value, people)| Weighed { people, value: Some(value), is_weak: false }).collect();
    assert_eq!(typical(&places).map(|value| value.rounded(2).to_string()).as_deref(), Some("60785.82"));
    let weak: Vec<Weighed> = places.iter().map(|place| Weighed { is_weak: place.people < 200_000, ..*place }).collect();
    assert_eq!(typical(&weak), None);
}

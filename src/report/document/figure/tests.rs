use std::sync::Arc;

use super::*;
use crate::domain::guide::metrics::{DefinitionKey, PlaceCode, Quality};
use crate::domain::metrics::{Beside, Edition, KeptReading, KeptReadings, Of, Record, Records, Subgroup};

/// The height of letters above their foot, and below it.
const ABOVE: f64 = 10.0;
const BELOW: f64 = 3.0;
const HERE: &str = "city-2915670";
const PEERS: [&str; 3] = ["city-0636000", "city-4842508", "city-0937000"];

/// A reading: of which definition, place, year and group.
fn reading((definition, place, year, group): (&str, &str, u16, &str), value: Value, quality: Quality) -> KeptReading {
    let of = Of {
        definition: definition.parse::<DefinitionKey>().unwrap(),
        place: place.parse::<PlaceCode>().unwrap(),
        year,
        subgroup: group.parse::<Subgroup>().unwrap(),
    };
    let edition = Arc::new(Edition { published: "2025".to_owned(), is_exact: false, digest: String::new(), release: None });
    let fact = Fact { of, value, lower: None, upper: None, quality, raw: String::new(), edition };
    KeptReading { fact, release: 1, column: 0, line: 2, raw_bounds: (String::new(), String::new()) }
}

fn decimal(number: &str) -> Decimal {
    Decimal::read(number).unwrap()
}

fn number(text: &str) -> Value {
    Value::Number(decimal(text))
}

fn all(readings: Vec<KeptReading>) -> KeptReadings {
    KeptReadings { readings, ..KeptReadings::default() }
}

/// The figure of years with these values.
fn years(definition: &str, values: &[(u16, Value)]) -> Figure {
    let kept = all(values.iter().map(|(year, value)| reading((definition, HERE, *year, "whole"), *value, Quality::Strong)).collect());
    let records = Records::of(&kept);
    let record: Record<'_> = records.get(definition.parse().unwrap(), HERE.parse().unwrap()).unwrap();
    series(&record).unwrap()
}

/// The strip of a place with this value among peers with these.
fn stripped(definition: &str, own: &str, peers: [&str; 3]) -> Figure {
    let of = |place: &str, value: &str| reading((definition, place, 2023, "whole"), number(value), Quality::Strong);
    let mut readings = vec![of(HERE, own)];
    readings.extend(PEERS.iter().zip(peers).map(|(place, value)| of(place, value)));
    let kept = all(readings);
    let records = Records::of(&kept);
    let record = records.get(definition.parse().unwrap(), HERE.parse().unwrap()).unwrap();
    let peers: Vec<PlaceCode> = PEERS.iter().map(|place| place.parse().unwrap()).collect();
    let beside = Beside::of(&records, record.newest().unwrap(), &peers).unwrap();
    strip(&beside, record.newest().unwrap().fact()).unwrap()
}

/// The rooms of the words of a figure: left, right, top, foot.
fn rooms(figure: &Figure) -> Vec<(&str, [f64; 4])> {
    let room = |mark: &'_ Mark| match mark {
        Mark::Word { at: (x, y), side, text } => {
            let (left, right) = room::span(*x, *side, text);
            Some([left, right, y - ABOVE, y + BELOW])
        }
        _ => None,
    };
    let words = figure.marks.iter().filter_map(|mark| Some((mark, room(mark)?)));
    words.map(|(mark, room)| if let Mark::Word { text, .. } = mark { (text.as_str(), room) } else { ("", room) }).collect()
}

/// No word lies over another, or beyond the edge; nor does any mark lie beyond it.
fn is_tidy(figure: &Figure) {
    let (width, height) = (f64::from(figure.width), f64::from(figure.height));
    let rooms = rooms(figure);
    for (at, (text, [left, right, top, foot])) in rooms.iter().enumerate() {
        assert!(
            *left >= -0.05 && *right <= width + 0.05 && *top >= -0.05 && *foot <= height + 0.05,
            "{text} is cut: {left} to {right}, {top} to {foot} in {width} x {height}"
        );
        for (other, [l, r, t, f]) in &rooms[at + 1..] {
            assert!(right <= l || r <= left || foot <= t || f <= top, "{text} lies over {other}");
        }
    }
    for mark in &figure.marks {
        let places: &[(f64, f64)] = match mark {
            Mark::Line { from, to, .. } => &[*from, *to],
            Mark::Dot { at, .. } => &[*at],
            _ => &[],
        };
        for (x, y) in places {
            assert!((0.0..=width).contains(x) && (0.0..=height).contains(y), "{mark:?} lies beyond {width} x {height}");
        }
    }
    assert!(figure.alt.ends_with('.') && figure.told().chars().all(|c| c != '\u{2068}'));
}

fn words(figure: &Figure) -> Vec<&str> {
    rooms(figure).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn years_never_lie_over_each_other_and_the_first_and_last_are_always_told() {
    let of = |years: &[u16]| years.iter().map(|year| (*year, number("64841.34"))).collect::<Vec<_>>();
    for list in [
        (2010..=2025).collect::<Vec<u16>>(),
        vec![2010, 2024, 2025],
        vec![1990, 1991, 2025],
        vec![2022, 2023],
        (1995..=2025).step_by(2).collect(),
    ] {
        let figure = years("income-50", &of(&list));
        is_tidy(&figure);
        let words = words(&figure);
        for year in [list[0], list[list.len() - 1]] {
            assert!(words.contains(&year.to_string().as_str()), "{year} of {list:?}");
        }
    }
}

#[test]
fn long_values_equal_values_and_huge_ranges_have_room() {
    for values in [["1234567", "1234567"], ["0.01", "99999999"], ["-1234567", "1234567"], ["12", "12.0001"]] {
        let values: Vec<(u16, Value)> = (2014..).zip(values.map(number)).collect();
        is_tidy(&years("income-50", &values));
    }
    let own = ["64841", "1000000", "500", "999999"];
    let peers = [["1000000", "999998", "999999"], ["500", "900000", "1000000"], ["64841", "64841", "64841"], ["64800", "64841", "64900"]];
    for own in own {
        for peers in peers {
            is_tidy(&stripped("income-50", own, peers));
        }
    }
    assert_eq!(words(&stripped("income-50", "64841", ["1000000", "999998", "999999"])), ["$999,998", "$1,000,000"]);
    assert_eq!(words(&stripped("income-50", "64841", ["64841", "64841", "64841"])), ["$64,841"]);
}

#[test]
fn a_pair_is_two_marks_and_the_distance_between_them() {
    let pair_of = |left: &str, right: &str| Value::Pair(decimal(left), decimal(right));
    for (left, right) in [("0.032", "0.135"), ("1", "1"), ("0", "0"), ("0.5", "0.501"), ("0.9", "0.01"), ("0.999", "0.001")] {
        let reading = reading(("housing-wealth-black", HERE, 2023, "whole"), pair_of(left, right), Quality::Strong);
        let figure = pair(&reading.fact).unwrap();
        is_tidy(&figure);
        assert!(!words(&figure).is_empty(), "{left} and {right} are not told");
        let far = [(2014, pair_of(left, right)), (2023, pair_of("0.2", "0.21"))];
        is_tidy(&years("housing-wealth-black", &far));
    }
    let told = pair(&reading(("housing-wealth-black", HERE, 2023, "whole"), pair_of("0.032", "0.135"), Quality::Weak).fact).unwrap();
    assert!(told.alt.contains("The share of wealth is 10.3 points below the share of households."), "{}", told.alt);
    assert!(told.marks.iter().any(|mark| matches!(mark, Mark::Dot { role: Role::Weak, .. })));
}

#[test]
fn groups_stand_in_the_order_of_the_file_with_their_names_whole() {
    let of = |group: &str, value: &str, quality, line| {
        let mut reading = reading(("digital-access", HERE, 2023, group), number(value), quality);
        (reading.fact.lower, reading.fact.upper, reading.line) = (Some(decimal("0.01")), Some(decimal("1")), line);
        reading
    };
    let kept = all(vec![
        of("other-students", "0.9", Quality::Strong, 9),
        of("base", "0.8", Quality::Marginal, 8),
        of("under-50000", "0.4", Quality::Weak, 4),
        of("other-races", "0.8", Quality::Strong, 3),
        of("black-non-hispanic", "0.95", Quality::Strong, 2),
    ]);
    let records = Records::of(&kept);
    let record = records.get("digital-access".parse().unwrap(), HERE.parse().unwrap()).unwrap();
    let figure = groups(&record.groups).unwrap();
    is_tidy(&figure);
    let words = words(&figure).join(" ");
    let order =
        ["All", "Black, Non-Hispanic", "Other Races and Ethnicities", "Household income under $50,000", "Not economically disadvantaged"];
    let places: Vec<usize> =
        order.iter().map(|name| words.find(name.split(',').next().unwrap()).unwrap_or_else(|| panic!("{name}: {words}"))).collect();
    assert!(places.is_sorted(), "{words}");
    assert!(words.contains("40.0%, weak"), "{words}");
}

#[test]
fn the_legend_is_tidy_and_fits_a_page() {
    is_tidy(&legend());
    assert!(legend().width < 620, "{} does not fit a page", legend().width);
    assert!(legend().svg().contains("stroke-dasharray"));
}

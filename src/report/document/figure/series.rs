//! The years of one definition at one place: dots with their bounds, hollow where a reading is weak.

use super::{Figure, Mark, Role, Scale, Side};
use crate::domain::metrics::{Fact, Record, Trend, telling};
use crate::domain::words::decimal::Decimal;

const WIDTH: u16 = 640;
const HEIGHT: u16 = 230;
const LEFT: f64 = 76.0;
const RIGHT: f64 = 76.0;
const TOP: f64 = 26.0;
const FOOT: f64 = 190.0;

fn number(fact: &Fact) -> Option<f64> {
    fact.value.number().or_else(|| fact.value.distance()).map(Decimal::drawn)
}

/// The years of a record; nothing with fewer than two that can be drawn.
#[must_use]
pub fn series(record: &Record<'_>) -> Option<Figure> {
    let drawn: Vec<(&Fact, f64)> = record.years.iter().filter_map(|line| Some((line.fact(), number(line.fact())?))).collect();
    let (first, last) = (drawn.first()?.0, drawn.last()?.0);
    if drawn.len() < 2 {
        return None;
    }
    let definition = record.definition.get();
    let is_pair = definition.unit.is_pair();
    let bounds = |fact: &Fact| [fact.lower, fact.upper].map(|bound| bound.filter(|_| !is_pair).map(Decimal::drawn));
    let all: Vec<f64> = drawn.iter().flat_map(|(fact, value)| bounds(fact).into_iter().flatten().chain([*value])).collect();
    let height = Scale::over(all.iter().copied(), FOOT - 8.0, TOP + 8.0);
    let years = Scale::over(drawn.iter().map(|(fact, _)| f64::from(fact.of.year)), LEFT + 16.0, f64::from(WIDTH) - RIGHT - 16.0);
    let at = |fact: &Fact, value: f64| (years.at(f64::from(fact.of.year)), height.at(value));
    let mut marks = vec![Mark::Line { from: (LEFT, FOOT), to: (f64::from(WIDTH) - RIGHT, FOOT), role: Role::Axis }];
    for (fact, value) in &drawn {
        let (x, _) = at(fact, *value);
        marks.push(Mark::Word { at: (x, FOOT + 20.0), side: Side::Middle, text: fact.of.year.to_string() });
        if let [Some(lower), Some(upper)] = bounds(fact) {
            marks.push(Mark::Line { from: (x, height.at(lower)), to: (x, height.at(upper)), role: Role::Bound });
        }
    }
    // Releases revise values, so that a line joins those of one release alone.
    for pair in drawn.windows(2).filter(|pair| pair[0].0.edition == pair[1].0.edition) {
        marks.push(Mark::Line { from: at(pair[0].0, pair[0].1), to: at(pair[1].0, pair[1].1), role: Role::Own });
    }
    for (index, (fact, value)) in drawn.iter().enumerate() {
        let (x, y) = at(fact, *value);
        marks.push(Mark::Dot { at: (x, y), role: if fact.decides() { Role::Own } else { Role::Weak } });
        if index == 0 || index + 1 == drawn.len() {
            let (x, side) = if index == 0 { (x - 12.0, Side::End) } else { (x + 10.0, Side::Start) };
            marks.push(Mark::Word { at: (x, y + 4.0), side, text: telling::short(fact.value, definition) });
        }
    }
    let how = record.trend.as_ref().map_or_else(
        || {
            let told = |fact: &Fact| format!("{} in {}", telling::short(fact.value, definition), fact.of.year);
            format!("from {} to {}", told(first), told(last))
        },
        Trend::in_words,
    );
    let alt = format!("{} by year: {how}. Every value stands in the table below.", definition.name);
    Some(Figure { alt, width: WIDTH, height: HEIGHT, marks })
}

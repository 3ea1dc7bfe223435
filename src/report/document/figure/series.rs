//! The years of one definition at one place: dots with their bounds, hollow where a reading is weak or odd.

use super::pair::SIDES;
use super::room::{self, APART};
use super::{Figure, Mark, Role, Scale, Side, bounds, drawn, reach};
use crate::domain::metrics::{Fact, Line, Record, Trend, telling};

const WIDTH: u16 = 400;
const HEIGHT: u16 = 200;
const TOP: f64 = 14.0;
const FOOT: f64 = 172.0;
/// From a dot to the word beside it.
const BESIDE: f64 = 12.0;
/// The least that two words need from foot to foot.
const LEAD: f64 = 15.0;

/// The years of a record; nothing with fewer than two that can be drawn.
#[must_use]
pub fn series(record: &Record<'_>) -> Option<Figure> {
    let facts: Vec<&Fact> = record.years.iter().map(Line::fact).filter(|fact| drawn(fact).is_some()).collect();
    let [first, .., last] = facts[..] else { return None };
    let all = reach(&facts);
    let height = Scale::over(all.iter().copied(), FOOT - 14.0, TOP + 8.0);
    let (left, right) = (words_at(first, height, false), words_at(last, height, true));
    let widest = |words: &[(f64, String)]| words.iter().map(|(_, text)| room::width(text)).fold(0.0, f64::max);
    let (from, to) = (widest(&left) + BESIDE, f64::from(WIDTH) - widest(&right) - BESIDE);
    let years = Scale::over(facts.iter().map(|fact| f64::from(fact.of.year)), from, to);
    let x = |fact: &Fact| years.at(f64::from(fact.of.year));
    let mut marks = vec![Mark::Line { from: (from - 8.0, FOOT), to: (to + 8.0, FOOT), role: Role::Axis }];
    for fact in &facts {
        marks.push(Mark::Line { from: (x(fact), FOOT), to: (x(fact), FOOT + 4.0), role: Role::Axis });
    }
    marks.extend(year_words(&facts, x));
    // Releases revise values, so that a line joins those of one release alone.
    for two in facts.windows(2).filter(|two| two[0].edition == two[1].edition) {
        let at = |fact: &Fact| (x(fact), height.at(drawn(fact).unwrap_or_default().0));
        marks.push(Mark::Line { from: at(two[0]), to: at(two[1]), role: Role::Own });
    }
    for fact in &facts {
        marks.extend(value_marks(fact, x(fact), height));
    }
    marks.extend(left.into_iter().map(|(y, text)| Mark::Word { at: (from - BESIDE, y), side: Side::End, text }));
    marks.extend(right.into_iter().map(|(y, text)| Mark::Word { at: (to + BESIDE, y), side: Side::Start, text }));
    Some(Figure { alt: alt(record, first, last), width: WIDTH, height: HEIGHT, marks })
}

/// The bounds and the dot of a reading; of a pair its two sides and what lies between them.
fn value_marks(fact: &Fact, x: f64, height: Scale) -> Vec<Mark> {
    let Some((value, other)) = drawn(fact) else { return Vec::new() };
    let flat = |y: f64, half: f64, role| Mark::Line { from: (x - half, y), to: (x + half, y), role };
    let mut marks = Vec::new();
    if let [Some(lower), Some(upper)] = bounds(fact).map(|bound| bound.map(|bound| height.at(bound))) {
        marks.push(Mark::Line { from: (x, lower), to: (x, upper), role: Role::Bound });
        marks.extend([flat(lower, 3.0, Role::Bound), flat(upper, 3.0, Role::Bound)]);
    }
    if let Some(other) = other.map(|other| height.at(other)) {
        marks.push(Mark::Line { from: (x, height.at(value)), to: (x, other), role: Role::Bound });
        marks.push(flat(other, 8.0, Role::Parity));
    }
    marks.push(Mark::Dot { at: (x, height.at(value)), role: Role::of(fact) });
    marks
}

/// The years below their dots: the first and the last, and of those between as many as have room.
fn year_words(facts: &[&Fact], x: impl Fn(&Fact) -> f64) -> Vec<Mark> {
    let places: Vec<(f64, String)> = facts.iter().map(|fact| (x(fact), fact.of.year.to_string())).collect();
    let span = |(x, text): &(f64, String)| room::span(*x, Side::Middle, text);
    let end = places.last().map_or(f64::INFINITY, |last| span(last).0);
    let mut shown: Vec<&(f64, String)> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let is_free = shown.last().is_none_or(|before| span(before).1 + APART <= span(place).0);
        if is_free && (at + 1 == places.len() || span(place).1 + APART <= end || at == 0) {
            shown.push(place);
        }
    }
    shown.into_iter().map(|(x, text)| Mark::Word { at: (*x, FOOT + 20.0), side: Side::Middle, text: text.clone() }).collect()
}

/// The words beside the first or the last reading with their feet; those of a pair each beside its mark, or as one where
/// they lie too near each other. At the last one they say what the sides are.
fn words_at(fact: &Fact, height: Scale, names_sides: bool) -> Vec<(f64, String)> {
    let Some((value, other)) = drawn(fact) else { return Vec::new() };
    let short = telling::short(fact.value, fact.of.definition.get());
    let (Some(other), Some(shares)) = (other, telling::sides(fact.value)) else { return vec![(height.at(value) + 4.0, short)] };
    let told = |at: usize| if names_sides { format!("{} {}", shares[at], SIDES[at]) } else { shares[at].clone() };
    let (y, other_y) = (height.at(value), height.at(other));
    // Above each other, the higher one above, never nearer than a line.
    let push = ((LEAD - (y - other_y).abs()) / 2.0).max(0.0);
    let (y, other_y) = if y < other_y { (y - push, other_y + push) } else { (y + push, other_y - push) };
    vec![(y + 4.0, told(0)), (other_y + 4.0, told(1))]
}

fn alt(record: &Record<'_>, first: &Fact, last: &Fact) -> String {
    let definition = record.definition.get();
    let how = record.trend.as_ref().map_or_else(
        || {
            let told = |fact: &Fact| format!("{} in {}", telling::short(fact.value, definition), fact.of.year);
            format!("from {} to {}", told(first), told(last))
        },
        Trend::in_words,
    );
    format!("{} by year: {how}. Every value stands in the table below.", definition.name)
}

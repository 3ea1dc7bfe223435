//! The groups of one year, one below the other in the order of the file: dots with their bounds, hollow where a reading is
//! weak or odd. They are not put in an order of size: that would be a rank.

use super::room;
use super::{Figure, Mark, Role, Scale, Side, bounds, drawn, reach, upright};
use crate::domain::guide::metrics::Quality;
use crate::domain::metrics::{Fact, Line, Subgroup, telling};

const WIDTH: u16 = 400;
/// The longest line of a name, in letters.
const LETTERS: usize = 18;
const LEAD: f64 = 15.0;
const GAP: f64 = 12.0;

/// The groups of a year; nothing with fewer than two that can be drawn.
#[must_use]
pub fn groups(lines: &[Line<'_>]) -> Option<Figure> {
    let facts: Vec<&Fact> = lines.iter().map(Line::fact).collect();
    if facts.iter().filter(|fact| drawn(fact).is_some()).count() < 2 {
        return None;
    }
    let rows: Vec<(&Fact, Vec<String>, String)> = facts.iter().map(|fact| (*fact, room::lines(name(fact), LETTERS), said(fact))).collect();
    let widest = |texts: &mut dyn Iterator<Item = &String>| texts.map(|text| room::width(text)).fold(0.0, f64::max);
    let from = widest(&mut rows.iter().flat_map(|(_, names, _)| names)) + 14.0;
    let to = f64::from(WIDTH) - widest(&mut rows.iter().map(|(_, _, said)| said)) - 14.0;
    let all = reach(&facts);
    let scale = Scale::over(all.iter().copied(), from + 6.0, to - 6.0);
    let mut marks = Vec::new();
    let mut top = 4.0;
    let mut before = None;
    for (fact, names, said) in rows {
        if before.is_some_and(|family| family != family_of(fact)) {
            top += GAP / 2.0;
        }
        before = Some(family_of(fact));
        let tall = LEAD * f64::from(u8::try_from(names.len()).unwrap_or(u8::MAX));
        let middle = top + tall / 2.0;
        for (at, name) in names.into_iter().enumerate() {
            let foot = top + LEAD * f64::from(u8::try_from(at).unwrap_or(u8::MAX)) + 11.5;
            marks.push(Mark::Word { at: (0.0, foot), side: Side::Start, text: name });
        }
        marks.push(Mark::Line { from: (from, middle), to: (to, middle), role: Role::Axis });
        marks.extend(value_marks(fact, middle, scale));
        marks.push(Mark::Word { at: (f64::from(WIDTH), middle + 4.0), side: Side::End, text: said });
        top += tall + GAP;
    }
    // No file has so many groups that this would not hold them.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height of a few hundred")]
    let height = (top - GAP + 6.0).clamp(0.0, 8_000.0) as u16;
    Some(Figure { alt: alt(&facts), width: WIDTH, height, marks })
}

fn value_marks(fact: &Fact, y: f64, scale: Scale) -> Vec<Mark> {
    let Some((value, other)) = drawn(fact) else { return Vec::new() };
    let mut marks = Vec::new();
    if let [Some(lower), Some(upper)] = bounds(fact).map(|bound| bound.map(|bound| scale.at(bound))) {
        marks.push(Mark::Line { from: (lower, y), to: (upper, y), role: Role::Bound });
        marks.extend([upright((lower, y), 3.0, Role::Bound), upright((upper, y), 3.0, Role::Bound)]);
    }
    if let Some(other) = other.map(|other| scale.at(other)) {
        marks.push(Mark::Line { from: (scale.at(value), y), to: (other, y), role: Role::Own });
        marks.push(upright((other, y), 8.0, Role::Parity));
    }
    marks.push(Mark::Dot { at: (scale.at(value), y), role: Role::of(fact) });
    marks
}

/// The family that a group belongs to, for the room between families.
fn family_of(fact: &Fact) -> Option<&'static str> {
    if let Subgroup::Group(key) = fact.of.subgroup { Some(&key.get().family().word) } else { None }
}

fn name(fact: &Fact) -> &'static str {
    // What it is the base of stands below it.
    if fact.of.subgroup == Subgroup::Base { "All" } else { fact.of.subgroup.in_words() }
}

/// The value, with the word for what a hollow dot means.
fn said(fact: &Fact) -> String {
    let short = telling::short(fact.value, fact.of.definition.get());
    match (fact.decides(), fact.quality) {
        (true, _) => short,
        (false, Quality::Weak) => format!("{short}, weak"),
        (false, _) if fact.value.number().is_none() => short,
        (false, _) => format!("{short}, odd"),
    }
}

fn alt(facts: &[&Fact]) -> String {
    let year = facts.first().map_or(0, |fact| fact.of.year);
    let told: Vec<String> = facts.iter().map(|fact| format!("{}: {}", name(fact), said(fact))).collect();
    format!("Groups in {year}. {}. Every value stands in the table below.", told.join("; "))
}

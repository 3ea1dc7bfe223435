//! The course of a measure: its baseline, the way that is expected from there to the target, and its updates; hollow where a
//! value was only said to be the same again.

use time::Date;

use super::room::{self, APART};
use super::{Figure, Mark, Role, Scale, Side};
use crate::domain::measures::{Answer, Direction, Measure, Update, Word, amount};
use crate::domain::words::dates;
use crate::domain::words::decimal::Decimal;

const WIDTH: u16 = 400;
const HEIGHT: u16 = 136;
const TOP: f64 = 22.0;
const FOOT: f64 = 108.0;
/// From a dot to the foot of the word above it, and of the one below it; and the height of its figures.
const ABOVE: f64 = 10.0;
const BELOW: f64 = 18.0;
const LETTER: f64 = 11.0;
/// From a mark to the word beside it.
const BESIDE: f64 = 12.0;

/// A value of a day.
struct Dot {
    day: Date,
    value: Decimal,
    /// Whether it was only said to be the same.
    role: Role,
    /// Whether it is one of several of its day of which nobody said which holds.
    is_undecided: bool,
}

/// The chart of a measure; nothing with fewer than two points.
#[must_use]
pub fn course(measure: &Measure<'_>, today: Date) -> Option<Figure> {
    let given = measure.given();
    let baseline = given.from.zip(given.baseline);
    let target = given.by.zip(given.target);
    let dots = dots(measure);
    if dots.len() + usize::from(baseline.is_some()) + usize::from(target.is_some()) < 2 {
        return None;
    }
    let points = || baseline.into_iter().chain(target).chain(dots.iter().map(|dot| (dot.day, dot.value)));
    let width = |point: Option<(Date, Decimal)>| point.map_or(10.0, |(_, value)| room::width(&value.written())) + BESIDE;
    let across = |day: Date| f64::from(day.to_julian_day());
    let days = Scale::over(points().map(|(day, _)| across(day)), width(baseline), f64::from(WIDTH) - width(target));
    let spared = spared(measure);
    let values = Scale::over(points().map(|(_, value)| value).chain(spared.iter().copied()).map(Decimal::drawn), FOOT - 14.0, TOP);
    let at = |(day, value): (Date, Decimal)| (days.at(across(day)), values.at(value.drawn()));
    let mut marks = vec![Mark::Line { from: (0.0, FOOT), to: (f64::from(WIDTH), FOOT), role: Role::Axis }];
    for (day, _) in points() {
        marks.push(Mark::Line { from: (days.at(across(day)), FOOT), to: (days.at(across(day)), FOOT + 4.0), role: Role::Axis });
    }
    marks.extend(day_words(points().map(|(day, _)| (days.at(across(day)), day)).collect()));
    for value in spared {
        let y = values.at(value.drawn());
        marks.push(Mark::Line { from: (0.0, y), to: (f64::from(WIDTH), y), role: Role::Bound });
    }
    if let (Some(baseline), Some(target)) = (baseline, target) {
        marks.push(Mark::Line { from: at(baseline), to: at(target), role: Role::Typical });
    }
    let decided = dots.iter().filter(|dot| !dot.is_undecided).map(|dot| (dot.day, dot.value));
    let way: Vec<(f64, f64)> = baseline.into_iter().chain(decided).map(at).collect();
    marks.extend(way.windows(2).map(|two| Mark::Line { from: two[0], to: two[1], role: Role::Own }));
    if let Some(target) = target {
        let (x, y) = at(target);
        marks.push(Mark::Line { from: (x - 8.0, y), to: (x + 8.0, y), role: Role::Parity });
        marks.push(Mark::Word { at: (x + BESIDE, y + 4.0), side: Side::Start, text: target.1.written() });
    }
    if let Some(baseline) = baseline {
        let (x, y) = at(baseline);
        marks.push(Mark::Dot { at: (x, y), role: Role::Own });
        marks.push(Mark::Word { at: (x - BESIDE, y + 4.0), side: Side::End, text: baseline.1.written() });
    }
    marks.extend(dots.iter().map(|dot| Mark::Dot { at: at((dot.day, dot.value)), role: dot.role }));
    let expected = baseline.zip(target).map(|(from, to)| (at(from), at(to)));
    marks.extend(newest_word(&dots, today, expected, at));
    Some(Figure { alt: alt(measure, &dots, today), width: WIDTH, height: HEIGHT, marks })
}

/// Whether zero lies outside of the chart: below its lowest value, or above its highest.
#[must_use]
pub fn is_apart_from_zero(measure: &Measure<'_>) -> bool {
    let given = measure.given();
    let ends = [given.from.and(given.baseline), given.by.and(given.target)];
    let values: Vec<Decimal> = ends.into_iter().flatten().chain(dots(measure).iter().map(|dot| dot.value)).chain(spared(measure)).collect();
    values.iter().all(|value| *value > Decimal::ZERO) || values.iter().all(|value| value.is_negative())
}

/// The values that hold, in the order of their days. Of a day of which nobody said which holds, all are drawn.
fn dots(measure: &Measure<'_>) -> Vec<Dot> {
    let of_day = |heads: &Vec<&Update>| {
        let with_value: Vec<(&Update, Decimal)> = heads.iter().filter_map(|head| Some((*head, head.value?))).collect();
        let is_undecided = with_value.iter().any(|(_, value)| *value != with_value[0].1);
        let role = |update: &Update| if update.answer == Answer::Same { Role::Weak } else { Role::Own };
        let dots = with_value.into_iter().map(|(head, value)| Dot { day: head.day(), value, role: role(head), is_undecided });
        dots.collect::<Vec<_>>()
    };
    measure.updates.by_day().values().flat_map(of_day).collect()
}

/// How many lines show up to where it is still fine.
#[must_use]
pub fn lines_of_fine(measure: &Measure<'_>) -> usize {
    spared(measure).len()
}

/// Where the target is the baseline, the values up to which it is still fine.
fn spared(measure: &Measure<'_>) -> Vec<Decimal> {
    let Some(course) = measure.given().course().ok().filter(|course| course.keeps() && !course.tolerance.is_zero()) else {
        return Vec::new();
    };
    let below = course.target.minus(course.tolerance);
    let above = Decimal::ZERO.minus(course.tolerance).and_then(|less| course.target.minus(less));
    match course.direction {
        Direction::Up => below.into_iter().collect(),
        Direction::Down => above.into_iter().collect(),
        Direction::Toward => below.into_iter().chain(above).collect(),
    }
}

/// A place in the figure.
type At = (f64, f64);

/// The value of the newest dot of today or before: above it, or below it where the expected way runs just above.
fn newest_word(dots: &[Dot], today: Date, expected: Option<(At, At)>, at: impl Fn((Date, Decimal)) -> At) -> Option<Mark> {
    let newest = dots.iter().rev().find(|dot| dot.day <= today).filter(|dot| !dot.is_undecided)?;
    let (x, y) = at((newest.day, newest.value));
    let way = expected.filter(|(from, to)| from.0 <= x && x <= to.0 && from.0 < to.0);
    let is_crossed = way.is_some_and(|(from, to)| {
        let way = from.1 + (to.1 - from.1) * (x - from.0) / (to.0 - from.0);
        way < y && y - way < ABOVE + LETTER
    });
    let foot = if is_crossed && y + BELOW < FOOT { y + BELOW } else { y - ABOVE };
    let text = newest.value.written();
    let half = room::width(&text) / 2.0;
    let x = x.clamp(half, (f64::from(WIDTH) - half).max(half));
    Some(Mark::Word { at: (super::scale::tenth(x), super::scale::tenth(foot)), side: Side::Middle, text })
}

/// Months below their marks: the first and the last, and of those between as many as have room.
fn day_words(mut days: Vec<(f64, Date)>) -> Vec<Mark> {
    days.sort_by_key(|(_, day)| *day);
    let text = |day: Date| {
        let month = day.month().to_string();
        format!("{} {}", &month[..3], day.year())
    };
    let placed = |(x, day): &(f64, Date)| {
        let half = room::width(&text(*day)) / 2.0;
        (x.clamp(half, f64::from(WIDTH) - half), text(*day))
    };
    let words: Vec<(f64, String)> = days.iter().map(placed).collect();
    let span = |(x, text): &(f64, String)| room::span(*x, Side::Middle, text);
    let end = words.last().map_or(f64::INFINITY, |last| span(last).0);
    let mut shown: Vec<&(f64, String)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_last = at + 1 == words.len();
        let is_free = shown.last().is_none_or(|before| span(before).1 + APART <= span(word).0);
        if is_free && (is_last || at == 0 || span(word).1 + APART <= end) {
            shown.push(word);
        }
    }
    shown
        .into_iter()
        .map(|(x, text)| Mark::Word { at: (super::scale::tenth(*x), FOOT + 20.0), side: Side::Middle, text: text.clone() })
        .collect()
}

/// The same in words.
fn alt(measure: &Measure<'_>, dots: &[Dot], today: Date) -> String {
    let unit = measure.unit();
    let said = |(value, period): (Decimal, Option<crate::domain::words::period::Period>)| {
        let when = period.map_or_else(String::new, |period| format!(", {}", period.in_words()));
        format!("{}{when}", amount(value, unit))
    };
    let mut parts = Vec::new();
    parts.extend(measure.baseline().map(|baseline| format!("baseline {}", said(baseline))));
    parts.extend(measure.target().map(|target| format!("target {}", said(target))));
    let newest = dots.iter().rev().find(|dot| dot.day <= today).filter(|dot| !dot.is_undecided);
    parts.extend(newest.map(|dot| format!("newest value {}, {}", amount(dot.value, unit), dates::long(dot.day))));
    let word = measure.standing(today).map_or_else(|_| String::new(), |standing| format!(" {}.", Word::label(standing.word)));
    format!("{}: {}.{word} Every value stands in the table below.", crate::domain::words::inserted(measure.name()), parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::history::Fact;
    use crate::domain::things::{Noun, Thing};
    use time::macros::date;
    use uuid::Uuid;

    fn thing(noun: Noun, n: u128, facts: &[(Fact, &str)]) -> Thing {
        let mut thing = Thing::nothing(noun, Uuid::from_u128(n));
        thing.values.extend(facts.iter().map(|(fact, value)| (*fact, (*value).to_owned())));
        thing
    }

    fn update(n: u128, day: &str, answer: &str, value: &str) -> Thing {
        thing(Noun::Update, n, &[(Fact::Period, day), (Fact::Answer, answer), (Fact::Value, value)])
    }

    const TODAY: Date = date!(2026 - 11 - 28);
    const COURSE: [(Fact, &str); 6] = [
        (Fact::Name, "Families housed"),
        (Fact::Direction, "up"),
        (Fact::Baseline, "40"),
        (Fact::BaselineAt, "2023-01-01/2023-12-31"),
        (Fact::Target, "80"),
        (Fact::TargetAt, "2028-01-01/2028-12-31"),
    ];

    fn drawn(facts: &[(Fact, &str)], updates: &[Thing]) -> Option<Figure> {
        let stored = thing(Noun::Measure, 1, facts);
        course(&Measure::of(&stored, updates), TODAY)
    }

    fn dots(figure: &Figure) -> Vec<Role> {
        figure.marks.iter().filter_map(|mark| if let Mark::Dot { role, .. } = mark { Some(*role) } else { None }).collect()
    }

    fn lines(figure: &Figure, of: Role) -> usize {
        figure.marks.iter().filter(|mark| matches!(mark, Mark::Line { role, .. } if *role == of)).count()
    }

    #[test]
    fn the_same_value_is_hollow_and_no_new_figure_is_not_drawn() {
        let updates = [update(2, "2024-12-31", "value", "52"), update(3, "2025-12-31", "same", "52"), update(4, "2026-06-30", "none", "")];
        let figure = drawn(&COURSE, &updates).unwrap();
        assert_eq!(dots(&figure), [Role::Own, Role::Own, Role::Weak]);
        assert_eq!((lines(&figure, Role::Own), lines(&figure, Role::Typical), lines(&figure, Role::Parity)), (2, 1, 1));
        assert_eq!(
            figure.told(),
            "Families housed: baseline 40, 2023; target 80, 2028; newest value 52, December 31, 2025. Behind. Every value stands in the \
             table below."
        );
    }

    #[test]
    fn the_newest_value_stands_where_the_expected_way_does_not_cross_it() {
        for (value, is_above) in [("60", true), ("52", false), ("40.5", true)] {
            let figure = drawn(&COURSE, &[update(2, "2025-12-31", "value", value)]).unwrap();
            let dot = figure.marks.iter().rev().find_map(|mark| if let Mark::Dot { at, .. } = mark { Some(at.1) } else { None });
            let word = figure.marks.iter().rev().find_map(|mark| if let Mark::Word { at, .. } = mark { Some(at.1) } else { None });
            assert_eq!(word < dot, is_above, "{value}: {word:?} beside {dot:?}");
        }
    }

    #[test]
    fn values_of_a_day_of_which_nobody_said_which_holds_are_drawn_and_not_joined() {
        let updates =
            [update(2, "2024-12-31", "value", "52"), update(3, "2025-12-31", "value", "60"), update(4, "2025-12-31", "value", "70")];
        let figure = drawn(&COURSE, &updates).unwrap();
        assert_eq!((dots(&figure).len(), lines(&figure, Role::Own)), (4, 1));
        assert!(!figure.told().contains("newest value"), "{}", figure.told());
    }

    #[test]
    fn what_is_to_stay_shows_how_far_off_is_still_fine() {
        let mut facts = COURSE.to_vec();
        facts.retain(|(fact, _)| *fact != Fact::Target && *fact != Fact::Direction);
        facts.extend([(Fact::Target, "40"), (Fact::Tolerance, "3")]);
        for (direction, bounds) in [("up", 1), ("down", 1), ("toward", 2)] {
            let facts: Vec<(Fact, &str)> = facts.iter().copied().chain([(Fact::Direction, direction)]).collect();
            assert_eq!(lines(&drawn(&facts, &[]).unwrap(), Role::Bound), bounds, "{direction}");
        }
    }

    #[test]
    fn zero_lies_apart_from_values_that_are_all_on_one_side_of_it() {
        let mut facts = COURSE.to_vec();
        for (baseline, target, is_apart) in [("40", "80", true), ("0", "80", false), ("-5", "5", false), ("-9", "-2", true)] {
            facts.retain(|(fact, _)| *fact != Fact::Baseline && *fact != Fact::Target);
            facts.extend([(Fact::Baseline, baseline), (Fact::Target, target)]);
            let stored = thing(Noun::Measure, 1, &facts);
            assert_eq!(is_apart_from_zero(&Measure::of(&stored, &[])), is_apart, "{baseline} to {target}");
        }
        let stored = thing(Noun::Measure, 1, &COURSE);
        assert!(!is_apart_from_zero(&Measure::of(&stored, &[update(2, "2024-12-31", "value", "0")])), "a value is zero");
    }

    #[test]
    fn one_point_is_no_chart_and_every_word_lies_within_it() {
        assert_eq!(drawn(&COURSE[..4], &[]), None);
        let updates = [update(2, "2024-12-31", "value", "1234567890.123"), update(3, "2199-12-31", "value", "-5")];
        let figure = drawn(&COURSE, &updates).unwrap();
        for mark in &figure.marks {
            if let Mark::Word { at, side, text } = mark {
                let (from, to) = room::span(at.0, *side, text);
                assert!(from >= -0.5 && to <= f64::from(WIDTH) + 0.5, "{text} goes from {from} to {to}");
            }
        }
    }
}

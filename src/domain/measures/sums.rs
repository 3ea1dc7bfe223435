//! The sums behind the word of a measure, open to see: what was put in, what came out, and what was held against what.

use super::standing::Crosswise;
use super::{Course, Direction, Point, Standing, Word};
use crate::domain::words::dates::long;
use crate::domain::words::decimal::Decimal;

/// The sums, a sentence each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sums(pub Vec<String>);

impl Sums {
    /// The sums of a standing.
    #[must_use]
    pub fn of(standing: &Standing) -> Self {
        let course = &standing.course;
        let mut lines = vec![format!(
            "It begins at {} on {} and is to {} {} by {}. {}",
            course.baseline.written(),
            long(course.from),
            if course.keeps() { "stay at" } else { "come to" },
            course.target.written(),
            long(course.by),
            better(course)
        )];
        match standing.newest {
            None => lines.push(format!("There is no value of a day after {}.", long(course.from))),
            Some(newest) => {
                lines.push(format!("The newest value is {}, of {}.", newest.value.written(), long(newest.day)));
                lines.extend(of_value(course, newest));
            }
        }
        lines.push(because(standing));
        if let (Some(newest), Word::Ahead | Word::OnTrack | Word::Behind) = (standing.newest, standing.word) {
            lines.push(exactly(course, newest));
        }
        Self(lines)
    }
}

fn better(course: &Course) -> String {
    let better = match course.direction {
        Direction::Up => "More is better",
        Direction::Down => "Less is better",
        Direction::Toward => "Nearer to the target is better",
    };
    let tolerance = course.tolerance.written();
    match (course.keeps(), course.direction) {
        (true, Direction::Toward) => format!("Up to {tolerance} off on either side is still fine."),
        (true, _) => format!("{better}, and up to {tolerance} worse is still fine."),
        (false, Direction::Toward) if !course.tolerance.is_zero() => format!("{better}, and within {tolerance} of it is near enough."),
        _ => format!("{better}."),
    }
}

/// How far it is, and how much time is gone.
fn of_value(course: &Course, newest: Point) -> Vec<String> {
    if course.keeps() {
        return vec![format!("It lies {} from {}.", apart(newest.value, course.target).written(), course.target.written())];
    }
    let (covered, whole) = course.way(newest.value);
    let [value, baseline, target] = [newest.value, course.baseline, course.target].map(in_brackets);
    let written = match course.direction {
        Direction::Up | Direction::Down => format!("({value} − {baseline}) ÷ ({target} − {baseline})"),
        Direction::Toward => format!("1 − |{value} − {target}| ÷ |{baseline} − {target}|"),
    };
    let (gone, all) = course.time(newest.day);
    vec![
        format!("Way covered: p = {written} = {}.", fraction(covered, whole)),
        format!("Time gone on that day: x = {} of {} days = {}.", days(gone), days(all), fraction(days_of(gone), days_of(all))),
    ]
}

fn days_of(days: i64) -> Decimal {
    Decimal::new(i128::from(days), 0)
}

fn days(days: i64) -> String {
    days_of(days).written()
}

/// A number below zero in brackets, where it follows a sign.
fn in_brackets(number: Decimal) -> String {
    if number.is_negative() { format!("({})", number.written()) } else { number.written() }
}

/// What two numbers make as a quotient, with three digits behind the point: for the eye, since what counts is compared
/// without it.
fn fraction(above: Decimal, below: Decimal) -> String {
    let plain = format!("{} ÷ {}", above.written(), below.written());
    match above.over(below, 3) {
        Some(quotient) if quotient.times(below) == Some(above) => format!("{plain} = {}", quotient.written()),
        Some(quotient) => format!("{plain}, about {}", quotient.shown(3)),
        None => plain,
    }
}

/// The reason of the word.
fn because(standing: &Standing) -> String {
    let Standing { word, course, newest, today } = standing;
    let by = long(course.by);
    match word {
        Word::TooEarly => "So it is too early to say.".to_owned(),
        Word::Overdue => {
            format!("The target’s day, {by}, has passed by {}, and no value is of that day or later. So it is overdue.", long(*today))
        }
        Word::Reached if newest.is_some_and(|newest| way_is_covered(course, newest)) => "p is 1 or more. So it is reached.".to_owned(),
        Word::Reached => format!("That is within {} of the target. So it is reached.", course.tolerance.written()),
        Word::NotReached if course.keeps() => {
            format!("That is worse by more than {}, on the target’s day or later. So it is not reached.", course.tolerance.written())
        }
        Word::NotReached => "p is below 1, and the value is of the target’s day or later. So it is not reached.".to_owned(),
        Word::MovingAway if course.keeps() => {
            format!("That is worse by more than {}. So it is moving away.", course.tolerance.written())
        }
        Word::MovingAway => "p is below −0.1. So it is moving away.".to_owned(),
        Word::Kept => format!("That is not worse by more than {}. So it is kept.", course.tolerance.written()),
        Word::Ahead => "p is above x by more than 0.1. So it is ahead.".to_owned(),
        Word::OnTrack => "p is not below zero, and it is no more than 0.1 from x. So it is on track.".to_owned(),
        Word::Behind if newest.is_some_and(|newest| course.way(newest.value).0.is_negative()) => {
            "p is below zero. So it is behind.".to_owned()
        }
        Word::Behind => "p is below x by more than 0.1. So it is behind.".to_owned(),
    }
}

fn way_is_covered(course: &Course, newest: Point) -> bool {
    let (covered, whole) = course.way(newest.value);
    covered >= whole
}

/// The comparison without a quotient.
fn exactly(course: &Course, newest: Point) -> String {
    let Crosswise { way, most, least } = Crosswise::of(course, newest);
    format!(
        "Compared exactly, with all three multiplied by ten, the whole way and all days: p is {}, x less 0.1 is {}, and x plus 0.1 is {}.",
        way.written(),
        least.written(),
        most.written()
    )
}

fn apart(one: Decimal, other: Decimal) -> Decimal {
    let off = one.minus(other).unwrap_or(Decimal::ZERO);
    if off.is_negative() { Decimal::ZERO.minus(off).unwrap_or(off) } else { off }
}

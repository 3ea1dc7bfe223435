//! The course of a measure: from where to where it is to go, between which days, and which way is better.

use std::cmp::Ordering;

use time::Date;

use super::{Direction, Lack};
use crate::domain::history::Fact;
use crate::domain::words::dates::long;
use crate::domain::words::decimal::Decimal;
use crate::domain::words::period::Period;

/// What a measure says of its course, as far as it says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// Where it begins.
    pub baseline: Option<Decimal>,
    /// The day of that.
    pub from: Option<Date>,
    /// Where it is to go.
    pub target: Option<Decimal>,
    /// By when.
    pub by: Option<Date>,
    /// Which way is better.
    pub direction: Option<Direction>,
    /// How far from the target is near enough, or, where the target is the baseline, how much worse is still fine.
    pub tolerance: Option<Decimal>,
}

/// A course that says all, and fits together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// Where it begins.
    pub baseline: Decimal,
    /// The day of that.
    pub from: Date,
    /// Where it is to go.
    pub target: Decimal,
    /// By when: a day after that of the baseline.
    pub by: Date,
    /// Which way is better.
    pub direction: Direction,
    /// Not below zero.
    pub tolerance: Decimal,
}

/// A value of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Date,
    /// The value.
    pub value: Decimal,
}

impl Given {
    /// What a measure says, by its parts in stored form.
    #[must_use]
    pub fn read(get: &dyn Fn(Fact) -> String) -> Self {
        let number = |fact: Fact| Decimal::read(&get(fact));
        let day = |fact: Fact| get(fact).parse::<Period>().ok().map(Period::last);
        Self {
            baseline: number(Fact::Baseline),
            from: day(Fact::BaselineAt),
            target: number(Fact::Target),
            by: day(Fact::TargetAt),
            direction: get(Fact::Direction).parse().ok(),
            tolerance: number(Fact::Tolerance),
        }
    }

    /// What cannot be true of what is said so far: the fact beside which it is told, and the sentence.
    #[must_use]
    pub fn slip(self) -> Option<(Fact, String)> {
        if self.tolerance.is_some_and(Decimal::is_negative) {
            return Some((Fact::Tolerance, "Enter how far off is still fine as a number of zero or more.".to_owned()));
        }
        if let (Some(from), Some(by)) = (self.from, self.by)
            && from >= by
        {
            let sentence = format!("Enter a day after that of the baseline, which is {}. This one ends on {}.", long(from), long(by));
            return Some((Fact::TargetAt, sentence));
        }
        let (Some(baseline), Some(target)) = (self.baseline, self.target) else { return None };
        let Some(direction) = self.direction else {
            return Some((Fact::Direction, "Choose which way is better.".to_owned()));
        };
        slip_of_way(direction, baseline, target, self.tolerance)
    }

    /// The course, or what is missing.
    ///
    /// # Errors
    /// What is missing, or does not fit.
    pub fn course(self) -> Result<Course, Vec<Lack>> {
        let Self { baseline: Some(baseline), from: Some(from), target: Some(target), by: Some(by), direction: Some(direction), .. } = self
        else {
            return Err(self.missing());
        };
        let mut lacks = Vec::new();
        if from >= by {
            lacks.push(Lack::Order);
        }
        if !is_better(direction, baseline, target) && baseline != target {
            lacks.push(Lack::Side);
        }
        let tolerance = self.tolerance.filter(|tolerance| !tolerance.is_negative()).unwrap_or(Decimal::ZERO);
        if lacks.is_empty() { Ok(Course { baseline, from, target, by, direction, tolerance }) } else { Err(lacks) }
    }

    fn missing(self) -> Vec<Lack> {
        let parts = [
            (self.baseline.is_none(), Lack::Baseline),
            (self.from.is_none(), Lack::BaselineDay),
            (self.target.is_none(), Lack::Target),
            (self.by.is_none(), Lack::TargetDay),
            (self.direction.is_none(), Lack::Direction),
        ];
        parts.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, lack)| lack).collect()
    }
}

/// What does not fit in the way from a baseline to a target.
fn slip_of_way(direction: Direction, baseline: Decimal, target: Decimal, tolerance: Option<Decimal>) -> Option<(Fact, String)> {
    if baseline == target {
        let sentence = "The target is the same as the baseline, so the measure is to stay where it is. Enter how much worse is still \
                        fine, or 0.";
        return tolerance.is_none().then(|| (Fact::Tolerance, sentence.to_owned()));
    }
    if !is_better(direction, baseline, target) {
        let (better, side) = if direction == Direction::Up { ("More", "above") } else { ("Less", "below") };
        let sentence = format!(
            "{better} is better, so enter a target {side} the baseline, which is {}; or change which way is better.",
            baseline.written()
        );
        return Some((Fact::Target, sentence));
    }
    let whole = apart(target, baseline);
    let is_wide = direction == Direction::Toward && tolerance.is_some_and(|tolerance| tolerance >= whole);
    let sentence = || format!("Enter less than {}, which is the whole way from the baseline to the target.", whole.written());
    is_wide.then(|| (Fact::Tolerance, sentence()))
}

/// Whether a number lies on the better side of another.
fn is_better(direction: Direction, of: Decimal, number: Decimal) -> bool {
    match direction {
        Direction::Up => number > of,
        Direction::Down => number < of,
        Direction::Toward => number != of,
    }
}

impl Course {
    /// Whether it is to stay where it is: the target is the baseline.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.baseline == self.target
    }

    /// Whether a value is worse than where it is to stay, by more than is still fine.
    #[must_use]
    pub fn is_worse(&self, value: Decimal) -> bool {
        let off = match self.direction {
            Direction::Up => minus(self.target, value),
            Direction::Down => minus(value, self.target),
            Direction::Toward => apart(value, self.target),
        };
        off > self.tolerance
    }

    /// How much of the way a value has covered, and how much the whole way is: more than zero.
    #[must_use]
    pub fn way(&self, value: Decimal) -> (Decimal, Decimal) {
        let whole = apart(self.target, self.baseline);
        let covered = match self.direction {
            Direction::Up => minus(value, self.baseline),
            Direction::Down => minus(self.baseline, value),
            Direction::Toward => minus(whole, apart(value, self.target)),
        };
        (covered, whole)
    }

    /// Whether a value lies as near to the target as is near enough.
    #[must_use]
    pub fn is_near(&self, value: Decimal) -> bool {
        self.direction == Direction::Toward && apart(value, self.target) <= self.tolerance
    }

    /// How many days are gone on a day, and how many there are: more than zero.
    #[must_use]
    pub fn time(&self, day: Date) -> (i64, i64) {
        ((day - self.from).whole_days(), (self.by - self.from).whole_days())
    }
}

/// The difference of two numbers of a plan, which always have few enough digits.
fn minus(one: Decimal, other: Decimal) -> Decimal {
    one.minus(other).expect("numbers of 24 digits at most have a difference that is exact")
}

fn apart(one: Decimal, other: Decimal) -> Decimal {
    match one.cmp(&other) {
        Ordering::Less => minus(other, one),
        _ => minus(one, other),
    }
}

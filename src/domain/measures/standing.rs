//! How a measure goes on a day, by the rule of the measurement plan: exact numbers, multiplied crosswise, and never a quotient.

use time::Date;

use super::{Course, Point};
use crate::domain::things::choice;
use crate::domain::words::decimal::Decimal;

choice! {
    /// How a measure goes.
    Word {
        /// The target is met.
        Reached "reached" "Reached",
        /// Further on its way than the time is, by more than a tenth.
        Ahead "ahead" "Ahead",
        /// As far on its way as the time is, give or take a tenth.
        OnTrack "on_track" "On track",
        /// Less far on its way than the time is, by more than a tenth.
        Behind "behind" "Behind",
        /// Further from the target than at the baseline, by more than a tenth of the way.
        MovingAway "moving_away" "Moving away",
        /// No value since the baseline.
        TooEarly "too_early" "Too early to say",
        /// The target's day has passed, and no value is of that day or later.
        Overdue "overdue" "Overdue",
        /// The value of the target's day, or of a later one, does not meet it.
        NotReached "not_reached" "Not reached",
        /// It is to stay where it is, and stays.
        Kept "kept" "Kept",
    }
}

impl Word {
    /// Whether it says that a measure is not where it should be: the one rule by which pages and documents count.
    #[must_use]
    pub const fn lags(self) -> bool {
        matches!(self, Self::Behind | Self::MovingAway | Self::Overdue | Self::NotReached)
    }
}

/// The word of a measure, and from what it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The word.
    pub word: Word,
    /// The course.
    pub course: Course,
    /// The newest value after the baseline's day, if there is one.
    pub newest: Option<Point>,
    /// The day for which this is said.
    pub today: Date,
}

impl Standing {
    /// How a measure goes today. `newest` is its newest value of today or an earlier day.
    #[must_use]
    pub fn of(course: Course, newest: Option<Point>, today: Date) -> Self {
        let newest = newest.filter(|newest| newest.day > course.from);
        let word = match newest {
            None if today > course.by => Word::Overdue,
            None => Word::TooEarly,
            Some(newest) if course.keeps() => keeping(&course, newest, today),
            Some(newest) => moving(&course, newest, today),
        };
        Self { word, course, newest, today }
    }
}

/// How far it is on its way held against how much time is gone, both multiplied by the whole way, all days and ten, so that
/// nothing is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crosswise {
    /// The way covered.
    pub way: Decimal,
    /// The time gone and a tenth: beyond it, it is ahead.
    pub most: Decimal,
    /// The time gone less a tenth: below it, it is behind.
    pub least: Decimal,
}

impl Crosswise {
    /// The three numbers of a value.
    #[must_use]
    pub fn of(course: &Course, newest: Point) -> Self {
        let (covered, whole) = course.way(newest.value);
        let (gone, all) = course.time(newest.day);
        Self { way: times(covered, 10 * all), most: times(whole, 10 * gone + all), least: times(whole, 10 * gone - all) }
    }
}

/// A number of a plan so many times.
fn times(number: Decimal, by: i64) -> Decimal {
    number.times(Decimal::new(i128::from(by), 0)).expect("25 digits and seven have a product that is exact")
}

/// The word where the target is the baseline.
fn keeping(course: &Course, newest: Point, today: Date) -> Word {
    if course.is_worse(newest.value) {
        return if newest.day >= course.by { Word::NotReached } else { Word::MovingAway };
    }
    if newest.day < course.by && today > course.by { Word::Overdue } else { Word::Kept }
}

/// The word where there is a way to go.
fn moving(course: &Course, newest: Point, today: Date) -> Word {
    let (covered, whole) = course.way(newest.value);
    if covered >= whole || course.is_near(newest.value) {
        return Word::Reached;
    }
    if newest.day >= course.by {
        return Word::NotReached;
    }
    if today > course.by {
        return Word::Overdue;
    }
    if times(covered, 10) < times(whole, -1) {
        return Word::MovingAway;
    }
    let Crosswise { way, most, least } = Crosswise::of(course, newest);
    if way > most {
        return Word::Ahead;
    }
    if !covered.is_negative() && way >= least { Word::OnTrack } else { Word::Behind }
}

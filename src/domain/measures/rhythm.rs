//! When the next value of a measure is due, by its rhythm.

use time::{Date, Duration};

use super::Rhythm;
use crate::domain::words::dates;
use crate::domain::words::period::Period;

impl Rhythm {
    /// The day for which the next value is due, after one of `last`. After the last day of a month comes the last day of
    /// another.
    #[must_use]
    pub fn next(self, last: Date) -> Date {
        if last.day() == last.month().length(last.year()) {
            let after = dates::months_later(last + Duration::DAY, self.months());
            return after - Duration::DAY;
        }
        dates::months_later(last, self.months())
    }

    /// Of which period the next value will speak, most likely: the newest of those that follow `last` by this rhythm and
    /// are over by today; else today.
    #[must_use]
    pub fn period_after(self, last: Period, today: Date) -> Period {
        let mut newest = Period::Day(today);
        let mut period = last;
        while let Some(next) = self.shifted(period).filter(|next| next.last() <= today) {
            (period, newest) = (next, next);
        }
        newest
    }

    /// A whole month, year or school year so much later. A day moves to no other: the next value is as likely of today.
    fn shifted(self, period: Period) -> Option<Period> {
        match period {
            Period::SchoolYear(year) if self.months() >= 12 => Some(Period::SchoolYear(year + i32::from(self.months() / 12))),
            Period::Span(first, last) if first.day() == 1 && last.day() == last.month().length(last.year()) => {
                let length = (last.year() - first.year()) * 12 + i32::from(u8::from(last.month())) - i32::from(u8::from(first.month())) + 1;
                let (between, is_years) = (i32::from(self.months()), length % 12 == 0 && self.months() >= 12);
                // A year that is looked at every three months is not told by a year that begins in between.
                let moves = length <= between || is_years;
                moves.then(|| Period::Span(dates::months_later(first, self.months()), self.next(last)))
            }
            _ => None,
        }
    }
}

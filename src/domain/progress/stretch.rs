//! The stretch of days of which a progress report speaks.

use time::{Date, Duration};

use crate::domain::words::dates;
use crate::domain::words::text::Problem;

/// A stretch of days, the first and the last of them in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

/// How many months a report speaks of unless somebody says otherwise.
const MONTHS: u8 = 6;
/// How long one may be, in days: ten years, more or less.
const LONGEST: i64 = 3_660;

impl Stretch {
    /// The last six months.
    #[must_use]
    pub fn until(today: Date) -> Self {
        // Of months later there is a day always; six months before is a year before and six months later.
        let year_before = dates::parse_iso(&format!("{:04}-{:02}-01", today.year() - 1, u8::from(today.month()))).unwrap_or(today);
        let first = dates::months_later(year_before, 12 - MONTHS);
        let from = first + Duration::days(i64::from(today.day().min(first.month().length(first.year()))) - 1);
        Self { from: from.next_day().unwrap_or(from), to: today }
    }

    /// Reads what an address asks for; what it leaves out is as in the last six months.
    ///
    /// # Errors
    /// The field that is wrong, `from` or `to`, with its [`Problem`].
    pub fn read(from: &str, to: &str, today: Date) -> Result<Self, (&'static str, Problem)> {
        let usual = Self::until(today);
        let day = |field: &'static str, typed: &str, usual: Date| match typed.trim() {
            "" => Ok(usual),
            typed => dates::parse_iso(typed).ok_or((field, Problem::NotADate)),
        };
        let read = Self { from: day("from", from, usual.from)?, to: day("to", to, usual.to)? };
        let wrong = |words: &str| Err(("from", Problem::Other(words.to_owned())));
        if read.from > read.to {
            return wrong("The first day comes after the last. Turn them around.");
        }
        if (read.to - read.from).whole_days() > LONGEST {
            return wrong("Choose ten years at most.");
        }
        Ok(read)
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The last day of it that has come: what the report tells is as it stood then.
    #[must_use]
    pub fn told_until(self, today: Date) -> Date {
        self.to.min(today)
    }

    /// The last day of what comes next: as long again as the stretch is itself, and a month at least.
    #[must_use]
    pub fn next_until(self) -> Date {
        self.to.saturating_add((self.to - self.from).max(Duration::days(30)))
    }

    /// "May 24 to November 23, 2026"
    #[must_use]
    pub fn in_words(self) -> String {
        if self.from.year() == self.to.year() {
            format!("{} {} to {}", self.from.month(), self.from.day(), dates::long(self.to))
        } else {
            format!("{} to {}", dates::long(self.from), dates::long(self.to))
        }
    }

    /// As the end of an address: "?from=2026-05-24&to=2026-11-23"
    #[must_use]
    pub fn asked(self) -> String {
        format!("?from={}&to={}", dates::iso(self.from), dates::iso(self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn unless_somebody_says_otherwise_it_is_the_last_six_months() {
        let of = |today| Stretch::until(today).from;
        assert_eq!(of(date!(2026 - 11 - 23)), date!(2026 - 05 - 24));
        assert_eq!(of(date!(2026 - 08 - 31)), date!(2026 - 03 - 01));
        assert_eq!(of(date!(2027 - 01 - 15)), date!(2026 - 07 - 16));
        assert_eq!(of(date!(2024 - 02 - 29)), date!(2023 - 08 - 30));
    }

    #[test]
    fn what_an_address_asks_for_is_read() {
        let today = date!(2026 - 11 - 23);
        let read = |from: &str, to: &str| Stretch::read(from, to, today);
        assert_eq!(read("", ""), Ok(Stretch::until(today)));
        let year = read("2026-01-01", "2026-12-31").unwrap();
        assert_eq!(year.in_words(), "January 1 to December 31, 2026");
        assert_eq!((year.told_until(today), year.asked()), (today, "?from=2026-01-01&to=2026-12-31".to_owned()));
        assert_eq!(read("2025-07-01", "2026-06-30").unwrap().in_words(), "July 1, 2025 to June 30, 2026");
        assert!(year.holds(today) && !year.holds(date!(2027 - 01 - 01)));
        for (from, to) in [("soon", ""), ("2026-12-01", "2026-11-01"), ("1990-01-01", "2026-11-01"), ("", "2026-02-30")] {
            assert!(read(from, to).is_err(), "{from} {to}");
        }
        for (from, to, wrong) in [("soon", "", "from"), ("", "2026-02-30", "to"), ("2026-12-01", "2026-11-01", "from")] {
            assert_eq!(read(from, to).unwrap_err().0, wrong, "{from} {to}");
        }
    }
}

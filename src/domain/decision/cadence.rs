//! How often to check in until the date to come back.

use std::fmt;
use std::str::FromStr;

use time::{Date, Duration};

use crate::domain::words::dates;
use crate::domain::words::text::Problem;

/// How often people check in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    /// Every month.
    Monthly,
    /// Every two months.
    EveryTwoMonths,
    /// Every three months.
    Quarterly,
}

impl Cadence {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Monthly, Self::EveryTwoMonths, Self::Quarterly];

    /// The word in forms and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::EveryTwoMonths => "every_two_months",
            Self::Quarterly => "quarterly",
        }
    }

    /// What people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Monthly => "Every month",
            Self::EveryTwoMonths => "Every two months",
            Self::Quarterly => "Every three months",
        }
    }

    const fn months(self) -> u8 {
        match self {
            Self::Monthly => 1,
            Self::EveryTwoMonths => 2,
            Self::Quarterly => 3,
        }
    }

    /// Half the time between two check-ins.
    #[must_use]
    pub fn half(self) -> Duration {
        Duration::days(15 * i64::from(self.months()))
    }

    /// The dates of the check-ins after `start` and before `end`; at most 60, which is five years of months.
    #[must_use]
    pub fn between(self, start: Date, end: Date) -> Vec<Date> {
        (1..=60).map(|n| dates::months_later(start, n * self.months())).take_while(|date| *date < end).collect()
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Cadence {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Self::ALL.into_iter().find(|cadence| cadence.as_str() == text).ok_or(Problem::NotAChoice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn check_ins_lie_between_the_two_dates() {
        let dates = Cadence::EveryTwoMonths.between(date!(2026 - 12 - 31), date!(2027 - 06 - 30));
        assert_eq!(dates, [date!(2027 - 02 - 28), date!(2027 - 04 - 30)]);
        assert_eq!(Cadence::Quarterly.between(date!(2026 - 12 - 31), date!(2026 - 12 - 31)), []);
    }
}

//! An amount of money, as people type it and as it is added up.

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

use crate::domain::words::text::Problem;
use crate::domain::words::typed_number;

/// US dollars, in cents, so that sums are exact. It is never less than nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

/// The most that one amount, and all that one action costs, may be: $9,999,999,999.99.
const MOST: i64 = 999_999_999_999;

impl Money {
    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The amount in cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// The stored form: the cents.
    #[must_use]
    pub fn stored(self) -> String {
        self.0.to_string()
    }

    /// Reads the stored form.
    #[must_use]
    pub fn from_stored(stored: &str) -> Option<Self> {
        stored.parse().ok().filter(|cents| (0..=MOST).contains(cents)).map(Self)
    }

    /// What all of these make together; nothing where that is more than one action may cost.
    #[must_use]
    pub fn total(all: impl Iterator<Item = Self>) -> Option<Self> {
        all.map(Self::cents).try_fold(0_i64, i64::checked_add).filter(|cents| *cents <= MOST).map(Self)
    }

    /// As a form shows it to be edited: "12500", "12500.50".
    #[must_use]
    pub fn typed(self) -> String {
        let (dollars, cents) = (self.0 / 100, self.0 % 100);
        if cents == 0 { dollars.to_string() } else { format!("{dollars}.{cents:02}") }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dollars = (self.0 / 100).to_string();
        f.write_str("$")?;
        for (at, digit) in dollars.chars().enumerate() {
            if at > 0 && (dollars.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        match self.0 % 100 {
            0 => Ok(()),
            cents => write!(f, ".{cents:02}"),
        }
    }
}

impl FromStr for Money {
    type Err = Problem;

    /// Reads what a person typed: "12500", "12,500", "$12,500.50", "$3 million", "2.5k".
    fn from_str(typed: &str) -> Result<Self, Problem> {
        let problem = || Problem::Other("Enter an amount in dollars, for example 12,500 or 12500.50.".to_owned());
        let in_words = if typed.contains(char::is_alphabetic) { Some(in_words(typed).ok_or_else(problem)?) } else { None };
        let plain = in_words.as_deref().unwrap_or(typed).trim().trim_start_matches('$').trim();
        let (dollars, cents) = plain.split_once('.').unwrap_or((plain, "00"));
        let groups: Vec<&str> = dollars.split(',').collect();
        let is_grouped = groups.len() == 1 || (groups[1..].iter().all(|group| group.len() == 3) && (1..=3).contains(&groups[0].len()));
        let digits = groups.concat();
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_grouped || !is_number(&digits) || !is_number(cents) || cents.len() != 2 {
            return Err(problem());
        }
        // What has more digits than a number can hold is too much as well.
        let dollars: Option<i64> = digits.parse().ok();
        let cents: i64 = cents.parse().map_err(|_| problem())?;
        let all = dollars.and_then(|dollars| dollars.checked_mul(100)?.checked_add(cents)).filter(|all| *all <= MOST);
        all.map(Self).ok_or_else(|| Problem::Other("Enter an amount below ten billion dollars.".to_owned()))
    }
}

/// The figures of an amount with a word in it, "$3 million"; nothing where the word makes a share or a rate of it.
fn in_words(typed: &str) -> Option<String> {
    let low = typed.to_lowercase();
    if ["%", ":", "per", "pct", "point"].iter().any(|sign| low.contains(sign)) {
        return None;
    }
    let mut figures = typed_number::read(typed).ok()?.to_string();
    if figures.split_once('.').is_some_and(|(_, cents)| cents.len() == 1) {
        figures.push('0');
    }
    Some(figures)
}

impl Sum for Money {
    /// The costs of a whole plan. It would take nine million actions at the most that one may cost to reach the end of
    /// the numbers, more than any file holds.
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.fold(0, |sum, money| sum.saturating_add(money.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for typed in ["12500", "12,500", "$12,500.00", " $ 12500 "] {
            assert_eq!(typed.parse::<Money>().map(|money| money.to_string()), Ok("$12,500".to_owned()), "{typed}");
        }
        for (typed, amount) in
            [("$3 million", "$3,000,000"), ("2.5k", "$2,500"), ("1.2345 thousand", "$1,234.50"), ("USD 40", "$40"), ("1.5M", "$1,500,000")]
        {
            assert_eq!(typed.parse::<Money>().map(|money| money.to_string()), Ok(amount.to_owned()), "{typed}");
        }
        assert_eq!("1234567.05".parse::<Money>().unwrap().to_string(), "$1,234,567.05");
        for slip in [
            "",
            "30 percent",
            "5 points",
            "2k per month",
            "-3k",
            "1.234567k",
            "about 3 million",
            "free",
            "12,50",
            "1.5",
            "-3",
            "1e5",
            "12.345",
            "99999999999999999999",
            "10000000000",
        ] {
            assert!(slip.parse::<Money>().is_err(), "{slip}");
        }
        for much in ["10000000000", "99999999999999999999", "99,999,999,999,999,999,999.00"] {
            assert_eq!(much.parse::<Money>().unwrap_err().to_string(), "Enter an amount below ten billion dollars.", "{much}");
        }
    }

    #[test]
    fn what_is_more_than_one_action_may_cost_is_no_total() {
        let most = Money::from_stored("999999999999").unwrap();
        assert_eq!(Money::total([most].into_iter()), Some(most));
        assert_eq!(Money::total([most, Money(1)].into_iter()), None);
        assert_eq!(Money::total([Money(i64::MAX), Money(1)].into_iter()), None);
        for stored in ["-1", "1000000000000", "1e3", ""] {
            assert_eq!(Money::from_stored(stored), None, "{stored}");
        }
    }

    #[test]
    fn an_amount_survives_the_file_and_the_form() {
        for typed in ["0", "7", "0.05", "9999999999.99"] {
            let money: Money = typed.parse().unwrap();
            assert_eq!(Money::from_stored(&money.stored()), Some(money));
            assert_eq!(money.typed().parse(), Ok(money));
        }
    }
}

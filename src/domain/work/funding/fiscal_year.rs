//! A fiscal year, as governments name it: by the calendar year in which it ends.

use std::fmt;
use std::str::FromStr;

use crate::domain::words::text::Problem;

/// A fiscal year, from 1900 to 2200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(u16);

impl FiscalYear {
    /// The stored form, which is also what a form shows: "2027".
    #[must_use]
    pub fn stored(self) -> String {
        self.0.to_string()
    }

    /// Reads the stored form.
    #[must_use]
    pub fn from_stored(stored: &str) -> Option<Self> {
        let is_year = stored.len() == 4 && stored.bytes().all(|byte| byte.is_ascii_digit());
        stored.parse().ok().filter(|year| is_year && (1900..=2200).contains(year)).map(Self)
    }
}

impl fmt::Display for FiscalYear {
    /// "FY 2027"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FY {}", self.0)
    }
}

impl FromStr for FiscalYear {
    type Err = Problem;

    /// Reads what a person typed: "2027", "FY 2027", "FY27", "2026-27", "2026–2027".
    fn from_str(typed: &str) -> Result<Self, Problem> {
        let problem = || Problem::Other("Enter a year between 1900 and 2200, for example 2027 or 2026-27.".to_owned());
        let plain = typed.trim().to_ascii_uppercase();
        let (plain, is_named) = plain.strip_prefix("FY").map_or((plain.as_str(), false), |rest| (rest.trim_start(), true));
        let full = |year: &str, first: Option<Self>| match (year.len(), first) {
            (4, _) => Self::from_stored(year),
            // The same hundred years, or the turn to the next.
            (2, Some(first)) => year.parse::<u16>().ok().map(|year| Self((first.0 + 1) / 100 * 100 + year)),
            (2, None) if is_named => year.parse::<u16>().ok().map(|year| Self(2000 + year)),
            _ => None,
        };
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let read = match plain.split_once(['-', '–', '/']) {
            None => Some(plain).filter(|year| is_number(year)).and_then(|year| full(year, None)),
            Some((first, last)) => {
                let (first, last) = (first.trim(), last.trim());
                let first = Some(first).filter(|year| is_number(year)).and_then(|year| full(year, None));
                let last = Some(last).filter(|year| is_number(year)).and_then(|year| full(year, first));
                last.filter(|last| first.is_some_and(|first| first.0 + 1 == last.0))
            }
        };
        read.and_then(|year| Self::from_stored(&year.stored())).ok_or_else(problem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_read_as_governments_write_it() {
        for typed in ["2027", " 2027 ", "FY 2027", "fy2027", "FY27", "2026-27", "2026–2027", "2026/27", "FY 2026-27", "FY26-27"] {
            assert_eq!(typed.parse::<FiscalYear>().map(|year| year.to_string()), Ok("FY 2027".to_owned()), "{typed}");
        }
        assert_eq!("2099-00".parse::<FiscalYear>().map(FiscalYear::stored), Ok("2100".to_owned()));
        for slip in ["", "27", "next year", "2026-28", "2027-26", "1899", "2201", "20270", "FY", "2026-", "-27", "２０２７", "2026-27-28"]
        {
            assert!(slip.parse::<FiscalYear>().is_err(), "{slip}");
        }
    }

    #[test]
    fn a_year_survives_the_file() {
        let year: FiscalYear = "1900".parse().unwrap();
        assert_eq!(FiscalYear::from_stored(&year.stored()), Some(year));
        for stored in ["", "1899", "02027", "+027", "FY27"] {
            assert_eq!(FiscalYear::from_stored(stored), None, "{stored}");
        }
    }
}

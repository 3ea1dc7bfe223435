//! Measured places by their codes, what became of renamed and redrawn ones, and what the publisher holds back.

use std::fmt;
use std::str::FromStr;

use super::MetricKey;
use crate::domain::guide::UnknownKey;

/// What kind of place a file measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A county, or what stands for one.
    County,
    /// A city of 75,000 people or more; the files call it a place.
    City,
}

impl PlaceKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::County, Self::City];

    /// Its word in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::City => "city",
        }
    }

    /// How many digits its code has, without the state's two.
    #[must_use]
    pub const fn digits(self) -> usize {
        match self {
            Self::County => 3,
            Self::City => 5,
        }
    }
}

impl FromStr for PlaceKind {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(UnknownKey)
    }
}

/// A measured place by kind, state and code. The code alone is no key: 153 cities share theirs with a city elsewhere.
/// Its [`Display`](fmt::Display) is its key in data: `county-29019`, `city-2915670`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceCode {
    kind: PlaceKind,
    state: u8,
    code: u32,
}

impl PlaceCode {
    /// The place of a state's two digits and its own, which files may have left unpadded: 9 and 1 is 09 and 001.
    #[must_use]
    pub fn read(kind: PlaceKind, state: &str, code: &str) -> Option<Self> {
        let digits = |text: &str, most: usize| {
            (!text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<u32>().ok())
        };
        let state = u8::try_from(digits(state, 2)??).ok()?;
        let code = digits(code, kind.digits())??;
        (state > 0 && code > 0).then_some(Self { kind, state, code })
    }

    /// What kind of place it is.
    #[must_use]
    pub const fn kind(self) -> PlaceKind {
        self.kind
    }

    /// The number of its state.
    #[must_use]
    pub const fn state(self) -> u8 {
        self.state
    }

    /// Its code within the state.
    #[must_use]
    pub const fn code(self) -> u32 {
        self.code
    }

    /// One number for all of it, in the order of places.
    #[must_use]
    pub const fn number(self) -> u32 {
        (self.kind as u32) << 31 | (self.state as u32) << 20 | self.code
    }

    /// The place of such a number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        let number = u32::try_from(number).ok()?;
        let kind = if number >> 31 == 0 { PlaceKind::County } else { PlaceKind::City };
        let state = u8::try_from(number >> 20 & 0x7FF).ok()?;
        let code = number & 0xF_FFFF;
        (state > 0 && code > 0).then_some(Self { kind, state, code })
    }

    /// The digits of state and code, as files write them: `29019`.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{:02}{:0width$}", self.state, self.code, width = self.kind.digits())
    }
}

impl fmt::Display for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kind.as_str(), self.digits())
    }
}

impl FromStr for PlaceCode {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let (kind, digits) = text.split_once('-').ok_or(UnknownKey)?;
        let kind: PlaceKind = kind.parse()?;
        let (state, code) = digits.split_at_checked(2).ok_or(UnknownKey)?;
        Self::read(kind, state, code).filter(|_| code.len() == kind.digits()).ok_or(UnknownKey)
    }
}

/// What became of places that were renamed or drawn anew.
#[derive(Debug)]
pub struct Successor {
    /// The places before.
    pub old: Vec<PlaceCode>,
    /// The places after.
    pub new: Vec<PlaceCode>,
    /// The first year of the new ones.
    pub year: u16,
    /// Whether the area is the same, under another code.
    pub is_renamed: bool,
    /// What people read.
    pub sentence: String,
}

/// Values that the publisher holds back from its combined files.
#[derive(Debug)]
pub struct HeldBack {
    /// The places.
    pub places: Vec<PlaceCode>,
    /// The metrics.
    pub metrics: Vec<MetricKey>,
    /// In years before this one.
    pub before: Option<u16>,
    /// In this year alone.
    pub year: Option<u16>,
}

impl HeldBack {
    /// Whether a value of this place, metric and year is held back.
    #[must_use]
    pub fn holds(&self, place: PlaceCode, metric: MetricKey, year: u16) -> bool {
        self.places.contains(&place)
            && self.metrics.contains(&metric)
            && self.before.is_none_or(|before| year < before)
            && self.year.is_none_or(|only| year == only)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_padded_and_reads_back_as_itself() {
        let county = PlaceCode::read(PlaceKind::County, "9", "1").unwrap();
        assert_eq!(county.to_string(), "county-09001");
        assert_eq!(county, PlaceCode::read(PlaceKind::County, "09", "001").unwrap());
        let city = PlaceCode::read(PlaceKind::City, "29", "15670").unwrap();
        assert_eq!((city.digits().as_str(), city.to_string().parse()), ("2915670", Ok(city)));
        assert!(county.number() < city.number(), "counties stand before cities");
    }

    #[test]
    fn what_is_no_code_is_not_read() {
        for (state, code) in [("", "1"), ("29", ""), ("29", "0190"), ("2a", "019"), ("129", "019"), ("29", "-19"), ("0", "1"), ("29", "0")]
        {
            assert_eq!(PlaceCode::read(PlaceKind::County, state, code), None, "{state} {code}");
        }
        for text in ["", "county-9001", "county-090010", "town-29019", "city-29019", "2915670"] {
            assert_eq!(text.parse::<PlaceCode>(), Err(UnknownKey), "{text}");
        }
    }
}

//! Exact decimal numbers, as files and people write them: never rounded before they are shown.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// How many digits a number may have: enough for every number of a real file, and few enough to be exact.
const DIGITS: usize = 34;

/// An exact decimal number: some digits, of which the last so many stand behind the point.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    digits: i128,
    places: u8,
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { digits: 0, places: 0 };
    /// One.
    pub const ONE: Self = Self { digits: 1, places: 0 };

    /// A number of so many digits behind the point: 479 and 3 is 0.479.
    #[must_use]
    pub const fn new(digits: i128, places: u8) -> Self {
        Self { digits, places }
    }

    /// The number that a text writes: digits with or without a point, with a sign, with a power of ten (`9.96E-04`,
    /// `.5`, `-0`). Nothing for any other text, and for more digits than are exact.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let (minus, bytes) = match bytes {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            _ => (false, bytes),
        };
        let (mut digits, mut places, mut seen, mut point, mut at) = (0_i128, 0_i32, 0_usize, false, 0);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'0'..=b'9' => {
                    seen += 1;
                    places += i32::from(point);
                    if seen > DIGITS {
                        return None;
                    }
                    digits = digits * 10 + i128::from(byte - b'0');
                }
                b'.' if !point => point = true,
                b'e' | b'E' => break,
                _ => return None,
            }
            at += 1;
        }
        if seen == 0 {
            return None;
        }
        if at < bytes.len() {
            let power = text.get(text.len() - bytes.len() + at + 1..)?;
            let plain = power.strip_prefix(['+', '-']).unwrap_or(power);
            if plain.is_empty() || plain.len() > 3 || !plain.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            places -= power.parse::<i32>().ok()?;
        }
        let digits = if minus { -digits } else { digits };
        if digits == 0 {
            return Some(Self::ZERO);
        }
        if places < 0 {
            let digits = digits.checked_mul(10_i128.checked_pow(places.unsigned_abs())?)?;
            return (digits.unsigned_abs() < 10_u128.pow(36)).then_some(Self { digits, places: 0 });
        }
        Some(Self { digits, places: u8::try_from(places).ok().filter(|places| *places <= 60)? })
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Whether it is below nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// The product of two numbers; nothing if it has more digits than are exact.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let (one, other) = (self.shortest(), other.shortest());
        Some(Self { digits: one.digits.checked_mul(other.digits)?, places: one.places.checked_add(other.places)? }.shortest())
    }

    /// The difference of two numbers; nothing if it has more digits than are exact.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        Some(Self { digits: self.at(places)?.checked_sub(other.at(places)?)?, places }.shortest())
    }

    /// What one number is of another, with so many digits behind the point; nothing by nothing.
    #[must_use]
    pub fn over(self, other: Self, places: u8) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        // One digit more than is asked for, which the rounding takes away.
        let raise = i32::from(places) + 1 + i32::from(other.places) - i32::from(self.places);
        let (mut above, mut below) = (self.digits, other.digits);
        if raise >= 0 {
            above = above.checked_mul(10_i128.checked_pow(raise.unsigned_abs())?)?;
        } else {
            below = below.checked_mul(10_i128.checked_pow(raise.unsigned_abs())?)?;
        }
        Some(Self { digits: above / below, places: places + 1 }.rounded(places))
    }

    /// Rounded to so many digits behind the point, halves away from nothing.
    #[must_use]
    pub fn rounded(self, places: u8) -> Self {
        let Some(off) = self.places.checked_sub(places).filter(|off| *off > 0) else { return self };
        let Some(by) = 10_i128.checked_pow(u32::from(off)) else { return Self { digits: 0, places } };
        let half = if self.digits < 0 { -(by / 2) } else { by / 2 };
        Self { digits: (self.digits + half) / by, places }
    }

    /// As people read it: rounded to so many digits behind the point, all of which stand, thousands by commas.
    #[must_use]
    pub fn shown(self, places: u8) -> String {
        let rounded = self.rounded(places);
        let digits = rounded.at(places).unwrap_or(rounded.digits);
        let by = 10_u128.pow(u32::from(places));
        let (whole, behind) = (digits.unsigned_abs() / by, digits.unsigned_abs() % by);
        let plain = whole.to_string();
        let mut text = String::with_capacity(plain.len() + 8);
        if digits < 0 {
            // The sign of print, which is no hyphen.
            text.push('−');
        }
        for (at, digit) in plain.chars().enumerate() {
            if at > 0 && (plain.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        if places > 0 {
            let behind = format!("{behind:0width$}", width = usize::from(places));
            text.push('.');
            text.push_str(&behind);
        }
        text
    }

    /// As people read it, with all its digits and the zeros that were written behind them, thousands by commas.
    #[must_use]
    pub fn written(self) -> String {
        self.shown(self.places)
    }

    /// The same as it is stored: 79.0 stays 79.0.
    #[must_use]
    pub fn kept(self) -> String {
        self.written().replace(',', "").replace('−', "-")
    }

    /// As a picture needs it, to draw by.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a picture has fewer dots than this has digits")]
    pub fn drawn(self) -> f64 {
        self.digits as f64 / 10_f64.powi(i32::from(self.places))
    }

    /// Its digits with so many behind the point, where none is lost.
    fn at(self, places: u8) -> Option<i128> {
        let raise = places.checked_sub(self.places)?;
        self.digits.checked_mul(10_i128.checked_pow(u32::from(raise))?)
    }

    /// Its digits, and how many of them stand behind the point, rounded to so many at most; nothing if it is too large to
    /// be written so.
    #[must_use]
    pub fn small(self, places: u8) -> Option<(i64, u8)> {
        let short = self.rounded(places).shortest();
        Some((i64::try_from(short.digits).ok()?, short.places))
    }

    fn shortest(mut self) -> Self {
        while self.places > 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.places -= 1;
        }
        self
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = self.places.max(other.places);
        match (self.at(places), other.at(places)) {
            (Some(one), Some(other)) => one.cmp(&other),
            // Too far apart to be written with as many digits: then the sizes tell.
            _ => self.drawn().total_cmp(&other.drawn()),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let short = self.shortest();
        (short.digits, short.places).hash(state);
    }
}

/// As data writes it: a point, no commas, no end of zeros.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = self.shortest();
        let by = 10_u128.pow(u32::from(short.places.min(38)));
        let (whole, behind) = (short.digits.unsigned_abs() / by, short.digits.unsigned_abs() % by);
        let sign = if short.digits < 0 { "-" } else { "" };
        if short.places == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{behind:0width$}", width = usize::from(short.places))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Decimal {
        Decimal::read(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn a_number_is_read_however_it_is_written() {
        for (text, plain) in [
            ("51227.99", "51227.99"),
            ("64841.34479999999", "64841.34479999999"),
            (".031488549", "0.031488549"),
            ("-.36981869", "-0.36981869"),
            ("2.8534218340315996e-5", "0.000028534218340315996"),
            ("9.96E-04", "0.000996"),
            ("1e3", "1000"),
            ("-0", "0"),
            ("0.000", "0"),
            ("7", "7"),
            ("0.79990000000000006", "0.79990000000000006"),
        ] {
            assert_eq!(read(text).to_string(), plain, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in ["", "NA", ".", "-", "1,000", "1.2.3", "TRUE", "=1+1", "12%", "1e", "1e-", "1e9999", "0x1", "inf", "١", " 1", "--1"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
        assert_eq!(Decimal::read(&"9".repeat(40)), None);
    }

    #[test]
    fn it_is_shown_rounded_with_commas() {
        assert_eq!(read("64841.34479999999").shown(0), "64,841");
        assert_eq!(read("0.479017247334294").shown(4), "0.4790");
        assert_eq!(read("248207.44243035358").shown(1), "248,207.4");
        assert_eq!(read("-.36981869").shown(2), "−0.37");
        assert_eq!(read("999.95").shown(1), "1,000.0");
        assert_eq!(read("12").shown(2), "12.00");
        assert_eq!(read("2.5").shown(0), "3");
    }

    #[test]
    fn products_and_quotients_are_exact() {
        assert_eq!(read("0.958034494668588").times(read("0.5")), Some(read("0.479017247334294")));
        assert_eq!(read("25.36").times(read("0.01")), Some(read("0.2536")));
        assert_eq!(read("0.032").over(read("0.135"), 2), Some(read("0.24")));
        assert_eq!(read("0.1").over(Decimal::ZERO, 2), None);
        assert_eq!(read("0.032").minus(read("0.135")), Some(read("-0.103")));
    }

    #[test]
    fn equal_numbers_are_equal_however_many_zeros_they_end_with() {
        assert_eq!(read("0.50"), read(".5"));
        assert!(read("2.85e-5") < read("0.0001") && read("-1") < Decimal::ZERO);
        assert!(Decimal::new(1, 0) < Decimal::new(10_i128.pow(30), 0));
    }
}

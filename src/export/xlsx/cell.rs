//! One cell: text that stays text, dates and amounts that are numbers.

use std::borrow::Cow;

use rust_xlsxwriter::{ExcelDateTime, Worksheet};
use time::macros::date;
use time::{Date, OffsetDateTime};

use super::fit::{FITS, LINE, MOST, height, lines};
use super::long::{LongTexts, Place};
use super::style::{Styles, from_right};
use crate::report::document::runs_from_right;
use crate::report::{Decimal, Money, dates, text_meant, web_address};

/// The longest address that every Excel follows, in UTF-16 units.
const LINK: usize = 255;

/// What stands in a cell.
pub enum Cell<'a> {
    /// Text, whoever typed it; none when it is empty.
    Text(Cow<'a, str>),
    /// Text that is a link if it is a web address.
    Link(&'a str),
    /// A whole number.
    Count(u32),
    /// Any other number.
    Number(f64),
    /// A day, if there is one.
    Day(Option<Date>),
    /// A day and a time.
    Moment(OffsetDateTime),
    /// Dollars, if there are some.
    Money(Option<Money>),
    /// The sum of dollars above it.
    Total(Money),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

/// How many digits every spreadsheet counts with. A number of more would come out as another.
const DIGITS: usize = 15;

impl From<Decimal> for Cell<'_> {
    fn from(number: Decimal) -> Self {
        let written = number.to_string();
        let digits = written.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit).count();
        match written.parse() {
            Ok(exact) if digits <= DIGITS => Self::Number(exact),
            _ => written.into(),
        }
    }
}

impl From<Option<Decimal>> for Cell<'_> {
    fn from(number: Option<Decimal>) -> Self {
        number.map_or_else(|| String::new().into(), Self::from)
    }
}

impl Cell<'_> {
    /// The cell as it stands at a place in a column of this width: an address that nobody can follow is text,
    /// and a text that is longer than a row can show is cut, and kept whole among the long ones.
    pub fn fitted(self, width: u16, place: Place, long: &mut LongTexts) -> Self {
        match self {
            Self::Text(text) => Self::Text(long.shown(clean(&text), width, place).into()),
            Self::Link(text) => match web_address(text).filter(|href| units(href) <= LINK) {
                Some(href) => Self::Link(href),
                None => Self::Text(long.shown(clean(text), width, place).into()),
            },
            Self::Day(Some(date)) if day(date).is_none() => dates::long(date).into(),
            Self::Moment(at) if moment(at).is_none() => dates::moment(at).into(),
            other => other,
        }
    }

    /// The height that it takes in a column of this width, in points.
    pub fn height(&self, width: u16) -> u16 {
        let text = match self {
            Self::Text(text) => text,
            Self::Link(text) => *text,
            Self::Count(_) | Self::Number(_) | Self::Day(_) | Self::Moment(_) | Self::Money(_) | Self::Total(_) => "",
        };
        height(&lines(text, width), text)
    }

    /// Writes it, once it is fitted.
    pub fn put(&self, sheet: &mut Worksheet, (row, column): (u32, u16), styles: &Styles) {
        let written = match self {
            Self::Text(text) => return put_text(sheet, (row, column), text, styles),
            Self::Link(href) => sheet.write_url_with_format(row, column, *href, &styles.link),
            Self::Count(number) => sheet.write_number_with_format(row, column, *number, &styles.count),
            Self::Number(number) => sheet.write_number_with_format(row, column, *number, &styles.count),
            Self::Day(date) => match date.and_then(day) {
                Some(number) => sheet.write_datetime_with_format(row, column, &number, &styles.date),
                None => return,
            },
            Self::Moment(at) => match moment(*at) {
                Some(number) => sheet.write_datetime_with_format(row, column, &number, &styles.moment),
                None => return,
            },
            Self::Money(None) => return,
            Self::Money(Some(money)) => sheet.write_number_with_format(row, column, dollars(*money), &styles.money),
            Self::Total(money) => sheet.write_number_with_format(row, column, dollars(*money), &styles.total),
        };
        written.expect(FITS);
    }
}

/// Gives a row a height, in points. Excel would find it by itself, but others leave every row at the height
/// of one line.
pub fn make_room(sheet: &mut Worksheet, row: u32, height: u16) {
    if height > LINE {
        sheet.set_row_height(row, f64::from(height.min(MOST))).expect(FITS);
    }
}

/// An amount as the number that a spreadsheet counts with.
pub fn dollars(money: Money) -> f64 {
    money.typed().parse().expect("digits and at most one point are a number")
}

/// A day as Excel counts it; none where it counts otherwise than everybody else, which is before March 1900.
fn day(date: Date) -> Option<ExcelDateTime> {
    let is_counted = date >= date!(1900 - 03 - 01);
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok().filter(|_| is_counted)?, date.month().into(), date.day()).ok()
}

fn put_text(sheet: &mut Worksheet, (row, column): (u32, u16), text: &str, styles: &Styles) {
    if text.is_empty() {
        return;
    }
    let looks_like_formula = text.trim_start().starts_with(['=', '+', '-', '@']);
    let style = if looks_like_formula { &styles.quoted } else { &styles.text };
    let style = if runs_from_right(text) { Cow::Owned(from_right(style)) } else { Cow::Borrowed(style) };
    // The writer takes such a text for markup of its own and would not escape it.
    let end = if text.starts_with("<r>") && text.ends_with("</r>") { " " } else { "" };
    sheet.write_string_with_format(row, column, format!("{text}{end}"), &style).expect(FITS);
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A text as a cell takes it: letters as they were meant, no control characters but tab and newline, and without
/// the two letters that XML does not have.
pub fn clean(text: &str) -> String {
    let mut clean = text_meant(text);
    clean.retain(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'));
    clean
}

/// A moment as Excel counts it, to the second; none before 1900, where it does not count.
pub fn moment(at: OffsetDateTime) -> Option<ExcelDateTime> {
    let year = u16::try_from(at.year()).ok()?;
    let day = ExcelDateTime::from_ymd(year, at.month().into(), at.day()).ok()?;
    day.and_hms(at.hour().into(), at.minute(), at.second()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(clean("a\u{0}\u{8}\u{1b}\u{7f}\u{ffff}\r\nb\tc\rd"), "a\nb\tc\nd");
        assert_eq!(clean("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}It\u{92}s"), "a\nb\nc\nd\ne\nIt’s");
        assert_eq!(clean("\u{f0b7} One\n\u{f0fc} Two"), "• One\n✓ Two");
    }

    #[test]
    fn a_day_that_programs_count_otherwise_is_text() {
        for (date, is_counted) in [(date!(1900 - 02 - 28), false), (date!(1900 - 03 - 01), true), (date!(2200 - 12 - 31), true)] {
            assert_eq!(day(date).is_some(), is_counted, "{date}");
        }
    }

    #[test]
    fn dollars_are_exact_to_the_cent() {
        for (typed, number) in [("0", 0.0), ("12,500.50", 12_500.5), ("9999999999.99", 9_999_999_999.99)] {
            assert!((dollars(typed.parse().unwrap()) - number).abs() < f64::EPSILON, "{typed}");
        }
    }
}

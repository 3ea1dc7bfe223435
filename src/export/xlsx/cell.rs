//! One cell: text that stays text, dates and amounts that are numbers.

use std::borrow::Cow;

use rust_xlsxwriter::{ExcelDateTime, Worksheet};
use time::{Date, OffsetDateTime};

use super::FITS;
use super::style::Styles;
use crate::report::{Money, dates, web_address};

/// The longest text of a cell, in UTF-16 units.
const TEXT: usize = 32_767;
/// The longest address that every Excel follows, in UTF-16 units.
const LINK: usize = 255;

/// What stands in a cell.
pub enum Cell<'a> {
    /// Text, whoever typed it; none when it is empty.
    Text(Cow<'a, str>),
    /// Text that is a link if it is a web address.
    Link(&'a str),
    /// A whole number.
    Count(u8),
    /// A day, if there is one.
    Day(Option<Date>),
    /// A day and a time.
    Moment(OffsetDateTime),
    /// Dollars, if there are some.
    Money(Option<Money>),
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

impl Cell<'_> {
    /// How many lines it takes in a column of this width, in characters.
    pub fn lines(&self, width: u16) -> u16 {
        match self {
            Self::Text(text) => lines(text, width),
            Self::Link(text) => lines(text, width),
            Self::Count(_) | Self::Day(_) | Self::Moment(_) | Self::Money(_) => 1,
        }
    }

    /// Writes it.
    pub fn put(&self, sheet: &mut Worksheet, (row, column): (u32, u16), styles: &Styles) {
        match self {
            Self::Text(text) => put_text(sheet, (row, column), text, styles),
            Self::Link(text) => match web_address(text).filter(|href| units(href) <= LINK) {
                Some(href) => {
                    sheet.write_url_with_format(row, column, href, &styles.link).expect(FITS);
                }
                None => put_text(sheet, (row, column), text, styles),
            },
            Self::Count(number) => {
                sheet.write_number_with_format(row, column, *number, &styles.count).expect(FITS);
            }
            Self::Day(None) | Self::Money(None) => {}
            Self::Day(Some(date)) => match day(*date) {
                Some(number) => {
                    sheet.write_datetime_with_format(row, column, &number, &styles.date).expect(FITS);
                }
                None => put_text(sheet, (row, column), &dates::long(*date), styles),
            },
            Self::Moment(at) => match super::moment(*at) {
                Some(number) => {
                    sheet.write_datetime_with_format(row, column, &number, &styles.moment).expect(FITS);
                }
                None => put_text(sheet, (row, column), &dates::moment(*at), styles),
            },
            Self::Money(Some(money)) => {
                sheet.write_number_with_format(row, column, dollars(*money), &styles.money).expect(FITS);
            }
        }
    }
}

/// The most lines that a row can show.
const MOST_LINES: u16 = 27;
/// The height of a line, in points.
const LINE: f64 = 15.0;

/// How many lines a text takes in a column of this width, in characters. A digit is wider than most
/// letters, which makes up for lines that end at a word.
pub fn lines(text: &str, width: u16) -> u16 {
    let room = usize::from(width).max(1);
    // From Hangul on, nearly all letters are as wide as two of ours.
    let wide = |c: char| if c < '\u{1100}' { 1 } else { 2 };
    let all: usize = text.split('\n').map(|line| line.chars().map(wide).sum::<usize>().div_ceil(room).max(1)).sum();
    u16::try_from(all).map_or(MOST_LINES, |all| all.min(MOST_LINES))
}

/// Gives a row the height of so many lines. Excel would find it by itself, but others leave every row
/// at the height of one line.
pub fn make_room(sheet: &mut Worksheet, row: u32, lines: u16) {
    if lines > 1 {
        sheet.set_row_height(row, f64::from(lines) * LINE).expect(FITS);
    }
}

/// An amount as the number that a spreadsheet counts with.
pub fn dollars(money: Money) -> f64 {
    money.typed().parse().expect("digits and at most one point are a number")
}

fn day(date: Date) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, date.month().into(), date.day()).ok()
}

fn put_text(sheet: &mut Worksheet, (row, column): (u32, u16), text: &str, styles: &Styles) {
    let text = clean(text);
    if text.is_empty() {
        return;
    }
    let looks_like_formula = text.trim_start().starts_with(['=', '+', '-', '@']);
    let style = if looks_like_formula { &styles.quoted } else { &styles.text };
    sheet.write_string_with_format(row, column, text, style).expect(FITS);
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A text as a cell takes it: without control characters but tab and newline, without the two letters
/// that XML does not have, and not longer than a cell.
pub fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\r' => clean.push('\n'),
            '\n' | '\t' => clean.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => clean.push(c),
        }
    }
    if clean.starts_with("<r>") && clean.ends_with("</r>") {
        // The writer takes such a text for markup of its own and would not escape it.
        clean.push(' ');
    }
    if units(&clean) > TEXT { shortened(&clean) } else { clean }
}

/// The start of a text that is too long, marked as such.
fn shortened(text: &str) -> String {
    let mut room = TEXT - 2;
    let fits = |c: &char| {
        let has_room = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        has_room
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{start} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
        for letter in ["x", "🏁", "漢"] {
            let text = clean(&letter.repeat(40_000));
            assert!(units(&text) <= TEXT && text.ends_with(" …"), "{letter}");
        }
        assert_eq!(clean(&"x".repeat(TEXT)).len(), TEXT);
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(clean("a\u{0}\u{8}\u{1b}\u{7f}\u{85}\u{ffff}\r\nb\tc\rd"), "a\nb\tc\nd");
        assert_eq!(clean("<r>&</r>"), "<r>&</r> ");
    }

    #[test]
    fn a_row_has_room_for_its_text() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("one line", 10), 1);
        assert_eq!(lines("two\nlines", 10), 2);
        assert_eq!(lines("nineteen letters go", 10), 2);
        assert_eq!(lines("漢字漢字漢字", 10), 2);
        assert_eq!(lines(&"x".repeat(10_000), 10), MOST_LINES);
    }

    #[test]
    fn dollars_are_exact_to_the_cent() {
        for (typed, number) in [("0", 0.0), ("12,500.50", 12_500.5), ("9999999999.99", 9_999_999_999.99)] {
            assert!((dollars(typed.parse().unwrap()) - number).abs() < f64::EPSILON, "{typed}");
        }
    }
}

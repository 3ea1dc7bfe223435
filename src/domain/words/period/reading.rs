//! A period as people write it, read; and what is wrong with the rest.

use std::str::FromStr;

use time::{Date, Month};

use super::span::Period;
use crate::domain::words::dates;
use crate::domain::words::text::Problem;

pub(super) const OTHER: &str = "Enter a day, a month, a year, a school year, or a span, for example Nov 23, 2026; March 2026; 2026; 2025–26; or \
                     Jan 1, 2026 to Mar 31, 2026.";
pub(super) const MONTH_FIRST: &str = "Enter the month before the day, for example 11/23/2026.";
pub(super) const NO_SUCH_DAY: &str = "There is no such day. Enter it again, for example Nov 23, 2026.";
pub(super) const BACKWARD: &str = "This span ends before it begins. Enter the earlier day first.";
pub(super) const FISCAL: &str = "Enter a fiscal year by its days, for example Jul 1, 2025 to Jun 30, 2026.";
pub(super) const WHICH_YEAR: &str = "Enter the year too, for example March 2026.";
pub(super) const FAR: &str = "Enter a time between the years 1900 and 2200.";

const MONTHS: [Month; 12] = [
    Month::January,
    Month::February,
    Month::March,
    Month::April,
    Month::May,
    Month::June,
    Month::July,
    Month::August,
    Month::September,
    Month::October,
    Month::November,
    Month::December,
];

type Slip = &'static str;

impl Period {
    /// The period that somebody typed.
    ///
    /// # Errors
    /// The [`Problem`] that stands beside the field.
    pub fn read(typed: &str) -> Result<Self, Problem> {
        Typed::of(typed).period().map_err(|sentence| Problem::Other(sentence.to_owned()))
    }

    fn span(first: Date, last: Date) -> Result<Self, Slip> {
        match first.cmp(&last) {
            std::cmp::Ordering::Less => Ok(Self::Span(first, last)),
            std::cmp::Ordering::Equal => Ok(Self::Day(first)),
            std::cmp::Ordering::Greater => Err(BACKWARD),
        }
    }

    fn months(year: i32, first: Month, last: Month) -> Result<Self, Slip> {
        let [first, last] = [day(year, first, 1)?, day(year, last, last.length(year))?];
        Self::span(first, last)
    }

    fn years(first: i32, last: i32) -> Result<Self, Slip> {
        Self::span(day(first, Month::January, 1)?, day(last, Month::December, 31)?)
    }

    fn first_day(self) -> Result<Date, Slip> {
        match self {
            Self::Day(day) | Self::Span(day, _) => Ok(day),
            // Where a school year begins is nowhere said.
            Self::SchoolYear(_) => Err(OTHER),
        }
    }
}

impl FromStr for Period {
    type Err = Problem;

    fn from_str(typed: &str) -> Result<Self, Problem> {
        Self::read(typed)
    }
}

fn day(year: i32, month: Month, day: u8) -> Result<Date, Slip> {
    if !(1900..=2200).contains(&year) {
        return Err(FAR);
    }
    Date::from_calendar_date(year, month, day).map_err(|_| NO_SUCH_DAY)
}

/// A text in the letters that the rules know: small, with one kind of dash and single spaces.
struct Typed(String);

impl Typed {
    fn of(typed: &str) -> Self {
        let meant = |c: char| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '–',
            ',' | '\u{FF0C}' => ' ',
            '\u{FF10}'..='\u{FF19}' => char::from_digit(u32::from(c) - 0xFF10, 10).unwrap_or(c),
            c if c.is_whitespace() => ' ',
            c => c,
        };
        let text: String = typed.chars().map(meant).collect::<String>().to_lowercase();
        Self(text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    }

    fn period(&self) -> Result<Period, Slip> {
        let text = self.0.as_str();
        if let Some(stored) = as_stored(text) {
            return stored;
        }
        if text.starts_with("fy") || text.contains("fiscal") {
            return Err(FISCAL);
        }
        if let Some(year) = school_year(text) {
            return year;
        }
        let text = text.strip_prefix("from ").unwrap_or(text);
        match halves(text) {
            Some((first, last)) => spanned(first, last),
            None => one(text),
        }
    }
}

/// What is stored, or is written as what is stored is: ISO days with a line between them, or a school year with its last day.
fn as_stored(text: &str) -> Option<Result<Period, Slip>> {
    let (first, last) = text.split_once('/')?;
    let last = dates::parse_iso(last)?;
    if let Some(first) = dates::parse_iso(first) {
        return Some(Period::span(first, last));
    }
    let year = school_year(&format!("sy {first}"))?;
    Some(year.and_then(|year| if year.last() == last { Ok(year) } else { Err(OTHER) }))
}

/// A year and the one after it: "2025-26", "2025–2026", "sy 2025/26".
fn school_year(text: &str) -> Option<Result<Period, Slip>> {
    let is_said = ["school year", "academic year", "sy"];
    let bare = is_said.into_iter().find_map(|word| text.strip_prefix(word).or_else(|| text.strip_suffix(word)));
    let years = bare.unwrap_or(text).trim();
    let (first, second) = years.split_once(['-', '–', '/'])?;
    let (first, second) = (first.trim(), second.trim());
    let is_year = |text: &str, of: usize| text.len() == of && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year(first, 4) || !(is_year(second, 2) || is_year(second, 4)) {
        return bare.map(|_| Err(OTHER));
    }
    let (start, short): (i32, i32) = (first.parse().ok()?, second.parse().ok()?);
    let follows = if second.len() == 2 { (start + 1) % 100 == short } else { start + 1 == short };
    if !follows {
        return bare.map(|_| Err("A school year ends in the year after it begins, for example 2025–26."));
    }
    // "2009-10" is a month as files write it, too.
    if bare.is_none() && second.len() == 2 && (1..=12).contains(&short) && years.contains('-') && !years.contains(' ') {
        return Some(Err("This can be a month or a school year. Write the month as a word, or “school year” before it."));
    }
    Some(if (1901..=2200).contains(&(start + 1)) { Ok(Period::SchoolYear(start + 1)) } else { Err(FAR) })
}

/// The two halves of a span.
fn halves(text: &str) -> Option<(&str, &str)> {
    let words = [" through ", " thru ", " until ", " till ", " to ", " – ", " - ", "–"];
    let at = words.into_iter().find_map(|word| text.split_once(word));
    // Days and months with a hyphen between, not the hyphens of one day.
    at.or_else(|| {
        text.split_once('-').filter(|(first, last)| one(text).is_err() && !first.is_empty() && !last.contains('-') && holds_more(first))
    })
    .map(|(first, last)| (first.trim(), last.trim()))
}

/// Whether a half is more than the first part of a day in figures.
fn holds_more(half: &str) -> bool {
    half.contains('/') || half.contains(char::is_alphabetic) || half.len() == 4
}

/// From the first day of one to the last of the other. Where only the second says its year or month, the first is of it.
fn spanned(first: &str, last: &str) -> Result<Period, Slip> {
    let end = one(last).or_else(|slip| match (named_month(first), last.split_once(' ')) {
        // "Jan 1 to 15 2026"
        (Some(month), Some((day, year))) => one(&format!("{month} {day} {year}")),
        _ => Err(slip),
    })?;
    let year = end.last().year();
    let begin = match one(first) {
        Err(WHICH_YEAR) => one(&format!("{first} {year}"))?,
        Err(OTHER) if first.split('/').count() == 2 => one(&format!("{first}/{year}"))?,
        begin => begin?,
    };
    Period::span(begin.first_day()?, end.last())
}

fn named_month(text: &str) -> Option<&str> {
    text.split(' ').next().filter(|word| month(word).is_some())
}

/// A day, a month, a quarter or a year.
fn one(text: &str) -> Result<Period, Slip> {
    let words: Vec<&str> = text.split(' ').collect();
    match words.as_slice() {
        ["today" | "yesterday" | "tomorrow"] => Err("Enter the day itself, for example Nov 23, 2026."),
        [quarter, "quarter", "of", year] | [quarter, "quarter", year] | [quarter, year] if nth_quarter(quarter).is_some() => {
            let first = nth_quarter(quarter).unwrap_or_default() * 3;
            Period::months(number(year).ok_or(OTHER)?, MONTHS[first], MONTHS[first + 2])
        }
        [name, date, year] if month(name).is_some() => dated(name, date, year),
        [date, name, year] if month(name).is_some() => dated(name, date, year),
        [name, year] if month(name).is_some() && is_year(year) => {
            let (month, year) = (month(name).ok_or(OTHER)?, number(year).ok_or(OTHER)?);
            Period::months(year, month, month)
        }
        [name] | [name, _] if month(name).is_some() => Err(WHICH_YEAR),
        [figures] => in_figures(figures),
        _ => Err(OTHER),
    }
}

fn dated(name: &str, date: &str, year: &str) -> Result<Period, Slip> {
    let plain = ["st", "nd", "rd", "th"].into_iter().find_map(|end| date.strip_suffix(end)).unwrap_or(date);
    let (month, date, year) = (month(name).ok_or(OTHER)?, number(plain).ok_or(OTHER)?, number(year).ok_or(OTHER)?);
    day(year, month, u8::try_from(date).map_err(|_| NO_SUCH_DAY)?).map(Period::Day)
}

/// A year, "2026"; a month, "2026-11" or "11/2026"; a day, "2026-11-23" or "11/23/2026".
fn in_figures(text: &str) -> Result<Period, Slip> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let numbers: Vec<i32> = parts.iter().map(|part| number(part)).collect::<Option<_>>().ok_or(OTHER)?;
    let is_month = |n: i32| (1..=12).contains(&n);
    let month = |n: i32| usize::try_from(n - 1).ok().and_then(|at| MONTHS.get(at)).copied().ok_or(NO_SUCH_DAY);
    let date = |n: i32| u8::try_from(n).map_err(|_| NO_SUCH_DAY);
    match (parts.as_slice(), numbers.as_slice()) {
        ([text], [year]) if is_year(text) => Period::years(*year, *year),
        ([text, _], [year, n]) if is_year(text) && is_month(*n) => Period::months(*year, month(*n)?, month(*n)?),
        ([_, text], [n, year]) if is_year(text) && is_month(*n) => Period::months(*year, month(*n)?, month(*n)?),
        ([text, ..], [year, n, of]) if is_year(text) => day(*year, month(*n)?, date(*of)?).map(Period::Day),
        ([_, _, text], [n, of, year]) if is_year(text) || text.len() == 2 => {
            if !is_month(*n) && is_month(*of) {
                return Err(MONTH_FIRST);
            }
            let year = if text.len() == 2 { 2000 + year } else { *year };
            day(year, month(*n)?, date(*of)?).map(Period::Day)
        }
        _ => Err(OTHER),
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && number(text).is_some()
}

fn number(text: &str) -> Option<i32> {
    let is_plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

fn month(name: &str) -> Option<Month> {
    let name = name.trim_end_matches('.');
    let is_it = |month: &&Month| {
        let full = month.to_string().to_lowercase();
        full == name || (name.len() >= 3 && full.starts_with(name) && name.len() <= 4)
    };
    MONTHS.iter().find(is_it).copied()
}

/// Which quarter a word says, from 0 on.
fn nth_quarter(word: &str) -> Option<usize> {
    let words = [["q1", "1st", "first", "1q"], ["q2", "2nd", "second", "2q"], ["q3", "3rd", "third", "3q"], ["q4", "4th", "fourth", "4q"]];
    words.iter().position(|words| words.contains(&word))
}

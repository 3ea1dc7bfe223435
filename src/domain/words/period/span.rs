//! A period as it is stored, and as people read it.

use std::fmt;

use time::{Date, Month};

use crate::domain::words::dates;

/// What a figure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One day.
    Day(Date),
    /// From one day to a later one, both among them.
    Span(Date, Date),
    /// The school year that ends on June 30 of this year.
    SchoolYear(i32),
}

impl Period {
    /// The day that it counts by: its last.
    #[must_use]
    pub fn last(self) -> Date {
        match self {
            Self::Day(day) | Self::Span(_, day) => day,
            Self::SchoolYear(year) => end_of_school(year),
        }
    }

    /// As people read it: "November 23, 2026", "March 2026", "2026", "school year 2025–26", "January to March 2026".
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::Day(day) => dates::long(day),
            Self::SchoolYear(year) => format!("school year {}–{:02}", year - 1, year % 100),
            Self::Span(first, last) => span_in_words(first, last),
        }
    }

    /// As tables for other programs say it: "2026-11-01 to 2026-11-30". Spreadsheets take "November 2026" for a day.
    #[must_use]
    pub fn in_figures(self) -> String {
        match self {
            Self::Day(day) => dates::iso(day),
            Self::Span(first, last) if !is_years(first, last) => format!("{} to {}", dates::iso(first), dates::iso(last)),
            Self::SchoolYear(_) | Self::Span(..) => self.in_words(),
        }
    }
}

/// The last day of the school year that ends in a year.
pub(super) fn end_of_school(year: i32) -> Date {
    Date::from_calendar_date(year, Month::June, 30).expect("June has 30 days, and the year is one that was read")
}

fn is_years(first: Date, last: Date) -> bool {
    (first.month(), first.day(), last.month(), last.day()) == (Month::January, 1, Month::December, 31)
}

fn span_in_words(first: Date, last: Date) -> String {
    let begins_month = first.day() == 1;
    let ends_month = last.day() == last.month().length(last.year());
    let one_year = first.year() == last.year();
    match (is_years(first, last), begins_month && ends_month) {
        (true, _) if one_year => first.year().to_string(),
        (true, _) => format!("{} to {}", first.year(), last.year()),
        (_, true) if one_year && first.month() == last.month() => dates::month(first),
        (_, true) if one_year => format!("{} to {}", first.month(), dates::month(last)),
        (_, true) => format!("{} to {}", dates::month(first), dates::month(last)),
        _ if one_year => format!("{} {} to {}", first.month(), first.day(), dates::long(last)),
        _ => format!("{} to {}", dates::long(first), dates::long(last)),
    }
}

/// As the data file holds it.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => f.write_str(&dates::iso(day)),
            Self::Span(first, last) => write!(f, "{}/{}", dates::iso(first), dates::iso(last)),
            Self::SchoolYear(year) => write!(f, "{}-{:02}/{}", year - 1, year % 100, dates::iso(end_of_school(year))),
        }
    }
}

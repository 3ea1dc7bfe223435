//! The heading of a round: its title, its start, and whether it can still be changed.

use time::Date;

use crate::domain::words::dates;
use crate::domain::words::inserted;
use crate::domain::words::text::{self, NAME_LIMIT, Problem};

/// What a round is called and when it began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The title: "Fall 2026".
    pub title: String,
    /// The day it began.
    pub started: Date,
}

impl Heading {
    /// The heading of a round that begins today, unless somebody says otherwise.
    #[must_use]
    pub fn on(today: Date) -> Self {
        Self { title: dates::season(today), started: today }
    }

    /// The same under a title that no other round has: "Fall 2026 (2)".
    #[must_use]
    pub fn not_among(&self, taken: &[String]) -> Self {
        let numbered = (2..).map(|n| format!("{} ({n})", self.title));
        let title = std::iter::once(self.title.clone()).chain(numbered).find(|title| !taken.contains(title));
        Self { title: title.unwrap_or_else(|| self.title.clone()), started: self.started }
    }
}

/// Whether a round takes changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It is the newest round.
    Newest,
    /// A newer round exists, and somebody reopened this one.
    Reopened,
    /// A newer round exists.
    ReadOnly,
}

impl Access {
    /// Decides from what is stored.
    #[must_use]
    pub const fn of(is_newest: bool, is_reopened: bool) -> Self {
        match (is_newest, is_reopened) {
            (true, _) => Self::Newest,
            (false, true) => Self::Reopened,
            (false, false) => Self::ReadOnly,
        }
    }

    /// Whether changes are taken.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::ReadOnly)
    }
}

/// Cleans a round's title.
///
/// # Errors
/// [`Problem`] when it is missing or too long.
pub fn title(typed: &str) -> Result<String, Problem> {
    text::required(typed, NAME_LIMIT, "Enter a title, for example Fall 2026.")
}

/// Reads a round's start date.
///
/// # Errors
/// [`Problem::NotADate`] for anything but a plausible date.
pub fn started(typed: &str) -> Result<Date, Problem> {
    dates::parse_iso(typed.trim()).ok_or(Problem::NotADate)
}

/// Reads the start date of a round that follows another, since rounds are read in their order.
///
/// # Errors
/// [`Problem`] for anything but a date on which the round before had begun.
pub fn started_after(typed: &str, before: Option<&Heading>) -> Result<Date, Problem> {
    let date = started(typed)?;
    match before {
        Some(before) if date < before.started => Err(Problem::Other(format!(
            "{} began on {}. Enter that day or a later one, or correct the other start date first.",
            inserted(&before.title),
            dates::long(before.started)
        ))),
        _ => Ok(date),
    }
}

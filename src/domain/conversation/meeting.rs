//! A meeting in which people went through the conditions together.

use time::Date;

use crate::domain::ids::MeetingId;
use crate::domain::words::text::{self, NAME_LIMIT, NOTE_LIMIT, Problem};
use crate::domain::words::{self, dates};

/// The longest list of names, in characters.
pub const PRESENT_LIMIT: usize = 4_000;

/// A meeting on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// When it was held.
    pub held: Date,
    /// Who was present: names as they were then, a line each.
    pub present: String,
}

impl Meeting {
    /// The names of those present, in the order in which they were given.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.present.lines()
    }

    /// Who was present, as a list in a sentence; empty where no names were noted.
    #[must_use]
    pub fn who(&self) -> String {
        words::list(&self.names().collect::<Vec<_>>())
    }
}

/// Reads the day of a meeting.
///
/// # Errors
/// [`Problem`] when it is no date, or still to come.
pub fn held(typed: &str, today: Date) -> Result<Date, Problem> {
    let held = dates::parse_iso(typed.trim()).ok_or(Problem::NotADate)?;
    if held > today {
        return Err(Problem::Other("This day is still to come. Enter the day on which you meet, today at the latest.".to_owned()));
    }
    Ok(held)
}

/// Puts the names that were ticked and those that were typed, one per line, into the stored form: each
/// once, whatever its capitals, in the order in which it first came.
///
/// # Errors
/// [`Problem::TooLong`] when a name or the whole list is too long.
pub fn present<T: AsRef<str>>(ticked: &[T], typed: &str) -> Result<String, Problem> {
    let typed = text::lines(typed, NOTE_LIMIT)?;
    let mut names: Vec<String> = Vec::new();
    for name in ticked.iter().map(AsRef::as_ref).chain(typed.lines()) {
        let name = text::line(name, NAME_LIMIT)?;
        if !name.is_empty() && names.iter().all(|known| known.to_lowercase() != name.to_lowercase()) {
            names.push(name);
        }
    }
    text::lines(&names.join("\n"), PRESENT_LIMIT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_meeting_is_held_today_or_was_held_before() {
        let today = date!(2026 - 11 - 23);
        assert_eq!(held("2026-11-23", today), Ok(today));
        assert_eq!(held("2026-11-20", today), Ok(date!(2026 - 11 - 20)));
        assert!(held("2026-11-24", today).is_err());
        assert_eq!(held("", today), Err(Problem::NotADate));
    }

    #[test]
    fn every_name_stands_once_in_the_order_in_which_it_came() {
        assert_eq!(
            present(&["Dana Ortiz", "Lee Park"], "  Ana  Silva \r\n\r\nlee park\nAna Silva"),
            Ok("Dana Ortiz\nLee Park\nAna Silva".to_owned())
        );
        assert_eq!(present::<&str>(&[], " \n\n"), Ok(String::new()));
    }

    #[test]
    fn names_and_lists_that_are_too_long_are_refused() {
        assert!(matches!(present::<&str>(&[], &"x".repeat(121)), Err(Problem::TooLong { length: 121, limit: 120 })));
        let many: Vec<String> = (0..50).map(|n| format!("{n:0>119}")).collect();
        assert!(matches!(present(&many, ""), Err(Problem::TooLong { limit: PRESENT_LIMIT, .. })));
    }
}

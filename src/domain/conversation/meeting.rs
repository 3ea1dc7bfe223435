//! A meeting in which people went through the conditions together.

use time::Date;

use crate::domain::ids::{MeetingId, PersonId};
use crate::domain::people::choosing::{People, Picked, Picks, Rule, Slips};
use crate::domain::words::text::{self, NAME_LIMIT, Problem};
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
    /// Whom these names mean, in step with them; empty where nobody is known.
    pub present_people: Vec<Option<PersonId>>,
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

/// How the names of those present are read: as the records have them, or as typed.
pub const NAMES: Rule = Rule { limit: NAME_LIMIT, has_titles: false };

/// Who was present: those whose boxes were ticked and those who were typed, one a line, each once.
///
/// # Errors
/// [`Slips`] when a name may mean several, or a name or the whole list is too long.
pub fn present(picks: &Picks, people: &People) -> Result<Vec<Picked>, Slips> {
    let picked = picks.read(people, NAMES)?;
    match text::lines(&Picked::lines(&picked), PRESENT_LIMIT) {
        Ok(_) => Ok(picked),
        Err(problem) => Err(Slips { problem: Some(problem), ..Slips::default() }),
    }
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

    fn typed(lines: &str) -> Result<String, Problem> {
        let picks = Picks { lines: lines.to_owned(), ..Picks::default() };
        present(&picks, &People::default()).map(|picked| Picked::lines(&picked)).map_err(Slips::problem)
    }

    #[test]
    fn every_name_stands_once_in_the_order_in_which_it_came() {
        assert_eq!(
            typed("Lee Park\n  Ana  Silva \r\n\r\nlee park\nAna Silva\nAnn O'Neil\nANN O’NEIL"),
            Ok("Lee Park\nAna Silva\nAnn O'Neil".to_owned())
        );
        assert_eq!(typed(" \n\n"), Ok(String::new()));
    }

    #[test]
    fn names_and_lists_that_are_too_long_are_refused() {
        assert!(typed(&"x".repeat(121)).unwrap_err().to_string().starts_with("Line 1: This is 121 characters, and the field holds 120."));
        let many: Vec<String> = (0..50).map(|n| format!("{n:0>119}")).collect();
        assert!(matches!(typed(&many.join("\n")), Err(Problem::TooLong { limit: PRESENT_LIMIT, .. })));
    }
}

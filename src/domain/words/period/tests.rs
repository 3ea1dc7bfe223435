//! Periods as people write them, as they are stored, and as they are read.

use proptest::prelude::*;
use time::macros::date;

use super::Period;
use super::reading::{BACKWARD, FAR, FISCAL, MONTH_FIRST, NO_SUCH_DAY, OTHER, WHICH_YEAR};
use crate::domain::words::dates;
use crate::domain::words::text::Problem;

#[test]
fn a_period_is_read_as_people_write_it_stored_in_one_form_and_read_aloud() {
    for (typed, stored, words) in [
        ("2026-11-23", "2026-11-23", "November 23, 2026"),
        ("11/23/2026", "2026-11-23", "November 23, 2026"),
        ("11/23/26", "2026-11-23", "November 23, 2026"),
        ("11-23-2026", "2026-11-23", "November 23, 2026"),
        ("2026/11/23", "2026-11-23", "November 23, 2026"),
        ("Nov 23, 2026", "2026-11-23", "November 23, 2026"),
        (" nov. 23rd  2026 ", "2026-11-23", "November 23, 2026"),
        ("23 November 2026", "2026-11-23", "November 23, 2026"),
        ("Sept 5, 2026", "2026-09-05", "September 5, 2026"),
        ("March 2026", "2026-03-01/2026-03-31", "March 2026"),
        ("Feb 2028", "2028-02-01/2028-02-29", "February 2028"),
        ("2026-03", "2026-03-01/2026-03-31", "March 2026"),
        ("3/2026", "2026-03-01/2026-03-31", "March 2026"),
        ("2026", "2026-01-01/2026-12-31", "2026"),
        ("2025-26", "2025-26/2026-06-30", "school year 2025–26"),
        ("2025–26", "2025-26/2026-06-30", "school year 2025–26"),
        ("2025/26", "2025-26/2026-06-30", "school year 2025–26"),
        ("2025-2026", "2025-26/2026-06-30", "school year 2025–26"),
        ("SY 2025-26", "2025-26/2026-06-30", "school year 2025–26"),
        ("school year 2009-10", "2009-10/2010-06-30", "school year 2009–10"),
        ("2009–10", "2009-10/2010-06-30", "school year 2009–10"),
        ("1999-2000", "1999-00/2000-06-30", "school year 1999–00"),
        ("2025-26 school year", "2025-26/2026-06-30", "school year 2025–26"),
        ("Jan 1, 2026 to Mar 31, 2026", "2026-01-01/2026-03-31", "January to March 2026"),
        ("January - March 2026", "2026-01-01/2026-03-31", "January to March 2026"),
        ("Jan–Mar 2026", "2026-01-01/2026-03-31", "January to March 2026"),
        ("Jan-Mar 2026", "2026-01-01/2026-03-31", "January to March 2026"),
        ("Q1 2026", "2026-01-01/2026-03-31", "January to March 2026"),
        ("fourth quarter of 2026", "2026-10-01/2026-12-31", "October to December 2026"),
        ("from Nov 2025 through Jan 2026", "2025-11-01/2026-01-31", "November 2025 to January 2026"),
        ("1/1/2026-3/31/2026", "2026-01-01/2026-03-31", "January to March 2026"),
        ("1/15 to 3/31/2026", "2026-01-15/2026-03-31", "January 15 to March 31, 2026"),
        ("Jan 1 to 15, 2026", "2026-01-01/2026-01-15", "January 1 to January 15, 2026"),
        ("Jul 1, 2025 to Jun 30, 2026", "2025-07-01/2026-06-30", "July 2025 to June 2026"),
        ("2026-01-01/2026-03-31", "2026-01-01/2026-03-31", "January to March 2026"),
        ("2026-01-01 to 2026-12-31", "2026-01-01/2026-12-31", "2026"),
        ("2019 to 2023", "2019-01-01/2023-12-31", "2019 to 2023"),
        ("2019-2023", "2019-01-01/2023-12-31", "2019 to 2023"),
        ("2019–2023", "2019-01-01/2023-12-31", "2019 to 2023"),
        ("Dec 20, 2025 to Jan 4, 2026", "2025-12-20/2026-01-04", "December 20, 2025 to January 4, 2026"),
        ("May 5, 2026 to May 5, 2026", "2026-05-05", "May 5, 2026"),
    ] {
        let read = Period::read(typed);
        assert_eq!(read.as_ref().map(ToString::to_string), Ok(stored.to_owned()), "{typed}");
        assert_eq!(stored.parse::<Period>().map(Period::in_words), Ok(words.to_owned()), "{typed}");
        assert_eq!(Some(stored.parse::<Period>().unwrap().last()), dates::parse_iso(&stored[stored.len() - 10..]), "{typed}");
        assert_eq!(Period::read(words).map(|read| read.to_string()), Ok(stored.to_owned()), "{words} is read as it is told");
    }
}

#[test]
fn in_figures_no_spreadsheet_takes_a_span_for_a_day() {
    for (words, figures) in [
        ("November 19, 2026", "2026-11-19"),
        ("November 2026", "2026-11-01 to 2026-11-30"),
        ("January to March 2026", "2026-01-01 to 2026-03-31"),
        ("2026", "2026"),
        ("2018 to 2022", "2018 to 2022"),
        ("school year 2025–26", "school year 2025–26"),
    ] {
        assert_eq!(Period::read(words).map(Period::in_figures), Ok(figures.to_owned()));
    }
}

#[test]
fn what_is_no_period_gets_a_sentence_that_says_why() {
    for (typed, sentence) in [
        ("23/11/2026", MONTH_FIRST),
        ("2026-02-30", NO_SUCH_DAY),
        ("Feb 29, 2026", NO_SUCH_DAY),
        ("Nov 300, 2026", NO_SUCH_DAY),
        ("13/13/2026", NO_SUCH_DAY),
        ("Mar 31, 2026 to Jan 1, 2026", BACKWARD),
        ("2023-2019", BACKWARD),
        ("FY 2026", FISCAL),
        ("fiscal year 2026", FISCAL),
        ("March", WHICH_YEAR),
        ("Nov 23", WHICH_YEAR),
        ("1026", FAR),
        ("3026-01-01", FAR),
        ("2009-10", "This can be a month or a school year. Write the month as a word, or “school year” before it."),
        ("school year 2025-27", "A school year ends in the year after it begins, for example 2025–26."),
        ("today", "Enter the day itself, for example Nov 23, 2026."),
        ("", OTHER),
        ("soon", OTHER),
        ("last year", OTHER),
        ("fall 2026", OTHER),
        ("26", OTHER),
        ("20260", OTHER),
        ("11/23", OTHER),
        ("2026-11-23T10:00", OTHER),
        ("to", OTHER),
        ("–", OTHER),
        ("school year", OTHER),
        ("2025-26/2026-06-29", OTHER),
        ("school year 2024-25 to school year 2025-26", OTHER),
    ] {
        assert_eq!(Period::read(typed), Err(Problem::Other(sentence.to_owned())), "{typed}");
    }
}

#[test]
fn a_period_counts_by_its_last() {
    for (typed, day) in [("2026", date!(2026 - 12 - 31)), ("2025-26", date!(2026 - 06 - 30)), ("Q1 2026", date!(2026 - 03 - 31))] {
        assert_eq!(Period::read(typed).map(Period::last), Ok(day));
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_answered_and_what_is_stored_stays(
        typed in "\\PC{0,20}|[-0-9/.–, janfebmarq]{0,22}|(19|20|21)[0-9]{2}-[0-9]{2}(-[0-9]{2})?(/20[0-9]{2}-[0-9]{2}-[0-9]{2})?"
    ) {
        if let Ok(read) = Period::read(&typed) {
            let stored = read.to_string();
            prop_assert_eq!(stored.parse::<Period>(), Ok(read));
            prop_assert_eq!(dates::parse_iso(&stored[stored.len() - 10..]), Some(read.last()));
            prop_assert_eq!(Period::read(&read.in_words()), Ok(read));
        }
    }
}

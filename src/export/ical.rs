//! A calendar as an iCalendar file (RFC 5545).

use std::fmt::Write;

use time::format_description::StaticFormatDescription;
use time::macros::format_description;

use crate::report::{Calendar, CalendarEvent, text_meant};

/// The most octets of a line, without its end.
const LINE: usize = 75;
const DAY: StaticFormatDescription = format_description!("[year][month][day]");
const MOMENT: StaticFormatDescription = format_description!("[year][month][day]T[hour][minute][second]Z");
const FITS: &str = "a string takes whatever is written to it";

/// Writes the calendar.
#[must_use]
pub fn write(calendar: &Calendar) -> String {
    let mut file = String::new();
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Milepost//Plan//EN", "CALSCALE:GREGORIAN"];
    for line in head {
        fold(&mut file, line);
    }
    let stamp = calendar.as_of.format(&MOMENT).expect("a moment always has its parts");
    for event in &calendar.events {
        for line in lines(event, &stamp, calendar.sequence) {
            fold(&mut file, &line);
        }
    }
    fold(&mut file, "END:VCALENDAR");
    file
}

fn lines(event: &CalendarEvent, stamp: &str, sequence: i64) -> Vec<String> {
    let day = |date: time::Date| date.format(&DAY).expect("a date always has its parts");
    // The end of a whole day is the day after it.
    let end = event.date.next_day().unwrap_or(event.date);
    vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&event.uid)),
        format!("DTSTAMP:{stamp}"),
        format!("SEQUENCE:{sequence}"),
        format!("DTSTART;VALUE=DATE:{}", day(event.date)),
        format!("DTEND;VALUE=DATE:{}", day(end)),
        format!("SUMMARY:{}", escaped(&event.summary)),
        format!("DESCRIPTION:{}", escaped(&event.description)),
        format!("STATUS:{}", if event.is_cancelled { "CANCELLED" } else { "CONFIRMED" }),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ]
}

/// A text as a value of type TEXT, letters as they were meant: no character of it can end the line or the value.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text_meant(text).chars() {
        match c {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(c);
            }
            '\n' => value.push_str("\\n"),
            c => value.push(c),
        }
    }
    value
}

/// Writes a line, folded so that none has more than 75 octets and no character is split.
fn fold(file: &mut String, line: &str) {
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            file.push_str("\r\n ");
            room = LINE - 1;
        }
        write!(file, "{c}").expect(FITS);
        room -= c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::{date, datetime};

    fn calendar(summary: &str) -> Calendar {
        let event = CalendarEvent {
            uid: "action-1@milepost".to_owned(),
            date: date!(2026 - 12 - 31),
            summary: summary.to_owned(),
            description: "Owner: Lee Park\nCloses 3a".to_owned(),
            is_cancelled: false,
        };
        Calendar { jurisdiction: "Wren County".to_owned(), as_of: datetime!(2026-11-23 17:00 UTC), sequence: 7, events: vec![event] }
    }

    /// The lines as a reader puts them together again.
    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    fn read(value: &str) -> String {
        let mut text = String::new();
        let mut letters = value.chars();
        while let Some(c) = letters.next() {
            match (c, c == '\\') {
                (_, true) => match letters.next() {
                    Some('n') => text.push('\n'),
                    Some(other) => text.push(other),
                    None => {}
                },
                (c, false) => text.push(c),
            }
        }
        text
    }

    fn is_well_formed(file: &str) -> bool {
        file.ends_with("\r\n") && file.split_terminator("\r\n").all(|line| line.len() <= LINE && !line.contains(['\r', '\n']))
    }

    #[test]
    fn an_event_is_a_whole_day() {
        let lines = unfolded(&write(&calendar("Hire, in time; or \\ not")));
        for line in [
            "DTSTAMP:20261123T170000Z",
            "SEQUENCE:7",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Hire\\, in time\\; or \\\\ not",
            "DESCRIPTION:Owner: Lee Park\\nCloses 3a",
            "STATUS:CONFIRMED",
        ] {
            assert!(lines.iter().any(|other| other == line), "{line} in {lines:?}");
        }
    }

    #[test]
    fn nothing_typed_becomes_a_line_of_its_own() {
        for nasty in ["a\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a\nATTENDEE:x", "a\rX:y", "a\u{85}X:y\u{2028}Z:\0", &"🏁".repeat(300)] {
            let file = write(&calendar(nasty));
            assert!(is_well_formed(&file), "{file}");
            assert_eq!(unfolded(&file).len(), 16, "{file}");
        }
    }

    #[test]
    fn separators_end_a_line_and_letters_are_those_that_were_meant() {
        assert_eq!(escaped("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}It\u{92}s\n\u{f0b7} x"), "a\\nb\\nc\\nd\\ne\\nIt’s\\n• x");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn unfolding_gives_back_the_text(summary in "[^\\p{Cc}\u{2028}\u{2029}\u{F020}-\u{F0FF}]{0,300}") {
            let file = write(&calendar(&summary));
            prop_assert!(is_well_formed(&file));
            let lines = unfolded(&file);
            let value = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:")).expect("the line is there");
            prop_assert_eq!(read(value), summary);
        }
    }
}

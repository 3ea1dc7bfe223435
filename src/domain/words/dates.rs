//! Dates and times as American readers write them.

use time::{Date, Duration, Month, OffsetDateTime, format_description::StaticFormatDescription, macros::format_description};

const ISO: StaticFormatDescription = format_description!("[year]-[month]-[day]");

/// "November 23, 2026".
#[must_use]
pub fn long(date: Date) -> String {
    format!("{} {}, {}", date.month(), date.day(), date.year())
}

/// "10:42 a.m."
#[must_use]
pub fn clock(at: OffsetDateTime) -> String {
    let (hour, half) = match at.hour() {
        0 => (12, "a.m."),
        hour @ 1..=11 => (hour, "a.m."),
        12 => (12, "p.m."),
        hour => (hour - 12, "p.m."),
    };
    format!("{hour}:{:02} {half}", at.minute())
}

/// "November 23, 2026, 10:42 a.m."
#[must_use]
pub fn moment(at: OffsetDateTime) -> String {
    format!("{}, {}", long(at.date()), clock(at))
}

/// How far after now a stored moment may lie and still be of now: clocks are corrected by seconds, and two
/// backups of one second bear two.
const SLACK: Duration = Duration::MINUTE;

/// Whether a stored moment is still to come. Then a clock was wrong when it was stored, or is wrong now, and
/// it counts neither as new nor as old.
#[must_use]
pub fn is_ahead(at: OffsetDateTime, now: OffsetDateTime) -> bool {
    at > now + SLACK
}

/// How a moment reads now: "today, 10:42 a.m.", "yesterday, 4:05 p.m.", else the date; one that is still to
/// come as it stands.
#[must_use]
pub fn relative(at: OffsetDateTime, now: OffsetDateTime) -> String {
    let today = now.date();
    if is_ahead(at, now) {
        moment(at)
    } else if at.date() == today {
        format!("today, {}", clock(at))
    } else if Some(at.date()) == today.previous_day() {
        format!("yesterday, {}", clock(at))
    } else {
        long(at.date())
    }
}

/// The same at the end of a sentence: a time of day brings a point of its own.
#[must_use]
pub fn relative_at_the_end(at: OffsetDateTime, now: OffsetDateTime) -> String {
    relative(at, now).trim_end_matches('.').to_owned()
}

/// A date as forms and files hold it: "2026-11-23".
#[must_use]
pub fn iso(date: Date) -> String {
    date.format(&ISO).expect("a plain date always has a year, a month and a day")
}

/// Reads a date as forms and files hold it; years 1900 to 2200, since anything else is a slip of the keyboard.
#[must_use]
pub fn parse_iso(text: &str) -> Option<Date> {
    Date::parse(text, &ISO).ok().filter(|date| (1900..=2200).contains(&date.year()))
}

/// "November 27 at 10:42 a.m.", with the year where it is another than today's.
#[must_use]
pub fn day_and_clock(at: OffsetDateTime, today: Date) -> String {
    let day = if at.year() == today.year() { format!("{} {}", at.month(), at.day()) } else { long(at.date()) };
    format!("{day} at {}", clock(at))
}

/// "March 2026".
#[must_use]
pub fn month(date: Date) -> String {
    format!("{} {}", date.month(), date.year())
}

/// The same day so many months later, or the last day of that month where it is shorter.
#[must_use]
pub fn months_later(date: Date, months: u8) -> Date {
    let count = i32::from(u8::from(date.month())) - 1 + i32::from(months);
    let year = date.year() + count / 12;
    let month = Month::December.nth_next(u8::try_from(count % 12 + 1).expect("one to twelve"));
    Date::from_calendar_date(year, month, date.day().min(month.length(year))).expect("a day that the month has")
}

/// The usual title of a round that starts on this date: "Fall 2026".
#[must_use]
pub fn season(date: Date) -> String {
    let (name, year) = match date.month() {
        Month::December => ("Winter", date.year() + 1),
        Month::January | Month::February => ("Winter", date.year()),
        Month::March | Month::April | Month::May => ("Spring", date.year()),
        Month::June | Month::July | Month::August => ("Summer", date.year()),
        Month::September | Month::October | Month::November => ("Fall", date.year()),
    };
    format!("{name} {year}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn dates_and_times_read_as_americans_write_them() {
        assert_eq!(long(date!(2026 - 11 - 23)), "November 23, 2026");
        assert_eq!(clock(datetime!(2026-11-23 00:05 UTC)), "12:05 a.m.");
        assert_eq!(clock(datetime!(2026-11-23 12:00 UTC)), "12:00 p.m.");
        assert_eq!(clock(datetime!(2026-11-23 23:59 UTC)), "11:59 p.m.");
        let now = datetime!(2026-11-23 09:00 UTC);
        assert_eq!(relative(datetime!(2026-11-22 16:05 UTC), now), "yesterday, 4:05 p.m.");
        assert_eq!(relative_at_the_end(datetime!(2026-11-22 16:05 UTC), now), "yesterday, 4:05 p.m");
        assert_eq!(day_and_clock(datetime!(2026-11-27 10:42 UTC), date!(2026 - 12 - 01)), "November 27 at 10:42 a.m.");
        assert_eq!(day_and_clock(datetime!(2026-11-27 10:42 UTC), date!(2027 - 01 - 02)), "November 27, 2026 at 10:42 a.m.");
    }

    #[test]
    fn a_moment_that_is_still_to_come_is_not_of_today() {
        let now = datetime!(2026-11-23 09:00 UTC);
        assert_eq!(relative(datetime!(2026-11-23 09:00:40 UTC), now), "today, 9:00 a.m.");
        assert_eq!(relative(datetime!(2026-11-23 10:00 UTC), now), "November 23, 2026, 10:00 a.m.");
        assert_eq!(relative(datetime!(2027-11-22 10:00 UTC), now), "November 22, 2027, 10:00 a.m.");
        assert_eq!(relative(now, OffsetDateTime::UNIX_EPOCH), "November 23, 2026, 9:00 a.m.");
    }

    #[test]
    fn only_plausible_dates_are_read() {
        assert_eq!(parse_iso("2026-11-23"), Some(date!(2026 - 11 - 23)));
        for slip in ["", "2026-02-30", "0026-11-23", "9999-01-01", "11/23/2026", " 2026-11-23"] {
            assert_eq!(parse_iso(slip), None, "{slip}");
        }
    }

    #[test]
    fn a_month_later_stays_within_its_month() {
        assert_eq!(months_later(date!(2026 - 12 - 31), 2), date!(2027 - 02 - 28));
        assert_eq!(months_later(date!(2026 - 01 - 15), 23), date!(2027 - 12 - 15));
    }

    #[test]
    fn a_round_is_named_after_its_season() {
        assert_eq!(season(date!(2026 - 11 - 23)), "Fall 2026");
        assert_eq!(season(date!(2026 - 12 - 23)), "Winter 2027");
    }
}

//! The time zone in which the program runs here: where it is about noon. (No script of a page asks a browser for the time.)
//!
//! The longest tours take minutes, and their pages say "today" and "16 days ago". Started shortly before midnight, a
//! tour would read half of its pages on one day and half on the next. Where the sun stands highest, no tour meets
//! midnight; and the day is the one that UTC has, too.

use std::sync::OnceLock;

use time::{Date, OffsetDateTime, UtcOffset};

/// The offset at which it was noon when this was first asked: -11 to +12 whole hours.
fn offset() -> UtcOffset {
    static OFFSET: OnceLock<UtcOffset> = OnceLock::new();
    *OFFSET.get_or_init(|| {
        let hour = i8::try_from(OffsetDateTime::now_utc().hour()).expect("an hour of a day fits");
        UtcOffset::from_hms(12 - hour, 0, 0).expect("at most twelve hours either way")
    })
}

/// The value of `TZ`. There, unlike everywhere else, hours west of Greenwich are the positive ones.
pub fn zone() -> String {
    format!("NOON{:+}", -offset().whole_hours())
}

/// The moment as it is told there.
fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc().to_offset(offset())
}

/// The day it is there.
pub fn today() -> Date {
    now().date()
}

#[cfg(test)]
mod tests {
    use milepost::domain::words::dates;
    use time::Duration;

    use super::now;
    use crate::program::Program;

    #[tokio::test]
    async fn the_program_tells_the_time_of_the_place_where_it_is_noon() {
        let program = Program::start();
        let before = now();
        program.post("/file/backup", &[]).await;
        let page = program.get("/").await.body;
        assert!((11..=15).contains(&before.hour()), "no tour that began now would end before midnight: {before}");
        // The backup may fall into the next minute.
        let told = [before, before + Duration::MINUTE].map(|at| format!("Last backup today, {}", dates::clock(at)));
        assert!(told.iter().any(|told| page.contains(told)), "{told:?} is not in {page}");
    }
}

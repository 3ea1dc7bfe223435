//! The time zone in which the program and the browser run here: where it is about noon.
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

/// The day it is there.
pub fn today() -> Date {
    OffsetDateTime::now_utc().to_offset(offset()).date()
}

#[cfg(test)]
mod tests {
    use crate::program::Program;

    #[tokio::test]
    async fn it_is_noon_where_the_program_runs() {
        let program = Program::start();
        program.post("/file/backup", &[]).await;
        let page = program.get("/").await.body;
        let (_, since) = page.split_once("Last backup today, ").unwrap_or_else(|| panic!("no backup of today in {page}"));
        // It was noon when the first test asked, and they run for some time.
        let clock: String = since.chars().take_while(|letter| *letter != '<').collect();
        assert!(["12:", "1:", "2:"].iter().any(|hour| clock.starts_with(hour)) && clock.contains("p.m."), "{clock}");
    }
}

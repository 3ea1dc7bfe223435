//! What the person at the console reads.

use std::io::Write;

use time::{OffsetDateTime, UtcOffset};

/// A line for the person. Without a console nobody reads it, which is no error.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// The one message when something is wrong.
pub fn complain(message: &str) {
    let _ = writeln!(std::io::stderr().lock(), "milepost: {message}");
}

/// A stored moment in local time, or in UTC where the machine does not tell its time zone.
pub fn local(at: OffsetDateTime) -> OffsetDateTime {
    at.to_offset(UtcOffset::local_offset_at(at).unwrap_or(UtcOffset::UTC))
}

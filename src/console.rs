//! What the person at the console reads.

use std::io::{ErrorKind, Write};
use std::path::Path;

use milepost::store::file::FileProblem;
use time::{OffsetDateTime, UtcOffset};

/// A line for the person. Without a console nobody reads it, which is no error.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Hands a program what it reads. Whoever reads may stop when they have seen enough.
///
/// # Errors
/// A failed write, since a program would take half for the whole.
pub fn put_out(bytes: &[u8]) -> Result<(), FileProblem> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(FileProblem::from_write(Path::new("the standard output"), error).of_another_file())
        }
        _ => Ok(()),
    }
}

/// The one message when something is wrong.
pub fn complain(message: &str) {
    let _ = writeln!(std::io::stderr().lock(), "milepost: {message}");
}

/// A stored moment in local time, or in UTC where the machine does not tell its time zone.
pub fn local(at: OffsetDateTime) -> OffsetDateTime {
    at.to_offset(UtcOffset::local_offset_at(at).unwrap_or(UtcOffset::UTC))
}

//! The files that lie beside a data file, and what they are called.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use time::format_description::StaticFormatDescription;
use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime, UtcOffset};

pub(super) const PART: &str = ".part";

/// A moment in a file's name. No colons, which Windows does not allow, and in UTC, so that names sort by time.
const STAMP: StaticFormatDescription = format_description!("[year]-[month]-[day] [hour].[minute].[second] UTC");

/// The folder that a file lies in.
#[must_use]
pub fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The name without `.db`; any other ending stays, so that `a.db` and `a.old` share nothing.
#[must_use]
pub fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(".db").unwrap_or(&name).to_owned()
}

/// The same path with something after its name.
#[must_use]
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// SQLite's write-ahead log.
#[must_use]
pub fn wal(path: &Path) -> PathBuf {
    with_suffix(path, "-wal")
}

/// SQLite's index of that log, which it can always make again.
#[must_use]
pub fn shm(path: &Path) -> PathBuf {
    with_suffix(path, "-shm")
}

/// Whether a write-ahead log with anything in it lies beside the file.
#[must_use]
pub fn has_wal(path: &Path) -> bool {
    wal(path).metadata().is_ok_and(|meta| meta.len() > 0)
}

/// The folder of the backups.
#[must_use]
pub fn backups(path: &Path) -> PathBuf {
    folder(path).join(format!("{}-backups", stem(path)))
}

/// The note that says where the file was moved to.
#[must_use]
pub fn forwarding(path: &Path) -> PathBuf {
    with_suffix(path, ".moved.txt")
}

/// A name beside the file, or with a count after it if that is taken: nothing is ever written over.
#[must_use]
pub fn free_name(path: &Path, words: &str, at: OffsetDateTime) -> PathBuf {
    let name = |count: &str| folder(path).join(format!("{} {words} {}{count}.db", stem(path), stamp(at)));
    let (mut free, mut n) = (name(""), 1);
    while free.exists() {
        n += 1;
        free = name(&format!(" ({n})"));
    }
    free
}

/// A moment as file names hold it: "2026-11-23 17.00.12 UTC".
#[must_use]
pub fn stamp(at: OffsetDateTime) -> String {
    at.to_offset(UtcOffset::UTC).format(&STAMP).expect("a moment always has all its parts")
}

/// Reads such a moment back.
#[must_use]
pub fn parse_stamp(text: &str) -> Option<OffsetDateTime> {
    PrimitiveDateTime::parse(text, &STAMP).ok().map(PrimitiveDateTime::assume_utc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_moment_in_a_file_name_is_in_utc_and_reads_back() {
        let at = datetime!(2026-11-23 09:00:12 -8);
        assert_eq!(stamp(at), "2026-11-23 17.00.12 UTC");
        assert_eq!(parse_stamp("2026-11-23 17.00.12 UTC"), Some(at));
        assert_eq!(parse_stamp("2026-11-23 17:00:12"), None);
    }

    #[test]
    fn every_neighbor_is_named_after_its_file() {
        let path = Path::new("county").join("milepost.db");
        assert_eq!(wal(&path), Path::new("county").join("milepost.db-wal"));
        assert_eq!(backups(&path), Path::new("county").join("milepost-backups"));
        assert_eq!(backups(Path::new("milepost.old")), Path::new(".").join("milepost.old-backups"));
    }
}

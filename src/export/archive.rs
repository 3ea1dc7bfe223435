//! Files in one zip, the same bytes for the same files.

use std::io::{Cursor, Write};

use time::OffsetDateTime;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

const FITS: &str = "memory takes whatever is written to it, and no name is written twice";

/// Puts the files into a zip, in their order. Their time is `as_of` as its own clock showed it, held within the years
/// that a zip knows, 1980 to 2107. No two files may have one name.
pub fn write<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>, as_of: OffsetDateTime) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(stamp(as_of))
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, options).expect(FITS);
        archive.write_all(bytes).expect(FITS);
    }
    archive.finish().expect(FITS).into_inner()
}

/// The same zip without the name of the system that made it. Some writers note the one that they run on, and that
/// alone would make two files of the same facts differ.
///
/// The zip must be one that a writer of ours made: with no comment at its end, and small enough for plain sizes.
pub fn of_no_system(mut zip: Vec<u8>) -> Vec<u8> {
    const WHOLE: &str = "a zip that was just written ends with its directory";
    let number = |zip: &[u8], at: usize, long: usize| {
        let bytes = zip.get(at..at + long).expect(WHOLE);
        bytes.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let end = zip.len().checked_sub(END).expect(WHOLE);
    let mut entry = number(&zip, end + 16, 4);
    for _ in 0..number(&zip, end + 10, 2) {
        zip[entry + MADE_ON] = System::Unix as u8;
        let [name, extra, comment] = [28, 30, 32].map(|at| number(&zip, entry + at, 2));
        entry += ENTRY + name + extra + comment;
    }
    assert_eq!(entry, end, "{WHOLE}");
    zip
}

/// The lengths of the record at the end of a zip and of an entry of its directory, and where that names the system.
const END: usize = 22;
const ENTRY: usize = 46;
const MADE_ON: usize = 5;

/// The moment as a zip holds it: in steps of two seconds.
fn stamp(at: OffsetDateTime) -> DateTime {
    let part = |year: i32| u16::try_from(year).unwrap_or_default();
    match at.year() {
        ..1980 => DateTime::DEFAULT,
        2108.. => DateTime::from_date_and_time(2107, 12, 31, 23, 59, 58).expect("the last moment that a zip knows"),
        year => DateTime::from_date_and_time(part(year), at.month().into(), at.day(), at.hour(), at.minute(), at.second().min(59))
            .expect("a moment within the years that a zip knows"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    /// A zip as a writer makes it on a system.
    fn made_on(system: System) -> Vec<u8> {
        let mut archive = ZipWriter::new_stream(Cursor::new(Vec::new()));
        for name in ["one.xml", "folder/é.xml"] {
            archive.start_file(name, SimpleFileOptions::default().system(system).unix_permissions(0o600)).unwrap();
            archive.write_all(name.repeat(99).as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner().into_inner()
    }

    #[test]
    fn a_zip_is_the_same_whichever_system_made_it() {
        let [windows, unix] = [System::Dos, System::Unix].map(made_on);
        assert_ne!(windows, unix);
        assert_eq!(of_no_system(windows), unix);
        assert_eq!(of_no_system(unix.clone()), unix);
    }

    #[test]
    fn moments_outside_the_years_of_a_zip_are_held_within_them() {
        assert_eq!(stamp(datetime!(1901-02-03 4:05:06 UTC)).year(), 1980);
        assert_eq!(stamp(datetime!(9999-12-31 23:59:59 UTC)).year(), 2107);
        let held = stamp(datetime!(2026-11-23 17:42:07 UTC));
        assert_eq!((held.year(), held.month(), held.day(), held.hour(), held.minute()), (2026, 11, 23, 17, 42));
    }
}

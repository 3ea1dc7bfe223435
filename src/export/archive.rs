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

    #[test]
    fn moments_outside_the_years_of_a_zip_are_held_within_them() {
        assert_eq!(stamp(datetime!(1901-02-03 4:05:06 UTC)).year(), 1980);
        assert_eq!(stamp(datetime!(9999-12-31 23:59:59 UTC)).year(), 2107);
        let held = stamp(datetime!(2026-11-23 17:42:07 UTC));
        assert_eq!((held.year(), held.month(), held.day(), held.hour(), held.minute()), (2026, 11, 23, 17, 42));
    }
}

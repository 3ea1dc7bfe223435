//! Why a file is not imported at all.

use super::rows::TooLong;

/// Why a file is not imported at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// There is nothing in it.
    #[error("The file is empty.")]
    Empty,
    /// There is a header in it and nothing else.
    #[error("The file has a header and no rows.")]
    NoRows,
    /// It is an Excel file or another archive.
    #[error("This is an Excel file or another packed file, whatever its name says. Open it, save it as CSV, and import that.")]
    Packed,
    /// It is another kind of file.
    #[error("This is no text file. The published metrics are CSV files.")]
    NotText,
    /// It is in an encoding with two bytes a letter.
    #[error("This file is in UTF-16. Save it as CSV in UTF-8, and import that.")]
    Utf16,
    /// It is larger than any metrics file.
    #[error("The file is larger than any published metrics file: more than 64 MB, or more than half a million rows.")]
    TooLarge,
    /// A row is longer than that of any metrics file.
    #[error("The row that begins on line {0} is longer than any row of a metrics file. Is a quotation mark there never closed?")]
    TooLong(u64),
    /// It has no columns of state and place.
    #[error("This is no file of places: it has no columns “state” and “county”, or “state” and “place”.")]
    NoPlaces,
    /// None of its columns is a metric.
    #[error("None of the columns of this file is a metric that Milepost knows.")]
    NoMetrics,
    /// It is the publisher's, and holds no readings.
    #[error("{0}")]
    Foreign(&'static str),
    /// Not one of its cells is a reading.
    #[error("Milepost found no reading in this file.")]
    NoReadings,
    /// It changed between the two looks.
    #[error("The file changed while it was read. Import it again.")]
    Changed,
}

impl FileProblem {
    /// What a file's first bytes tell.
    ///
    /// # Errors
    /// If it is no CSV file.
    pub fn of_start(start: &[u8]) -> Result<(), Self> {
        let head = &start[..start.len().min(512)];
        if head.starts_with(b"PK\x03\x04")
            || head.starts_with(&[0x1F, 0x8B])
            || head.starts_with(b"7z\xBC\xAF")
            || head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
        {
            return Err(Self::Packed);
        }
        if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
            return Err(Self::Utf16);
        }
        if head.starts_with(b"%PDF") || head.contains(&0) { Err(Self::NotText) } else { Ok(()) }
    }
}

impl From<TooLong> for FileProblem {
    fn from(found: TooLong) -> Self {
        Self::TooLong(found.line)
    }
}

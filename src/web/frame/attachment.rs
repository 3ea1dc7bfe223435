//! A file to keep: its kind, its name, its bytes.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::report::FileName;
use crate::store::Assessment;

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// An Excel workbook.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// PDF, for paper.
    Pdf,
    /// A Word file, to be edited.
    Docx,
    /// A page that opens without the program.
    Html,
    /// Several files in one.
    Zip,
    /// Plain text.
    Text,
}

impl FileKind {
    const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html; charset=utf-8",
            Self::Zip => "application/zip",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    /// The ending of its name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Zip => "zip",
            Self::Text => "txt",
        }
    }
}

/// The file, named after the jurisdiction and what it is: "wren-county-readiness-report.xlsx".
pub fn attachment(kind: FileKind, jurisdiction: &str, what: &str, bytes: Vec<u8>) -> Response {
    named(kind.media_type(), &FileName::of(jurisdiction, what, kind.ending()), bytes)
}

/// The file of a round: "wren-county-fall-2026-readiness-report.xlsx".
pub fn attachment_of_round(kind: FileKind, of: &Assessment, what: &str, bytes: Vec<u8>) -> Response {
    let (jurisdiction, round) = (&of.jurisdiction.profile.name, &of.round.heading.title);
    named(kind.media_type(), &FileName::of_round(jurisdiction, round, what, kind.ending()), bytes)
}

/// The file under this name.
pub fn named(media_type: &'static str, name: &FileName, bytes: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, media_type.to_owned()), (CONTENT_DISPOSITION, disposition(name))], bytes).into_response()
}

/// A picture that a page shows.
#[must_use]
pub fn picture(png: &[u8]) -> Response {
    ([(CONTENT_TYPE, "image/png")], png.to_vec()).into_response()
}

/// What of a name may stand in `filename*` as it is; RFC 8187 has a few signs more.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// The header (RFC 6266): the plain name for every reader, and the real one for those who know of `filename*`.
fn disposition(FileName { plain, real }: &FileName) -> String {
    let real = real.as_ref().map(|real| format!("; filename*=UTF-8''{}", utf8_percent_encode(real, KEPT)));
    format!("attachment; filename=\"{plain}\"{}", real.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_real_name_stands_beside_the_plain_one() {
        let header = |jurisdiction: &str| disposition(&FileName::of(jurisdiction, "plan", "csv"));
        assert_eq!(header("Wren County"), "attachment; filename=\"wren-county-plan.csv\"");
        assert_eq!(
            header("Doña Ana County"),
            "attachment; filename=\"dona-ana-county-plan.csv\"; filename*=UTF-8''Do%C3%B1a%20Ana%20County%20plan.csv"
        );
        assert!(header("é\"; filename=x\r\nX: y").is_ascii());
        assert!(!header("é\"; filename=x\r\nX: y").contains(['\r', '\n']));
    }
}

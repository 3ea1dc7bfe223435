//! A file to keep: its kind, its name, its bytes.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::report::document::file_stem;

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
    let disposition = format!("attachment; filename=\"{}\"", file_name(jurisdiction, what, kind));
    ([(CONTENT_TYPE, kind.media_type().to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// Letters, digits and hyphens only, so that it is safe in a header and on every disk.
fn file_name(jurisdiction: &str, what: &str, kind: FileKind) -> String {
    let stem = [file_stem(jurisdiction).as_str(), what].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    format!("{stem}.{}", kind.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_jurisdiction() {
        let name = |jurisdiction: &str| file_name(jurisdiction, "plan", FileKind::Csv);
        assert_eq!(name("Wren County"), "wren-county-plan.csv");
        assert_eq!(name("\"x\"; filename=y\r\n../Z"), "x-filename-y-z-plan.csv");
        assert_eq!(name("東京"), "plan.csv");
    }
}

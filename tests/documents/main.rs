//! Documents as people get them: whether every word of the model is in every file, and whether the programs that
//! people have can open it. Needs `soffice` (`LibreOffice` Writer and Calc), `qpdf`, and `pdftotext` and `pdfinfo`
//! (poppler-utils).
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod facts;
mod office;
mod page;
mod pdf;
mod qpdf;
mod reports;
mod sample;
mod word;

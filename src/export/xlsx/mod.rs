//! The report as an Excel workbook: summary, answers, plan, funding, costs, changes and rounds; and the plan alone.
//!
//! Each table stands alone on its sheet, with its header in the first row and a row for each thing, so that
//! it can be filtered, and read by other programs. What is to be known of it (whose it is, as of when, what
//! it lacks) stands on the summary; sums and texts longer than a row can show stand on sheets of their own.
//!
//! What a person typed is always written as text: no cell of it starts a formula, and one that looks
//! like a formula also carries Excel's own mark for text, so that it stays text when somebody edits it.

mod book;
mod cell;
mod fit;
mod long;
mod long_sheet;
mod metrics;
mod mobility_plan;
mod roster;
mod sheet;
mod style;
mod summary;
mod tables;
mod work;

use crate::report::{AppendixPart, MobilityPlanPart, Report, RosterPart, WorkPart};
use book::Book;
pub use book::Cover;

/// Writes a report. The same report always gives the same bytes.
#[must_use]
pub fn write(report: &Report) -> Vec<u8> {
    let cover = Cover::of(report);
    let mut book = Book::new(&cover);
    summary::of_report(&mut book, report);
    tables::answers(&mut book, report);
    work::actions(&mut book, &report.work);
    work::funding_lines(&mut book, &report.work);
    work::costs(&mut book, &report.work.costs);
    tables::changes(&mut book, report);
    tables::rounds(&mut book, report);
    finished(book, "Readiness report")
}

/// Writes a plan alone, its actions first. The same plan and cover always give the same bytes.
#[must_use]
pub fn work_plan(cover: &Cover, work: &WorkPart) -> Vec<u8> {
    let mut book = Book::new(cover);
    work::actions(&mut book, work);
    work::funding_lines(&mut book, work);
    work::costs(&mut book, &work.costs);
    summary::of_work(&mut book, work);
    finished(book, work.heading)
}

/// Writes the roster of a coalition. The same roster always gives the same bytes.
#[must_use]
pub fn roster(roster: &RosterPart) -> Vec<u8> {
    let cover = Cover { jurisdiction: roster.jurisdiction.clone(), record: String::new(), as_of: roster.as_of, paper: roster.paper };
    let mut book = Book::new(&cover);
    roster::members(&mut book, roster);
    roster::groups(&mut book, roster);
    finished(book, "Coalition roster")
}

/// Writes the Mobility Action Plan, with notes of updates if they are asked for: a sheet for each of its parts that is a table,
/// has rows, and stands in the document. The same plan always gives the same bytes.
#[must_use]
pub fn mobility_plan(plan: &MobilityPlanPart, with_notes: bool) -> Vec<u8> {
    let cover = Cover { jurisdiction: plan.jurisdiction.clone(), record: String::new(), as_of: plan.as_of, paper: plan.paper };
    let mut book = Book::new(&cover);
    mobility_plan::sheets(&mut book, plan, with_notes);
    summary::of_mobility_plan(&mut book, plan);
    finished(book, "Mobility Action Plan")
}

/// Writes the data appendix of a place's metrics. The same appendix always gives the same bytes.
#[must_use]
pub fn readings(appendix: &AppendixPart) -> Vec<u8> {
    let cover = Cover { jurisdiction: appendix.jurisdiction.clone(), record: String::new(), as_of: appendix.as_of, paper: appendix.paper };
    let mut book = Book::new(&cover);
    metrics::readings(&mut book, appendix);
    finished(book, "Metrics, all readings")
}

/// The file, with the texts that were too long for their cells on its last sheet.
fn finished(mut book: Book<'_>, kind: &str) -> Vec<u8> {
    long_sheet::add(&mut book);
    book.bytes(kind)
}

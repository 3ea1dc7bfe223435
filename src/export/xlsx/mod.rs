//! The report as an Excel workbook: summary, answers, plan, costs, changes and rounds; and the plan alone.
//!
//! Each table stands alone on its sheet, with its header in the first row and a row for each thing, so that
//! it can be filtered, and read by other programs. What is to be known of it (whose it is, as of when, what
//! it lacks) stands on the summary; sums and texts longer than a row can show stand on sheets of their own.
//!
//! What a person typed is always written as text: no cell of it starts a formula, and one that looks
//! like a formula also carries Excel's own mark for text, so that it stays text when somebody edits it.

mod cell;
mod fit;
mod long;
mod sheet;
mod style;
mod summary;
mod tables;
mod work;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};
use time::{OffsetDateTime, UtcOffset};

use crate::export::archive;
use crate::report::document::Paper;
use crate::report::{PlanPart, Report, dates};
use cell::Cell;
use long::LongTexts;
use sheet::Column;
use style::Styles;

/// Why no write fails.
const FITS: &str = "sheets, rows, columns and texts are kept within Excel’s limits";

/// What every sheet of a workbook says about itself.
#[derive(Debug, Clone)]
pub struct Cover {
    /// The name of the jurisdiction.
    pub jurisdiction: String,
    /// The short fingerprint of the record; empty when it is of none.
    pub record: String,
    /// The moment of which it speaks, in local time. It is also the creation date of the file.
    pub as_of: OffsetDateTime,
    /// The paper that it is printed on.
    pub paper: Paper,
}

impl Cover {
    /// The cover of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        Self { jurisdiction: report.jurisdiction.clone(), record: report.fingerprint.short(), as_of: report.as_of, paper: report.paper }
    }
}

/// Writes a report. The same report always gives the same bytes.
#[must_use]
pub fn write(report: &Report) -> Vec<u8> {
    let cover = Cover::of(report);
    let mut book = Book::new(&cover);
    summary::of_report(&mut book, report);
    tables::answers(&mut book, report);
    work::actions(&mut book, &report.plan);
    work::costs(&mut book, &report.plan.costs);
    tables::changes(&mut book, report);
    tables::rounds(&mut book, report);
    book.bytes("Readiness report")
}

/// Writes a plan alone, its actions first. The same plan and cover always give the same bytes.
#[must_use]
pub fn plan(cover: &Cover, plan: &PlanPart) -> Vec<u8> {
    let mut book = Book::new(cover);
    work::actions(&mut book, plan);
    work::costs(&mut book, &plan.costs);
    summary::of_plan(&mut book, plan);
    book.bytes(plan.heading)
}

/// A workbook in the making.
struct Book<'a> {
    cover: &'a Cover,
    styles: Styles,
    sheets: Vec<Worksheet>,
    long: LongTexts,
}

impl<'a> Book<'a> {
    fn new(cover: &'a Cover) -> Self {
        Self { cover, styles: Styles::default(), sheets: Vec::new(), long: LongTexts::default() }
    }

    /// Adds a sheet that holds a table.
    fn table<'b>(&mut self, name: &'static str, columns: &[Column], rows: impl Iterator<Item = Vec<Cell<'b>>>) {
        let sheet = sheet::table(self, name, columns, rows);
        self.sheets.push(sheet);
    }

    /// The file, with the texts that were too long for their cells on its last sheet.
    fn bytes(mut self, kind: &str) -> Vec<u8> {
        long::sheet(&mut self);
        let mut workbook = Workbook::new();
        let day = dates::long(self.cover.as_of.date());
        let mut properties = DocProperties::new()
            .set_title(cell::clean(&format!("{}: {kind}", self.cover.jurisdiction)))
            .set_subject(format!("As of {day}"))
            .set_author("Milepost")
            // Else the clock would go into the file, and the same report would give other bytes.
            .set_creation_datetime(&moment(self.cover.as_of.to_offset(UtcOffset::UTC)).unwrap_or_default());
        if !self.cover.record.is_empty() {
            properties = properties.set_comment(format!("Record {}", self.cover.record));
        }
        workbook.set_properties(&properties);
        for sheet in self.sheets {
            workbook.push_worksheet(sheet);
        }
        archive::of_no_system(workbook.save_to_buffer().expect(FITS))
    }
}

/// A moment as Excel counts it, to the second; none before 1900, where it does not count.
fn moment(at: OffsetDateTime) -> Option<ExcelDateTime> {
    let year = u16::try_from(at.year()).ok()?;
    let day = ExcelDateTime::from_ymd(year, at.month().into(), at.day()).ok()?;
    day.and_hms(at.hour().into(), at.minute(), at.second()).ok()
}

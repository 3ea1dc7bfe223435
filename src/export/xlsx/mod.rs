//! The report as an Excel workbook: summary, answers, plan, history and rounds; and the plan alone.
//!
//! What a person typed is always written as text: no cell of it starts a formula, and one that looks
//! like a formula also carries Excel's own mark for text, so that it stays text when somebody edits it.

mod cell;
mod plan;
mod sheet;
mod style;
mod summary;
mod tables;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};
use time::{OffsetDateTime, UtcOffset};

use crate::report::document::Paper;
use crate::report::{PlanPart, Report, dates};
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
    let (cover, styles) = (Cover::of(report), Styles::default());
    let sheets = vec![
        summary::sheet(report, &cover, &styles),
        tables::answers(report, &cover, &styles),
        plan::sheet(&report.plan, &cover, &styles),
        tables::history(report, &cover, &styles),
        tables::rounds(report, &cover, &styles),
    ];
    bytes(sheets, &cover, "Readiness report")
}

/// Writes a plan alone. The same plan and cover always give the same bytes.
#[must_use]
pub fn plan(cover: &Cover, plan: &PlanPart) -> Vec<u8> {
    bytes(vec![plan::sheet(plan, cover, &Styles::default())], cover, plan.heading)
}

fn bytes(sheets: Vec<Worksheet>, cover: &Cover, kind: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = dates::long(cover.as_of.date());
    let mut properties = DocProperties::new()
        .set_title(cell::clean(&format!("{}: {kind}", cover.jurisdiction)))
        .set_subject(format!("As of {day}"))
        .set_author("Milepost")
        // Else the clock would go into the file, and the same report would give other bytes.
        .set_creation_datetime(&moment(cover.as_of.to_offset(UtcOffset::UTC)).unwrap_or_default());
    if !cover.record.is_empty() {
        properties = properties.set_comment(format!("Record {}", cover.record));
    }
    workbook.set_properties(&properties);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer().expect(FITS)
}

/// A moment as Excel counts it, to the second; none before 1900, where it does not count.
fn moment(at: OffsetDateTime) -> Option<ExcelDateTime> {
    let year = u16::try_from(at.year()).ok()?;
    let day = ExcelDateTime::from_ymd(year, at.month().into(), at.day()).ok()?;
    day.and_hms(at.hour().into(), at.minute(), at.second()).ok()
}

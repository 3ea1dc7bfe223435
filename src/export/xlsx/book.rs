//! A workbook in the making: its sheets, and what all of them say.

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet};
use time::{OffsetDateTime, UtcOffset};

use super::cell;
use super::fit::FITS;
use super::long::LongTexts;
use super::style::Styles;
use crate::export::archive;
use crate::report::document::Paper;
use crate::report::inserted::inserted;
use crate::report::{Report, dates};

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

/// A workbook in the making.
pub struct Book<'a> {
    pub cover: &'a Cover,
    pub styles: Styles,
    pub sheets: Vec<Worksheet>,
    pub long: LongTexts,
}

impl<'a> Book<'a> {
    pub fn new(cover: &'a Cover) -> Self {
        Self { cover, styles: Styles::default(), sheets: Vec::new(), long: LongTexts::default() }
    }

    /// The file.
    pub fn bytes(self, kind: &str) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let day = dates::long(self.cover.as_of.date());
        let mut properties = DocProperties::new()
            .set_title(cell::clean(&format!("{}: {kind}", inserted(&self.cover.jurisdiction))))
            .set_subject(format!("As of {day}"))
            .set_author("Milepost")
            // Else the clock would go into the file, and the same report would give other bytes.
            .set_creation_datetime(&cell::moment(self.cover.as_of.to_offset(UtcOffset::UTC)).unwrap_or_default());
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

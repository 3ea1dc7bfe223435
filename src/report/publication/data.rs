//! The readings of the Mobility Metrics that the findings rest on, each with its year, its quality and its release.

use crate::domain::guide::metrics::Quality;
use crate::report::{ReadingPart, SummaryPart};

/// The readings behind the findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataPart {
    /// The readings, each with the number of its finding.
    pub rows: Vec<(usize, ReadingPart)>,
}

impl DataPart {
    /// The readings behind the findings that the document tells of.
    pub(super) fn of(told: &SummaryPart) -> Self {
        let rows = told.findings().flat_map(|part| part.readings.iter().map(|reading| (part.number, reading.clone())));
        Self { rows: rows.collect() }
    }

    /// How many of them are of this quality.
    pub(super) fn of_quality(&self, quality: Quality) -> usize {
        self.rows.iter().filter(|(_, reading)| reading.quality == quality.in_words()).count()
    }
}

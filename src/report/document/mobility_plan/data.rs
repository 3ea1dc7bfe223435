//! The readings behind the findings, as a table.

use crate::domain::words::inserted;
use crate::report::DataPart;
use crate::report::document::{Block, Table};

/// The readings; nothing where the findings rest on none.
pub(super) fn readings(part: &DataPart) -> Option<Block> {
    if part.rows.is_empty() {
        return None;
    }
    let columns = [("Finding", 3), ("What was measured", 8), ("Value", 4), ("Year", 3), ("Quality", 3), ("Release", 6)];
    let mut table = Table::new("The readings of the Mobility Metrics behind the findings", &columns);
    table.shows_caption = true;
    for (finding, reading) in &part.rows {
        let number = finding.to_string();
        let cells = [&number, &reading.what, &reading.value, &reading.year, &reading.quality, &reading.release];
        table.row(cells.map(|words| inserted(words).into()));
    }
    Some(Block::Table(table))
}

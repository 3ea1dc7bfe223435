//! The sheet of measures as a document: what each collector is asked for, with room to write.

use super::{Block, Document, Row, Table, Text};
use crate::domain::words::inserted;
use crate::report::{MeasurePart, MeasureSheetPart, dates};

/// The sheet.
#[must_use]
pub fn measure_sheet(part: &MeasureSheetPart) -> Document {
    const LEAD: &str = "Pass it around. For each measure, write the value and the day or span that it speaks of, or mark one box. “No new \
                        figure yet” is an answer too.";
    let lead = if part.collectors.is_empty() { "Nothing is measured yet. Add a measure first." } else { LEAD };
    let mut blocks = vec![Block::Lead { text: lead.into() }];
    blocks.extend(part.collectors.iter().flat_map(|(name, measures)| collector(name, measures)));
    Document::of_jurisdiction(&part.jurisdiction, "Sheet of measures", (part.as_of, part.paper), blocks)
}

fn collector(name: &str, measures: &[MeasurePart]) -> [Block; 3] {
    let columns = [("Measure", 12), ("Value", 4), ("As of", 4), ("Or mark one", 5), ("Note", 5)];
    let mut table = Table { has_boxes: true, ..Table::new(format!("Asked of: {}", inserted(name)), &columns) };
    for part in measures {
        let tick = |answer: &str, label: &str| Text::new().tagged_check(format!("{}:{answer}", part.id), false, label);
        let boxes = vec![tick("same", "Same value"), tick("none", "No new figure yet")];
        table.rows.push(Row { cells: vec![asked(part), Vec::new(), Vec::new(), boxes, Vec::new()], is_sum: false });
    }
    let signed = Block::Signature { labels: ["Filled in by", "Date"].map(str::to_owned).into() };
    [Block::Heading { level: 2, text: inserted(name) }, Block::Table(table), signed]
}

/// What is measured, where it stood last, and where it is to go.
fn asked(part: &MeasurePart) -> Vec<Text> {
    let mut lines = vec![Text::new().strong(inserted(&part.name))];
    let last = if part.now.is_empty() { "No value yet.".to_owned() } else { format!("Last: {}.", part.now) };
    let due = match part.next {
        Some(next) if part.is_due => format!("Due since {}. ", dates::long(next)),
        _ => String::new(),
    };
    let target = if part.target.is_empty() { String::new() } else { format!(" Target: {}.", part.target) };
    lines.push(Text::new().soft(format!("{due}{last}{target}")));
    lines
}

//! The publication plan as a document: one table, to be pinned to a wall.

use super::{Block, Document, Row, Setting, Table, Text};
use crate::report::{OutreachLine, OutreachPart};

/// The plan.
#[must_use]
pub fn outreach(part: &OutreachPart) -> Document {
    let mut blocks = vec![Block::Lead { text: part.told.as_str().into() }];
    if !part.lines.is_empty() {
        let columns = [("What goes out", 6), ("For whom, and how", 6), ("Key messages", 8), ("Who reviews it", 4), ("By when, by whom", 5)];
        let mut table = Table::new("The publication plan", &columns);
        table.rows = part.lines.iter().map(row).collect();
        blocks.push(Block::Table(table));
    }
    let document = Document::of_jurisdiction(&part.jurisdiction, "Publication plan", (part.as_of, part.paper), blocks);
    Document { setting: Setting::Close, ..document }
}

fn row(line: &OutreachLine) -> Row {
    let lines = |words: &str| words.lines().filter(|line| !line.trim().is_empty()).map(Text::from).collect::<Vec<_>>();
    let cells = vec![
        vec![line.format.as_str().into(), Text::new().soft(line.stands.as_str())],
        [lines(&line.audience), lines(&line.channels)].concat(),
        lines(&line.messages),
        lines(&line.reviewers),
        [lines(&line.day), lines(&line.who)].concat(),
    ];
    Row { cells, is_sum: false }
}

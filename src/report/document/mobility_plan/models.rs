//! The logic models: each as a picture, and the same as a table.

use crate::domain::words::inserted;
use crate::report::document::{Block, Row, Table, Text};
use crate::report::{ModelPart, ModelRow};

/// The models.
pub(super) fn models(parts: &[ModelPart]) -> Vec<Block> {
    let about = "What goes into each strategic action, what is done, and what is to come of it. The picture is read from left to right.";
    let mut blocks = vec![Block::Aside { text: about.into() }];
    blocks.extend(parts.iter().flat_map(model));
    blocks
}

fn model(part: &ModelPart) -> Vec<Block> {
    let mut blocks = vec![Block::Heading { level: 3, text: inserted(&part.title) }];
    let told = if part.reviewed.is_empty() { part.told.clone() } else { format!("{} {}", part.told, part.reviewed) };
    blocks.push(Block::Paragraph { text: Text::new().soft(told) });
    blocks.extend(part.figure.iter().cloned().map(Block::Figure));
    let mut table = Table::new(format!("Logic model: {}", inserted(&part.title)), &[("Entry", 6), ("What it is", 3), ("Leads to", 7)]);
    table.rows = part.rows.iter().map(row).collect();
    blocks.push(Block::Table(table));
    blocks
}

fn row(part: &ModelRow) -> Row {
    let what = if part.is_dropped { Text::new().soft(format!("{} (dropped)", part.what)) } else { part.what.as_str().into() };
    let leads_to = part.leads_to.iter().map(|to| to.as_str().into()).collect();
    Row { cells: vec![vec![what], vec![part.kind.label().into()], leads_to], is_sum: false }
}

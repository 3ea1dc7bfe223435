//! What is done for each strategic action, and what it costs.

use crate::domain::words::inserted;
use crate::report::document::{Align, Block, Row, Table, Text};
use crate::report::{ActivitiesPart, dates};

/// The activities, strategic action by strategic action; `money` says how all that money stands.
pub(super) fn activities(parts: &[ActivitiesPart], money: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !money.is_empty() {
        blocks.push(Block::Paragraph { text: money.into() });
    }
    for part in parts {
        blocks.push(Block::Heading { level: 3, text: inserted(&part.title) });
        blocks.push(Block::Table(table(part)));
    }
    blocks
}

fn table(part: &ActivitiesPart) -> Table {
    let columns = [("Activity", 8), ("Who", 4), ("By", 4), ("Status", 3), ("Cost", 4)];
    let mut table = Table::new(format!("Activities: {}", inserted(&part.title)), &columns);
    table.columns[4].align = Align::End;
    for one in &part.activities {
        let due = one.due.map_or_else(String::new, dates::long);
        let cost = one.cost.map_or_else(String::new, |cost| cost.to_string());
        table.row([one.what.as_str(), &one.who, &due, one.status, &cost].map(Into::into));
    }
    if let Some(total) = part.total {
        let total = total.to_string();
        let cells =
            ["Together", "", "", "", total.as_str()].map(|words| if words.is_empty() { Vec::new() } else { vec![Text::from(words)] });
        table.rows.push(Row { cells: cells.into(), is_sum: true });
    }
    table
}

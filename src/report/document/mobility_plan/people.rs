//! Who made the plan.

use crate::domain::words::inserted;
use crate::report::document::brief::fact;
use crate::report::document::{Block, Row, Table, Text};
use crate::report::{CoalitionPart, GroupPart, JoinedPart};

/// The coalition, as far as it joined.
pub(super) fn coalition(part: &CoalitionPart) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph { text: part.told.as_str().into() }];
    if !part.sectors.is_empty() {
        let mut table = Table::new("Who joined, by sector", &[("Sector", 5), ("Members", 11)]);
        let member = |one: &JoinedPart| {
            let name = Text::from(one.name.as_str());
            if one.roles.is_empty() { name } else { name.soft(format!(" ({})", one.roles)) }
        };
        let row = |(sector, members): &(&'static str, Vec<JoinedPart>)| Row {
            cells: vec![vec![(*sector).into()], members.iter().map(member).collect()],
            is_sum: false,
        };
        table.rows = part.sectors.iter().map(row).collect();
        blocks.push(Block::Table(table));
    }
    if !part.groups.is_empty() {
        blocks.push(Block::Heading { level: 3, text: "Working groups".to_owned() });
        blocks.extend(part.groups.iter().flat_map(group));
    }
    blocks
}

fn group(part: &GroupPart) -> [Block; 2] {
    let facts = [
        ("Lead", part.lead.clone()),
        ("Members", part.members.join("; ")),
        ("Predictors", part.predictors.join("; ")),
        ("What it works on", part.work.clone()),
    ];
    let facts = facts.into_iter().filter(|(_, words)| !words.is_empty()).map(|(name, words)| fact(name, words)).collect();
    [Block::Heading { level: 4, text: inserted(&part.name) }, Block::Facts { facts }]
}

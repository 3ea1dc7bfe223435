//! The roster of the coalition as a document: by sector, then the working groups.

use super::brief::fact;
use super::{Block, Document, Table};
use crate::domain::words::inserted;
use crate::report::{GroupPart, RosterPart, SectorPart};

/// The roster.
#[must_use]
pub fn roster(part: &RosterPart) -> Document {
    const KIND: &str = "Coalition roster";
    let mut blocks = vec![Block::Lead { text: part.told.as_str().into() }];
    blocks.extend(part.missing.iter().map(|sentence| Block::Aside { text: sentence.as_str().into() }));
    blocks.extend(part.sectors.iter().flat_map(sector));
    if !part.groups.is_empty() {
        blocks.push(Block::Heading { level: 2, text: "Working groups".to_owned() });
        blocks.extend(part.groups.iter().flat_map(group));
    }
    Document::of_jurisdiction(&part.jurisdiction, KIND, (part.as_of, part.paper), blocks)
}

fn sector(part: &SectorPart) -> [Block; 2] {
    let columns = [("Member", 5), ("Title", 4), ("Organization", 5), ("Roles", 3), ("Standing", 5)];
    let mut table = Table::new(format!("Members: {}", part.heading), &columns);
    for member in &part.members {
        let cells = [&member.name, &member.title, &member.organization, &member.roles, &member.standing];
        table.row(cells.map(|cell| cell.as_str().into()));
    }
    [Block::Heading { level: 2, text: part.heading.to_owned() }, Block::Table(table)]
}

fn group(part: &GroupPart) -> [Block; 2] {
    let lead = if part.lead.is_empty() { "No one yet".to_owned() } else { part.lead.clone() };
    let members = if part.members.is_empty() { "No one yet".to_owned() } else { part.members.join("; ") };
    let mut facts = vec![fact("Lead", lead), fact("Members", members)];
    if !part.predictors.is_empty() {
        facts.push(fact("Predictors", part.predictors.join("; ")));
    }
    if !part.work.is_empty() {
        facts.push(fact("What it works on", part.work.as_str()));
    }
    [Block::Heading { level: 3, text: inserted(&part.name) }, Block::Facts { facts }]
}

//! The Mobility Action Plan as a document: all that is there of it, in the order of the guide. A part of which nothing is
//! there yet is not in it.

mod activities;
mod chapter;
mod measures;
mod models;
mod people;

use self::chapter::heading;
use super::{Block, Document, Fact, Setting, Text, strategy, summary};
use crate::domain::words::inserted;
use crate::report::{FootingPart, HeardPart, MobilityPlanPart, dates};

/// The kind of document that it is.
const KIND: &str = "Mobility Action Plan";

/// The plan.
#[must_use]
pub fn mobility_plan(part: &MobilityPlanPart) -> Document {
    let mut blocks = opening(part);
    blocks.extend(people::coalition(&part.coalition));
    if !part.made.is_empty() {
        blocks.push(heading("How the plan was made"));
        blocks.push(Block::List { is_numbered: false, items: part.made.iter().map(|line| line.as_str().into()).collect() });
    }
    if part.findings.findings().next().is_some() {
        blocks.push(heading("Findings"));
        blocks.extend(lowered(summary(&part.findings).blocks));
    }
    if !part.heard.is_empty() {
        blocks.push(heading("Who was heard"));
        blocks.extend(part.heard.iter().flat_map(heard));
    }
    if !part.strategy.is_blank() {
        blocks.extend(strategy(&part.strategy).blocks.into_iter().filter(|block| !matches!(block, Block::Lead { .. })));
    }
    blocks.extend(activities::activities(&part.activities, &part.lasting.money));
    blocks.extend(models::models(&part.models));
    blocks.extend(measures::measures(&part.measures));
    blocks.extend(lasting(part));
    blocks.extend(people::thanks(&part.coalition));
    Document {
        title: part.jurisdiction.clone(),
        kind: KIND.to_owned(),
        running: format!("{} · {KIND}", inserted(&part.jurisdiction)),
        foot: format!("Draft of {}", dates::long(part.as_of.date())),
        as_of: part.as_of,
        paper: part.paper,
        setting: Setting::Pages,
        blocks,
    }
}

fn opening(part: &MobilityPlanPart) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !part.place.is_empty() {
        blocks.push(Block::Lead { text: part.place.as_str().into() });
    }
    let day = dates::long(part.as_of.date());
    let draft = format!("Nobody has approved or adopted this plan yet. It shows what stood in it on {day}, and it goes on changing.");
    blocks.push(Block::Notice { heading: "This is a draft".to_owned(), lines: vec![draft.into()] });
    blocks.push(heading("The plan in short"));
    if part.in_short.is_empty() {
        blocks.push(Block::Paragraph { text: "There is nothing to tell of yet: no finding, no goal, no strategic action.".into() });
    } else {
        blocks.push(Block::Facts { facts: facts(&part.in_short) });
    }
    blocks
}

fn facts(all: &[(&'static str, String)]) -> Vec<Fact> {
    all.iter().map(|(name, words)| Fact { name: (*name).to_owned(), text: words.as_str().into() }).collect()
}

/// The same one level lower, for a document within another.
fn lowered(blocks: Vec<Block>) -> Vec<Block> {
    let lower = |block: Block| match block {
        Block::Heading { level, text } => Block::Heading { level: (level + 1).min(4), text },
        block => block,
    };
    blocks.into_iter().map(lower).collect()
}

fn heard(part: &HeardPart) -> Vec<Block> {
    let mut blocks = vec![Block::Heading { level: 3, text: inserted(&part.title) }];
    if !part.when.is_empty() {
        blocks.push(Block::Paragraph { text: Text::new().soft(part.when.as_str()) });
    }
    if !part.groups.is_empty() {
        blocks.push(Block::Paragraph { text: Text::new().soft("Who was heard:") });
        blocks.push(Block::List { is_numbered: false, items: part.groups.iter().map(|group| group.as_str().into()).collect() });
    }
    blocks.extend(part.said.iter().map(|(name, words)| Block::typed(name.as_str(), words)));
    blocks
}

fn lasting(part: &MobilityPlanPart) -> Vec<Block> {
    let lasting = &part.lasting;
    let mut blocks = Vec::new();
    if !lasting.reporting.is_empty() {
        blocks.extend([heading("Reporting and accountability"), Block::Facts { facts: facts(&lasting.reporting) }]);
    }
    if !lasting.footings.is_empty() {
        blocks.extend([heading("Making it last"), Block::Facts { facts: lasting.footings.iter().map(footing).collect() }]);
    }
    if !lasting.learning.is_empty() {
        blocks.extend([heading("Learning and evaluation"), Block::Facts { facts: facts(&lasting.learning) }]);
    }
    blocks
}

/// "Governance: Weak: it has begun. Next: …"
fn footing(part: &FootingPart) -> Fact {
    let next = if part.next.is_empty() { String::new() } else { format!("What to do: {}", part.next) };
    let strength = if part.strength.is_empty() { String::new() } else { format!("{}.", part.strength) };
    let words: Vec<String> = [strength, next].into_iter().filter(|words| !words.is_empty()).collect();
    Fact { name: part.name.to_owned(), text: words.join(" ").into() }
}

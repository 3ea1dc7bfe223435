//! The Mobility Action Plan as a document: a cover, a table of contents, and its parts in the order that people chose. A part
//! of which nothing is there yet is not in it.

mod activities;
mod cards;
mod data;
mod lasting;
mod measures;
mod models;
mod people;

use serde_json::Value;

pub use cards::{card, cards};

use super::{Block, Document, Front, Setting, Text, markdown, strategy, summary};
use crate::domain::publication::{PlanPart, Publication};
use crate::domain::wording::Wording;
use crate::domain::words::inserted;
use crate::domain::words::language::Language;
use crate::report::{HeardPart, MobilityPlanPart};

/// What a plan says of which nothing is there yet.
const NOTHING: &str = "There is nothing to tell of yet: no finding, no goal, no strategic action.";
/// What a plan says of which every part is left out.
const ALL_LEFT_OUT: &str = "Every part of the plan is left out of this document.";

/// The kind of document that it is.
const KIND: &str = "Mobility Action Plan";

/// A part of the plan as it stands in the document, with its heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    /// Which part it is.
    pub part: PlanPart,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// The plan.
#[must_use]
pub fn mobility_plan(part: &MobilityPlanPart) -> Document {
    Document { blocks: told(part, Chapter::all(part)), ..cover(part) }
}

/// All chapters one after the other, or in a sentence why there is none.
fn told(part: &MobilityPlanPart, chapters: Vec<Chapter>) -> Vec<Block> {
    if chapters.is_empty() {
        let words = if part.order.is_empty() { ALL_LEFT_OUT } else { NOTHING };
        return vec![Block::Paragraph { text: words.into() }];
    }
    chapters.into_iter().flat_map(|chapter| chapter.blocks).collect()
}

/// Its cover, still without anything behind it.
fn cover(part: &MobilityPlanPart) -> Document {
    let standing = Publication::of_draft(part.as_of.date());
    let has_own_title = !part.title.is_empty();
    let mut lines = vec![if has_own_title { part.jurisdiction.as_str() } else { "" }, &part.covers, &part.place];
    lines.retain(|line| !line.is_empty());
    Document {
        title: if has_own_title { part.title.clone() } else { part.jurisdiction.clone() },
        kind: KIND.to_owned(),
        running: inserted(&part.jurisdiction),
        foot: standing[0].clone(),
        as_of: part.as_of,
        paper: part.paper,
        setting: Setting::Pages,
        language: Language::american(),
        front: Some(Front {
            seal: part.seal.clone(),
            lines: lines.into_iter().map(str::to_owned).collect(),
            standing: format!("{}.", standing.join(". ")),
        }),
        blocks: Vec::new(),
    }
}

/// The plan as a page shows it, chapter by chapter: the document without them, and they; in the document stands why there is
/// none, if there is none.
#[must_use]
pub fn mobility_plan_by_chapter(part: &MobilityPlanPart) -> (Document, Vec<Chapter>) {
    let chapters = Chapter::all(part);
    let blocks = if chapters.is_empty() { told(part, Vec::new()) } else { Vec::new() };
    (Document { blocks, ..cover(part) }, chapters)
}

impl Chapter {
    /// The parts that stand in the document, in their order.
    #[must_use]
    pub fn all(part: &MobilityPlanPart) -> Vec<Self> {
        let told = part.order.iter().filter(|which| part.is_told(**which));
        told.map(|which| Self::of(*which, part)).collect()
    }

    /// All words that stand in it, a text each.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut said = Vec::new();
        gather(&serde_json::to_value(&self.blocks).expect("blocks are a tree of strings and numbers"), &mut said);
        said
    }

    fn of(which: PlanPart, part: &MobilityPlanPart) -> Self {
        let heading = Block::Heading { level: 2, text: which.label().to_owned() };
        Self { part: which, blocks: [heading].into_iter().chain(chapter(which, part)).collect() }
    }
}

/// The strings of a tree, but for those that say how something is set.
fn gather(value: &Value, said: &mut Vec<String>) {
    const SETTING: [&str; 8] = ["is", "look", "href", "key", "align", "role", "side", "figure"];
    match value {
        Value::String(text) => said.push(text.clone()),
        Value::Array(parts) => parts.iter().for_each(|part| gather(part, said)),
        Value::Object(parts) => {
            let told = parts.iter().filter(|(name, _)| !SETTING.contains(&name.as_str()));
            told.for_each(|(_, part)| gather(part, said));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What stands in a part.
fn chapter(which: PlanPart, part: &MobilityPlanPart) -> Vec<Block> {
    let written = |wording: Wording| markdown(&part.text(wording), 3);
    match which {
        PlanPart::Letter => written(Wording::Letter).into_iter().chain(signed(&part.signed_by)).collect(),
        PlanPart::Coalition => people::coalition(&part.coalition),
        PlanPart::Findings => summary(&part.findings).blocks.into_iter().map(lowered).collect(),
        PlanPart::Heard => part.heard.iter().flat_map(heard).collect(),
        PlanPart::Goals => strategy::goals(&part.strategy),
        PlanPart::Activities => activities::activities(&part.activities, &part.lasting.money),
        PlanPart::Models => models::models(&part.models),
        PlanPart::Measures => measures::measures(&part.measures),
        PlanPart::Reporting => vec![lasting::facts(&part.lasting.reporting)],
        PlanPart::Lasting => vec![lasting::footings(&part.lasting.footings)],
        PlanPart::Learning => vec![lasting::facts(&part.lasting.learning)],
        PlanPart::DataNotes => written(Wording::DataNotes).into_iter().chain(data::readings(&part.data)).collect(),
        PlanPart::Summary => written(Wording::Summary),
        PlanPart::Made => written(Wording::Made),
        PlanPart::Vision => written(Wording::Vision),
        PlanPart::Theory => written(Wording::Theory),
        PlanPart::Glossary => written(Wording::Glossary),
        PlanPart::Thanks => written(Wording::Thanks),
    }
}

/// Lines for those who sign, two beside each other.
fn signed(by: &[String]) -> impl Iterator<Item = Block> + use<'_> {
    by.chunks(2).map(|labels| Block::Signature { labels: labels.to_vec() })
}

/// The same one level lower, for a document within another.
fn lowered(block: Block) -> Block {
    match block {
        Block::Heading { level, text } => Block::Heading { level: (level + 1).min(4), text },
        block => block,
    }
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

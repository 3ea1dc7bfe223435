//! The briefing for a new administration as a document: two pages.

use super::progress::{facts, next};
use super::{Block, Document, Setting, Text};
use crate::report::BriefingPart;

/// How many lines of what is due are told, so that it stays within two pages.
const DUE: usize = 8;

/// The briefing.
#[must_use]
pub fn briefing(part: &BriefingPart) -> Document {
    let heading = |text: &str| Block::Heading { level: 2, text: text.to_owned() };
    let together = |sentences: &[String]| Block::Paragraph { text: sentences.join(" ").into() };
    let list = |lines: &[String]| Block::List { is_numbered: false, items: lines.iter().map(|line| line.as_str().into()).collect() };
    let mut blocks = vec![heading("What the plan is"), together(&part.what)];
    blocks.extend([heading("Who stands behind it"), together(&part.behind_it)]);
    blocks.push(heading("What was promised"));
    blocks.push(if part.promised.is_empty() { Block::Paragraph { text: "There is no goal yet.".into() } } else { list(&part.promised) });
    blocks.extend([heading("Where it stands"), together(&part.stands)]);
    blocks.push(heading("Money"));
    let money = if part.money.is_empty() { "No amount is named for a strategic action yet." } else { &part.money };
    blocks.push(Block::Paragraph { text: money.into() });
    blocks.push(heading("What is due in the next 100 days"));
    if part.due.is_empty() {
        blocks.push(Block::Paragraph { text: "Nothing has a day in them yet.".into() });
    } else {
        blocks.extend(next(&part.due, DUE));
    }
    blocks.push(heading("Whom to talk to"));
    if part.people.is_empty() {
        blocks.push(Block::Paragraph { text: "No one is named yet who answers for the plan or leads a part of it.".into() });
    } else {
        blocks.push(facts(&part.people));
    }
    blocks.push(Block::Aside { text: Text::new().plain("How to reach them stands in the list of the coalition, and in no document.") });
    let document = Document::of_jurisdiction(&part.jurisdiction, "Briefing for a new administration", (part.as_of, part.paper), blocks);
    Document { setting: Setting::Close, ..document }
}

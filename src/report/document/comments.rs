//! The comments on a draft as a document: what was said by part of the plan, and what became of it.

use super::{Block, Document, Text};
use crate::domain::words::inserted;
use crate::report::{CommentPart, CommentsPart};

/// The comments on a draft.
#[must_use]
pub fn comments(part: &CommentsPart) -> Document {
    const KIND: &str = "Comments on the draft plan";
    let mut blocks = vec![Block::Lead { text: part.told.join(" ").into() }];
    blocks.push(Block::Paragraph { text: format!("{}. {}", inserted(&part.draft), part.period).into() });
    for (heading, comments) in &part.parts {
        blocks.push(Block::Heading { level: 2, text: (*heading).to_owned() });
        blocks.extend(comments.iter().flat_map(comment));
    }
    Document::of_jurisdiction(&part.jurisdiction, KIND, (part.as_of, part.paper), blocks)
}

fn comment(part: &CommentPart) -> Vec<Block> {
    let mut blocks = vec![Block::Heading { level: 3, text: part.heading.clone() }, Block::typed("What was said", &part.words)];
    let outcome = if part.outcome.is_empty() { "Not decided yet" } else { part.outcome };
    blocks.push(Block::Paragraph { text: Text::new().soft("What became of it: ").plain(outcome) });
    if !part.answer.is_empty() {
        blocks.push(Block::typed("What we answered or changed", &part.answer));
    }
    blocks
}

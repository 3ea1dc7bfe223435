//! The public summary as a document: four pages at most, in the language that it is written in.

use super::{Block, Document, Setting, markdown};
use crate::domain::words::{dates, inserted};
use crate::report::PublicSummaryPart;

/// What a summary says of which nothing is there yet.
const NOTHING: &str = "There is nothing to tell of yet: no finding, no goal, no strategic action.";

/// The summary. In another language no word of the program's own stands in it.
#[must_use]
pub fn public_summary(part: &PublicSummaryPart) -> Document {
    let day = part.as_of.date();
    let is_english = part.language.is_english();
    let mut blocks = markdown(&part.text, 2);
    if blocks.is_empty() && is_english {
        blocks.push(Block::Paragraph { text: NOTHING.into() });
    }
    Document {
        title: if part.title.is_empty() { part.jurisdiction.clone() } else { part.title.clone() },
        kind: if is_english { "Public summary".to_owned() } else { String::new() },
        running: inserted(&part.jurisdiction),
        foot: if is_english { format!("As of {}", dates::long(day)) } else { dates::iso(day) },
        as_of: part.as_of,
        paper: part.paper,
        setting: Setting::Pages,
        language: part.language.clone(),
        front: None,
        blocks,
    }
}

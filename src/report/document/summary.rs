//! The *Summary of Findings* as a document: by dimension, then by pillar.

use super::{Block, Document, Text};
use crate::domain::words::{capital, inserted, list, shortened};
use crate::report::{FindingPart, FindingPlace, SummaryPart, SupportPart};

/// The longest statement that a reference repeats, in characters.
const REPEATED: usize = 90;

/// The summary.
#[must_use]
pub fn summary(part: &SummaryPart) -> Document {
    let mut blocks = vec![Block::Lead { text: part.told.as_str().into() }];
    if part.findings().next().is_some() {
        let about = "What was found about mobility from poverty here, and what each finding rests on. A group of which \
                     fewer than five people were heard, or of which no number is given, is not named with an engagement.";
        blocks.push(Block::Aside { text: about.into() });
    }
    for dimension in &part.dimensions {
        blocks.push(Block::Heading { level: 2, text: dimension.name.clone() });
        if !dimension.what.is_empty() {
            blocks.push(Block::Aside { text: dimension.what.as_str().into() });
        }
        for (pillar, places) in &dimension.pillars {
            blocks.push(Block::Heading { level: 3, text: pillar.clone() });
            for place in places {
                match place {
                    FindingPlace::Here(part) => blocks.extend(finding(part)),
                    FindingPlace::Above(number, statement) => blocks.push(above(*number, statement)),
                }
            }
        }
    }
    if !part.insights.is_empty() {
        blocks.push(Block::Heading { level: 2, text: "Insights that nobody has agreed to yet".to_owned() });
        blocks.extend(part.insights.iter().flat_map(finding));
    }
    if !part.reviews.is_empty() {
        blocks.push(Block::Heading { level: 2, text: "How the coalition reviewed them".to_owned() });
        blocks.push(Block::List { is_numbered: false, items: part.reviews.iter().map(|line| line.as_str().into()).collect() });
    }
    Document::of_jurisdiction(&part.jurisdiction, "Summary of Findings", (part.as_of, part.paper), blocks)
}

fn above(number: usize, statement: &str) -> Block {
    let words = shortened(statement, REPEATED);
    Block::Paragraph { text: Text::new().soft(format!("{number}. See above: {}", inserted(&words))) }
}

fn finding(part: &FindingPart) -> Vec<Block> {
    let mut text = Text::new().strong(format!("{}. {}", part.number, inserted(&part.statement)));
    if !part.kind.is_empty() {
        text = text.soft(format!("  {}", part.kind));
    }
    let mut blocks = vec![Block::Paragraph { text }];
    if !part.more.is_empty() {
        blocks.push(Block::typed("", &part.more));
    }
    if !part.groups.is_empty() {
        let groups: Vec<String> = part.groups.iter().map(|name| inserted(name)).collect();
        blocks.push(Block::Paragraph { text: Text::new().soft("Most affected: ").plain(format!("{}.", capital(&list(&groups)))) });
    }
    if part.is_bare {
        blocks.push(Block::Paragraph { text: Text::new().soft("It rests on nothing that is on record yet.") });
    }
    if part.is_weak {
        blocks.push(Block::Paragraph { text: Text::new().soft("It rests on weak readings alone, which do not carry a finding.") });
    }
    if !part.supports.is_empty() {
        blocks.push(Block::List { is_numbered: false, items: part.supports.iter().map(support).collect() });
    }
    if !part.reviewed.is_empty() {
        blocks.push(Block::Aside { text: part.reviewed.as_str().into() });
    }
    blocks
}

fn support(part: &SupportPart) -> Text {
    let mut text = Text::new().soft(format!("{}: ", part.kind));
    if !part.head.is_empty() {
        text = text.plain(part.head.clone());
    }
    if !part.what.is_empty() {
        let between = if part.head.is_empty() { "" } else { ". " };
        text = text.plain(format!("{between}{}", inserted(&part.what)));
    }
    if !part.newer.is_empty() {
        let end = if part.what.ends_with(['.', '!', '?', '…']) || (part.head.is_empty() && part.what.is_empty()) { " " } else { ". " };
        text = text.soft(format!("{end}{}", part.newer));
    }
    if part.where_found.is_empty() { text } else { text.soft(" (").link(part.where_found.clone()).soft(")") }
}

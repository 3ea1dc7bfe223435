//! The strategy as a document: vision, theory of change, goals with their strategic actions.

use super::{Block, Document, Fact, Text, markdown};
use crate::domain::words::inserted;
use crate::report::{GoalPart, StrategicActionPart, StrategyPart};

/// The strategy.
#[must_use]
pub fn strategy(part: &StrategyPart) -> Document {
    let mut blocks = vec![Block::Lead { text: part.told.as_str().into() }];
    for (title, text) in [("Vision statement", &part.vision), ("Theory of change", &part.theory)] {
        if !text.is_empty() {
            blocks.push(Block::Heading { level: 2, text: title.to_owned() });
            blocks.extend(markdown(text, 3));
        }
    }
    if !part.goals.is_empty() {
        blocks.push(Block::Heading { level: 2, text: "Goals and strategic actions".to_owned() });
    }
    blocks.extend(goals(part));
    Document::of_jurisdiction(&part.jurisdiction, "Strategy", (part.as_of, part.paper), blocks)
}

/// The goals with their strategic actions.
pub(super) fn goals(part: &StrategyPart) -> Vec<Block> {
    // Where there is no goal at all, nothing is said to have none.
    let has_goals = part.goals.iter().any(|goal| !goal.title.is_empty());
    part.goals.iter().flat_map(|one| goal(one, has_goals)).collect()
}

fn goal(part: &GoalPart, has_goals: bool) -> Vec<Block> {
    let title = if part.title.is_empty() { "For no goal yet".to_owned() } else { inserted(&part.title) };
    let mut blocks = Vec::new();
    if has_goals {
        blocks.push(Block::Heading { level: 3, text: title });
    }
    if !part.notes.is_empty() {
        blocks.push(Block::typed("", &part.notes));
    }
    for (name, words) in [("For: ", &part.groups), ("Predictors: ", &part.predictors)] {
        if !words.is_empty() {
            blocks.push(Block::Paragraph { text: Text::new().soft(name).plain(format!("{words}.")) });
        }
    }
    if part.actions.is_empty() {
        blocks.push(Block::Paragraph { text: Text::new().soft("No strategic action yet.") });
    }
    blocks.extend(part.actions.iter().flat_map(|one| action(one, if has_goals { 4 } else { 3 })));
    blocks
}

fn action(part: &StrategicActionPart, level: u8) -> Vec<Block> {
    let mut blocks = vec![Block::Heading { level, text: inserted(&part.title) }];
    blocks.push(Block::Paragraph { text: Text::new().soft(part.status) });
    if !part.answers.is_empty() {
        blocks.push(Block::Paragraph { text: Text::new().soft("It answers:") });
        blocks.push(Block::List { is_numbered: false, items: part.answers.iter().map(|one| one.as_str().into()).collect() });
    }
    let fact = |(_, name, words): &(_, &str, String)| Fact { name: (*name).to_owned(), text: words.as_str().into() };
    if !part.facts.is_empty() {
        blocks.push(Block::Facts { facts: part.facts.iter().map(fact).collect() });
    }
    blocks
}

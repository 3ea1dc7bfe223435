//! The measurement plan: a table of all measures, then each with its course.

use crate::domain::words::inserted;
use crate::report::document::{Block, Row, Table, Text};
use crate::report::{MeasuredPart, MeasuresPart};

/// The measures.
pub(super) fn measures(part: &MeasuresPart) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph { text: part.told.as_str().into() }];
    blocks.push(Block::List { is_numbered: false, items: part.coverage.iter().map(|line| line.as_str().into()).collect() });
    let columns = [("Measure", 8), ("Baseline", 5), ("Now", 5), ("Target", 5), ("How it goes", 4)];
    let mut table = Table::new("Measures: where each is, and where it is to be", &columns);
    table.rows = part.measures.iter().map(row).collect();
    blocks.push(Block::Table(table));
    blocks.extend(part.measures.iter().flat_map(course));
    blocks
}

fn row(one: &MeasuredPart) -> Row {
    let part = &one.part;
    let text = |words: &str| if words.is_empty() { Vec::new() } else { vec![Text::from(words)] };
    let word = part.word.map_or_else(|| vec![Text::new().soft("No word yet")], |word| vec![Text::new().strong(word.label())]);
    Row { cells: vec![text(&inserted(&part.name)), text(&part.baseline), text(&part.now), text(&part.target), word], is_sum: false }
}

/// A measure with its chart, and who sees to it.
fn course(one: &MeasuredPart) -> Vec<Block> {
    let part = &one.part;
    let mut blocks = vec![Block::Heading { level: 3, text: inserted(&part.name) }];
    blocks.push(Block::Paragraph { text: part.told_to_all().into() });
    blocks.extend(part.chart.iter().cloned().map(Block::Figure));
    let seen = [
        if one.who.is_empty() { "Nobody collects it yet.".to_owned() } else { format!("Collected by {}.", one.who) },
        if one.rhythm.is_empty() { String::new() } else { format!("{}.", one.rhythm) },
        if one.where_found.is_empty() { String::new() } else { format!("From: {}.", one.where_found.trim_end_matches('.')) },
    ];
    let seen: Vec<String> = seen.into_iter().filter(|words| !words.is_empty()).collect();
    blocks.push(Block::Paragraph { text: Text::new().soft(seen.join(" ")) });
    blocks
}

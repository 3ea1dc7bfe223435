//! The metrics profile of a place as a document: by pillar, a line for each definition.

use super::{Block, Document, Row, Setting, Table, Text};
use crate::domain::words::inserted;
use crate::report::{LinePart, MetricPart, PlacePart, dates};

/// The profile.
#[must_use]
pub fn metrics(part: &PlacePart) -> Document {
    let (some, all) = part.counted();
    let lead = format!("What the published Mobility Metrics say of {}: {some} of {all} metrics have a reading.", inserted(&part.place));
    let mut blocks = vec![Block::Lead { text: lead.into() }];
    let about = "The metrics show where to ask; they do not explain. A weak number decides nothing. Each number stands with its year, \
                 how sure the publisher is of it, and the release that it comes from.";
    blocks.push(Block::Aside { text: about.into() });
    if !part.change.is_empty() {
        blocks.push(Block::Aside { text: part.change.as_str().into() });
    }
    if !part.peers.is_empty() {
        let names: Vec<String> = part.peers.iter().map(|name| inserted(name)).collect();
        blocks.push(Block::Aside { text: format!("Peers: {}.", names.join("; ")).into() });
    }
    if !part.shared.is_empty() {
        let names: Vec<String> = part.shared.iter().map(|name| inserted(name)).collect();
        let told = format!("In some metrics one estimate stands for this place and {}. They are not compared.", names.join("; "));
        blocks.push(Block::Aside { text: told.into() });
    }
    for pillar in &part.pillars {
        blocks.push(Block::Heading { level: 2, text: pillar.name.clone() });
        let columns = [("Predictor and metric", 27), ("Reading", 27), ("Over the years, and beside others", 46)];
        let mut table = Table::new(format!("{}: readings", pillar.name), &columns);
        for predictor in &pillar.predictors {
            for metric in &predictor.metrics {
                table.rows.extend(rows(&predictor.name, metric));
            }
        }
        blocks.push(Block::Table(table));
    }
    Document {
        title: part.jurisdiction.clone(),
        kind: "Metrics profile".to_owned(),
        running: inserted(&part.jurisdiction),
        foot: format!("As of {}", dates::long(part.as_of.date())),
        as_of: part.as_of,
        paper: part.paper,
        setting: Setting::Pages,
        blocks,
    }
}

fn rows(predictor: &str, metric: &MetricPart) -> Vec<Row> {
    if metric.lines.is_empty() {
        let name = vec![Text::new().strong(predictor).soft(format!(" {}", metric.name))];
        let cells = vec![name, vec![Text::new().soft("No reading")], vec![Text::new().soft(metric.missing.as_str())]];
        return vec![Row { cells, is_sum: false }];
    }
    metric.lines.iter().enumerate().map(|(at, line)| row(Some(predictor).filter(|_| at == 0), line)).collect()
}

fn row(predictor: Option<&str>, line: &LinePart) -> Row {
    let mut name: Vec<Text> = predictor.map(|name| Text::new().strong(name)).into_iter().collect();
    name.push(Text::new().plain(line.name).soft(if line.is_past { " As defined before." } else { "" }));
    let mut reading = Vec::new();
    match &line.newest {
        Some(row) => {
            reading.push(Text::new().strong(row.value.as_str()).plain(format!(" {}", row.unit)));
            reading.push(Text::new().soft(format!("{} · {} · {}", row.year, row.quality, row.of_release())));
            reading.extend(row.notes.iter().map(|note| Text::new().soft(note.as_str())));
        }
        None => reading.push(Text::new().soft("Only groups have readings.")),
    }
    let told = [line.better, line.trend.as_str(), line.turn, line.range.as_str(), line.against.as_str(), line.unranked];
    let told: Vec<&str> = told.into_iter().filter(|sentence| !sentence.is_empty()).collect();
    let mut beside = vec![Text::new().plain(told.join(" "))];
    for apart in &line.apart {
        let mut text = Text::new().soft("Groups: ").plain(apart.told.as_str());
        text = text.soft(format!(" {} · {}", apart.year, apart.release));
        for caution in &apart.cautions {
            text = text.soft(format!(" {caution}"));
        }
        beside.push(text);
    }
    Row { cells: vec![name, reading, beside], is_sum: false }
}

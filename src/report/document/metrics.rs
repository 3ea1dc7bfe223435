//! The metrics profile of a place as a document: how to read it, then by pillar a row for each definition.
//!
//! What many rows would repeat stands once at the end, numbered: the releases, and what has to be said beside numbers.

use super::{Block, Document, Fact, Row, Setting, Table, Text, figure};
use crate::domain::guide::metrics::{ReleaseKey, Unit};
use crate::domain::words::{inserted, number};
use crate::report::{LinePart, MetricPart, Moved, PillarPart, PlacePart, ReadingRow, capital};

/// What is told once and referred to by number.
#[derive(Default)]
struct Marks {
    sources: Vec<String>,
    notes: Vec<String>,
}

impl Marks {
    fn of(list: &mut Vec<String>, text: &str) -> usize {
        let at = list.iter().position(|known| known == text).unwrap_or(list.len());
        if at == list.len() {
            list.push(text.to_owned());
        }
        at + 1
    }

    /// Year, quality and release: "2023, strong, source 1".
    fn origin(&mut self, year: u16, quality: &str, release: &str) -> String {
        format!("{year}, {quality}, source {}", Self::of(&mut self.sources, release))
    }

    /// A reference to each of these: " Notes 1 and 2."
    fn notes<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> String {
        let texts = texts.into_iter().filter(|text| !text.is_empty());
        let numbers: Vec<String> = texts.map(|text| Self::of(&mut self.notes, text).to_string()).collect();
        match &numbers[..] {
            [] => String::new(),
            [one] => format!(" Note {one}."),
            all => format!(" Notes {}.", crate::domain::words::list(all)),
        }
    }
}

/// The profile.
#[must_use]
pub fn metrics(part: &PlacePart) -> Document {
    let mut marks = Marks::default();
    let mut blocks = opening(part);
    for pillar in &part.pillars {
        blocks.push(Block::Heading { level: 2, text: pillar.name.clone() });
        let columns = [("Metric", 26), ("Reading", 20), ("Over the years, and between groups", 27), ("Beside peers", 27)];
        let mut table = Table { is_dense: true, ..Table::new(format!("{}: readings", pillar.name), &columns) };
        for predictor in &pillar.predictors {
            let told = predictor.metrics.iter().filter(|metric| !metric.lines.is_empty());
            for (at, metric) in told.enumerate() {
                table.rows.extend(rows(Some(predictor.name.as_str()).filter(|_| at == 0), metric, &mut marks));
            }
        }
        if !table.rows.is_empty() {
            blocks.push(Block::Table(table));
        }
        blocks.extend(without(pillar, &mut marks).map(|text| Block::Aside { text }));
    }
    let sources = marks.sources.iter().map(|source| published(source)).collect();
    for (heading, texts) in [("Sources", sources), ("Notes", marks.notes)] {
        if !texts.is_empty() {
            blocks.push(Block::Heading { level: 2, text: heading.to_owned() });
            blocks.push(Block::List { is_numbered: true, items: texts.into_iter().map(|text| Text::new().soft(text)).collect() });
        }
    }
    Document {
        setting: Setting::Close,
        ..Document::of_jurisdiction(&part.jurisdiction, "Metrics profile", (part.as_of, part.paper), blocks)
    }
}

/// What leadership reads in two minutes, and how to read the rest.
fn opening(part: &PlacePart) -> Vec<Block> {
    let (some, all) = part.counted();
    let lead = format!("The Mobility Metrics of {}: {} of {all} metrics have a reading.", inserted(&part.place), number(some));
    let mut blocks = vec![Block::Lead { text: capital(&lead).into() }];
    let names = |went: Went| part.metrics().filter(|metric| Went::of(metric) == went).map(|metric| metric.name).collect::<Vec<_>>();
    let told = Went::ALL.map(|went| (went.in_words(), names(went)));
    let told = told.into_iter().filter(|(_, names)| !names.is_empty());
    let facts = told.map(|(name, names)| Fact { name: name.to_owned(), text: format!("{}.", names.join("; ")).into() }).collect();
    blocks.push(Block::Facts { facts });
    blocks.push(Block::Heading { level: 2, text: "How to read this".to_owned() });
    blocks.push(Block::Figure(figure::legend()));
    let mut items: Vec<Text> = vec![
        "The numbers show where to ask. They do not explain, and they give no place a score or a rank.".into(),
        "Each reading has its year, how sure its publisher is of it, and the number of its source at the end. A weak one decides nothing."
            .into(),
        "A change is told from the first to the last year of one release. A metric of several numbers stands under better or worse if \
         none of them went the other way."
            .into(),
        "Lower numbers lie at the left of a strip, with the lowest and the highest of the peers below it. For housing wealth the dot is \
         the share of wealth, the bar the share of households."
            .into(),
    ];
    if !part.peers.is_empty() {
        let names: Vec<String> = part.peers.iter().map(|name| inserted(name)).collect();
        items.push(Text::new().plain("Peers: ").plain(format!("{}.", names.join("; "))));
    }
    if !part.shared.is_empty() {
        let names: Vec<String> = part.shared.iter().map(|name| inserted(name)).collect();
        items.push(format!("In some metrics one estimate stands for this place and {}. They are not compared.", names.join("; ")).into());
    }
    if !part.change.is_empty() {
        items.push(part.change.as_str().into());
    }
    blocks.push(Block::List { is_numbered: false, items });
    blocks
}

/// Which way the numbers of a metric went together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Went {
    Better,
    Worse,
    Apart,
    Unclear,
    Neither,
    Dollars,
    Unknown,
    Missing,
}

impl Went {
    const ALL: [Self; 8] =
        [Self::Better, Self::Worse, Self::Apart, Self::Unclear, Self::Neither, Self::Dollars, Self::Unknown, Self::Missing];

    /// None of the numbers of a metric that is told as better went the other way, and so for worse.
    fn of(metric: &MetricPart) -> Self {
        let some = |moved: Moved| metric.lines.iter().any(|line| line.moved == moved);
        match (some(Moved::Better), some(Moved::Worse)) {
            _ if metric.lines.is_empty() => Self::Missing,
            (true, true) => Self::Apart,
            (true, false) => Self::Better,
            (false, true) => Self::Worse,
            (false, false) if some(Moved::Unclear) => Self::Unclear,
            (false, false) if some(Moved::Neither) => Self::Neither,
            (false, false) if some(Moved::Dollars) => Self::Dollars,
            (false, false) => Self::Unknown,
        }
    }

    const fn in_words(self) -> &'static str {
        match self {
            Self::Better => "For the better",
            Self::Worse => "For the worse",
            Self::Apart => "Some better, some worse",
            Self::Unclear => "No clear change",
            Self::Neither => "Changed, without better or worse",
            Self::Dollars => "In dollars of each year",
            Self::Unknown => "No two years to compare",
            Self::Missing => "No reading",
        }
    }
}

/// The metrics of a pillar without a reading, with their predictors; those that lack one for the same reason together.
fn without(pillar: &PillarPart, marks: &mut Marks) -> Option<Text> {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for predictor in &pillar.predictors {
        for metric in predictor.metrics.iter().filter(|metric| metric.lines.is_empty()) {
            let one = format!("{} ({})", metric.name, predictor.name);
            match reasons.iter_mut().find(|(why, _)| *why == metric.missing) {
                Some((_, names)) => names.push(one),
                None => reasons.push((&metric.missing, vec![one])),
            }
        }
    }
    let told: Vec<String> =
        reasons.into_iter().map(|(why, names)| format!("No reading: {}.{}", names.join("; "), marks.notes([why]))).collect();
    (!told.is_empty()).then(|| told.join(" ").into())
}

fn rows(predictor: Option<&str>, metric: &MetricPart, marks: &mut Marks) -> Vec<Row> {
    let mut better = "";
    let line = |(at, line): (usize, &LinePart)| {
        // Said once for all numbers of a metric, as long as it is the same.
        let said = if line.better == better { "" } else { line.better };
        better = line.better;
        row(predictor.filter(|_| at == 0), line, said, marks)
    };
    metric.lines.iter().enumerate().map(line).collect()
}

/// The predictor, once, and the name of a number with what stands back.
fn named(predictor: Option<&str>, name: &str, soft: &str) -> Vec<Text> {
    let mut cell: Vec<Text> = predictor.map(|name| Text::new().strong(name)).into_iter().collect();
    let text = Text::new().plain(name);
    cell.push(if soft.is_empty() { text } else { text.plain(". ").soft(soft) });
    cell
}

fn row(predictor: Option<&str>, line: &LinePart, better: &str, marks: &mut Marks) -> Row {
    let past = if line.is_past { "As defined before. " } else { "" };
    let name = named(predictor, line.name, format!("{past}{better}").trim_end());
    let reading = line.newest.as_ref().map_or_else(|| vec![Text::new().soft("Only groups have readings.")], |row| reading(row, marks));
    Row { cells: vec![name, reading, over(line, marks), beside(line, marks)], is_sum: false }
}

fn reading(row: &ReadingRow, marks: &mut Marks) -> Vec<Text> {
    let origin = marks.origin(row.year, row.quality, &row.of_release());
    let notes = marks.notes(row.notes.iter().map(String::as_str));
    let unit = if row.unit.is_empty() { String::new() } else { format!(" {}", row.unit) };
    vec![Text::new().strong(row.value.as_str()).plain(unit), Text::new().soft(format!("{origin}.{notes}"))]
}

/// How a number went, and the groups that are furthest apart.
fn over(line: &LinePart, marks: &mut Marks) -> Vec<Text> {
    let mut cell = Vec::new();
    if !line.trend_in_short.is_empty() {
        let turn = match line.moved {
            Moved::Better => ", for the better",
            Moved::Worse => ", for the worse",
            Moved::Unclear | Moved::Neither | Moved::Dollars | Moved::Unknown => "",
        };
        let dollars = if line.unit == Unit::Dollars { "Dollars are those of each year, which do not buy the same." } else { "" };
        cell.push(Text::new().plain(format!("{}{turn}.{}", line.trend_in_short, marks.notes([dollars]))));
    }
    for apart in &line.apart {
        // How sure each of the two is stands beside it.
        let source = Marks::of(&mut marks.sources, &apart.release);
        let notes = marks.notes(apart.cautions.iter().copied());
        cell.push(Text::new().plain(format!("Groups: {} ", apart.between)).soft(format!("{}, source {source}.{notes}", apart.year)));
    }
    cell
}

/// A source with who publishes it, where the release is known; else it is the name of a file.
fn published(source: &str) -> String {
    let is_known = ReleaseKey::all().any(|key| source.starts_with(&key.get().title));
    if is_known { format!("Urban Institute, Mobility Metrics: {source}") } else { source.to_owned() }
}

/// The peers, drawn and told.
fn beside(line: &LinePart, marks: &mut Marks) -> Vec<Text> {
    let mut cell: Vec<Text> = line.strip.iter().map(Text::figure).collect();
    let told = [line.in_short.as_str(), line.gap.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let told = told + &marks.notes([line.unranked]);
    if !told.is_empty() {
        cell.push(Text::new().plain(told.trim_start()));
    }
    cell
}

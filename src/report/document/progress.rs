//! The progress report as a document: what was said, what was done, what changed, what is behind, what comes next. A section
//! of which nothing is there to tell is not in it.

use super::{Align, Block, Document, Fact, Row, Table, Text, markdown};
use crate::domain::progress::Section;
use crate::domain::words::inserted;
use crate::report::{AheadPart, BehindPart, ChangedPart, GoalProgress, LatePart, ProgressPart, dates};

/// How many lines of what comes next are told.
const MOST: usize = 40;

/// The report.
#[must_use]
pub fn progress(part: &ProgressPart) -> Document {
    let chapters = Section::ALL.iter().filter(|section| part.tells(**section)).flat_map(|section| {
        let heading = Block::Heading { level: 2, text: section.label().to_owned() };
        std::iter::once(heading).chain(progress_section(*section, part))
    });
    Document { blocks: head(part).into_iter().chain(chapters).collect(), ..progress_cover(part) }
}

/// The report without anything in it.
#[must_use]
pub fn progress_cover(part: &ProgressPart) -> Document {
    let document = Document::of_jurisdiction(&part.jurisdiction, "Progress report", (part.as_of, part.paper), Vec::new());
    let running = format!("{} · {}", inserted(&part.jurisdiction), part.stretch.in_words());
    Document { running, foot: format!("As of {}", dates::long(part.as_of.date())), ..document }
}

fn head(part: &ProgressPart) -> [Block; 2] {
    [Block::Lead { text: part.stretch.in_words().into() }, Block::Paragraph { text: part.told.as_str().into() }]
}

/// What stands in a section.
#[must_use]
pub fn progress_section(section: Section, part: &ProgressPart) -> Vec<Block> {
    match section {
        Section::Said => part.goals.iter().filter(|goal| !goal.promised.is_empty()).flat_map(said).collect(),
        Section::Did => part.goals.iter().filter(|goal| !goal.done.is_empty()).flat_map(did).collect(),
        Section::Changed => part.changed.iter().flat_map(changed).collect(),
        Section::Behind => part.behind.iter().flat_map(behind).chain(late(&part.late)).collect(),
        Section::Money => money(part),
        Section::Next => next(&part.ahead, MOST),
        _ => section.wording().and_then(|wording| part.texts.get(&wording)).map_or_else(Vec::new, |text| markdown(text, 3)),
    }
}

fn goal(title: &str) -> Block {
    let text = if title.is_empty() { "Of no goal".to_owned() } else { inserted(title) };
    Block::Heading { level: 3, text }
}

fn said(part: &GoalProgress) -> Vec<Block> {
    let mut blocks = vec![goal(&part.title)];
    for promised in &part.promised {
        let columns = [("What was due", 8), ("By whom", 4), ("By when", 4), ("Status", 3)];
        let mut table = Table::new(inserted(&promised.title), &columns);
        table.shows_caption = true;
        for one in &promised.activities {
            let due = one.due.map_or_else(String::new, dates::long);
            table.row([one.what.as_str(), &one.who, &due, one.status].map(Into::into));
        }
        blocks.push(Block::Table(table));
    }
    blocks
}

fn did(part: &GoalProgress) -> [Block; 2] {
    let mut table = Table::new("What was finished", &[("What", 8), ("Part of", 6), ("Done", 4)]);
    for one in &part.done {
        let served = if one.served.is_empty() { "A strategic action" } else { &one.served };
        table.row([one.what.as_str(), served, &one.day].map(Into::into));
    }
    [goal(&part.title), Block::Table(table)]
}

fn changed(part: &ChangedPart) -> Vec<Block> {
    let measure = &part.measured.part;
    let word = measure.word.map_or_else(Text::new, |word| Text::new().strong(format!("{}. ", word.label())));
    let mut blocks =
        vec![Block::Heading { level: 3, text: inserted(&measure.name) }, Block::Paragraph { text: word.plain(measure.told_to_all()) }];
    blocks.extend(measure.chart.iter().cloned().map(Block::Figure));
    // Where nobody noted anything, no column waits for it.
    let is_noted = part.updates.iter().any(|update| !update.note.is_empty());
    let columns = [("As of", 5), ("Value", 5), ("Note", 9)];
    let columns = if is_noted { &columns[..] } else { &columns[..2] };
    let mut table = Table::new(format!("News of {}", inserted(&measure.name)), columns);
    for update in &part.updates {
        let value = if update.value.is_empty() { update.answer.label() } else { &update.value };
        let note = update.note.lines().filter(|line| !line.trim().is_empty()).map(Text::from).collect();
        let mut cells: Vec<Vec<Text>> = vec![vec![update.period.as_str().into()], vec![value.into()], note];
        cells.truncate(columns.len());
        table.rows.push(Row { cells, is_sum: false });
    }
    blocks.push(Block::Table(table));
    blocks
}

fn behind(part: &BehindPart) -> Vec<Block> {
    let text = Text::new().strong(format!("{}. ", part.word)).plain(part.told.as_str());
    let mut blocks = vec![Block::Heading { level: 3, text: inserted(&part.name) }, Block::Paragraph { text }];
    if part.why.is_empty() {
        blocks.push(Block::Aside { text: "No note says why.".into() });
    }
    blocks.extend(part.why.iter().map(|(day, note)| Block::typed(day.as_str(), note)));
    blocks
}

fn late(all: &[LatePart]) -> Vec<Block> {
    if all.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new("Activities past their day", &[("Activity", 8), ("Part of", 6), ("Who sees to it", 4), ("Was due", 4)]);
    for one in all {
        let who = if one.who.is_empty() { "Nobody yet" } else { &one.who };
        table.row([one.what.as_str(), &one.serves, who, &one.due].map(Into::into));
    }
    vec![Block::Heading { level: 3, text: "Activities past their day".to_owned() }, Block::Table(table)]
}

fn money(part: &ProgressPart) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph { text: part.money.as_str().into() }];
    if !part.money_by_goal.is_empty() {
        let columns = [("Goal", 8), ("Secured", 4), ("Asked for", 4), ("Needed", 4)];
        let mut table = Table::new("Money for strategic actions, by goal", &columns);
        for column in &mut table.columns[1..] {
            column.align = Align::End;
        }
        for (goal, split) in &part.money_by_goal {
            let amounts = [split.secured, split.asked, split.needed].map(|amount| Text::from(amount.to_string()));
            table.row(std::iter::once(Text::from(inserted(goal))).chain(amounts));
        }
        blocks.push(Block::Table(table));
    }
    blocks
}

/// What comes next, a row for each of the first so many, and how many more there are of each kind.
pub(super) fn next(all: &[AheadPart], most: usize) -> Vec<Block> {
    let mut table = Table::new("What comes next", &[("Day", 4), ("What", 9), ("Who sees to it", 4)]);
    let (told, rest) = all.split_at(most.min(all.len()));
    for one in told {
        table.row([one.day.as_str(), &one.what, &one.who].map(Into::into));
    }
    let rest = (!rest.is_empty()).then(|| Block::Aside { text: format!("After these: {}.", AheadPart::counted(rest)).into() });
    [Block::Table(table)].into_iter().chain(rest).collect()
}

/// The names of facts as a list of them.
pub(super) fn facts(all: &[(String, String)]) -> Block {
    let fact = |(name, words): &(String, String)| Fact { name: name.clone(), text: words.as_str().into() };
    Block::Facts { facts: all.iter().map(fact).collect() }
}

//! A card for each strategic action: one sheet to hand out, of what the plan says of it. What a sheet has no room for is
//! counted, and stands in the plan.

use serde_json::Value;
use uuid::Uuid;

use crate::domain::strategy::EntryKind;
use crate::domain::words::inserted::{BEGINS, ENDS};
use crate::domain::words::{agree, capital, count, inserted};
use crate::report::document::brief::fact;
use crate::report::document::{Block, Document, Setting, Table, Text};
use crate::report::{ActivitiesPart, Fact, GoalPart, MeasuredPart, MobilityPlanPart, ModelPart, StrategicActionPart, dates};

/// How much of each stands on a card.
#[derive(Clone, Copy)]
struct Room {
    /// Outcomes of each horizon.
    outcomes: usize,
    activities: usize,
    measures: usize,
    /// The letters of what somebody typed in a line.
    line: usize,
    /// The letters of what the community said.
    said: usize,
}

/// From the most to the least. A card tells the most that fits on its sheet.
const ROOMS: [Room; 4] = [
    Room { outcomes: 3, activities: 8, measures: 8, line: 160, said: 600 },
    Room { outcomes: 2, activities: 6, measures: 5, line: 110, said: 400 },
    Room { outcomes: 1, activities: 4, measures: 3, line: 60, said: 200 },
    // For letters of the East, which say more in less room.
    Room { outcomes: 1, activities: 3, measures: 2, line: 30, said: 90 },
];
/// How many letters fit on a sheet in the smallest type, though tables leave some of it empty.
const LETTERS: usize = 4_000;
/// How many strategic actions are listed before the cards: so many fit on that sheet, whatever they are called.
const LISTED: usize = 10;

/// The card of a strategic action; nothing of one that the plan does not tell of.
#[must_use]
pub fn card(part: &MobilityPlanPart, of: Uuid) -> Option<Document> {
    let (goal, action) = all(part).find(|(_, action)| action.id == of)?;
    Some(Document { title: titled(action), blocks: told(part, (goal, action), 2), ..cover(part, "Strategic action") })
}

/// All cards, with a list of them before the first.
#[must_use]
pub fn cards(part: &MobilityPlanPart) -> Document {
    let mut blocks = vec![Block::Lead { text: part.strategy.told.as_str().into() }];
    if (1..=LISTED).contains(&all(part).count()) {
        blocks.push(listed(part));
    }
    for (goal, action) in all(part) {
        blocks.push(Block::NewPage);
        blocks.push(Block::Heading { level: 2, text: inserted(&titled(action)) });
        blocks.extend(told(part, (goal, action), 3));
    }
    Document { blocks, ..cover(part, "Strategic actions, a card each") }
}

/// A row for each, with whole titles as long as they have room; then no title is longer than what fits of so many.
fn listed(part: &MobilityPlanPart) -> Block {
    let rows = |most: usize| {
        let mut table = Table::new("The strategic actions", &[("Strategic action", 8), ("Lead", 5), ("How far it is", 3)]);
        for (_, action) in all(part) {
            table.row([&action.title, lead(action), action.status].map(|words| inserted(&short(words, most)).into()));
        }
        Block::Table(table)
    };
    let whole = rows(usize::MAX);
    // A title has half the width of the sheet.
    let fits = weight(&serde_json::to_value(&whole).expect("blocks are a tree of strings and numbers")) <= LETTERS / 2;
    if fits { whole } else { rows(ROOMS[2].line) }
}

fn cover(part: &MobilityPlanPart, kind: &str) -> Document {
    let name = inserted(&part.jurisdiction);
    let foot = format!("{name} · As of {}", dates::long(part.as_of.date()));
    let cover = Document::of_jurisdiction(&part.jurisdiction, kind, (part.as_of, part.paper), Vec::new());
    Document { foot, setting: Setting::Sheet, ..cover }
}

/// The strategic actions that the plan tells of, each with its goal, in their order.
fn all(part: &MobilityPlanPart) -> impl Iterator<Item = (&GoalPart, &StrategicActionPart)> {
    part.strategy.goals.iter().flat_map(|goal| goal.actions.iter().map(move |action| (goal, action)))
}

/// The title on a card: shorter where its letters may take much room.
fn titled(action: &StrategicActionPart) -> String {
    let [most, .., little, _] = ROOMS.map(|room| short(&action.title, room.line));
    if weight(&most.as_str().into()) > 4 * ROOMS[0].line { little } else { most }
}

/// What stands on a card below its title, with headings of this level.
fn told(part: &MobilityPlanPart, of: (&GoalPart, &StrategicActionPart), level: u8) -> Vec<Block> {
    let [most, less, little, least] = ROOMS.map(|room| told_in(room, part, of, level));
    let fits = |blocks: &Vec<Block>| weight(&serde_json::to_value(blocks).expect("blocks are a tree of strings and numbers")) <= LETTERS;
    [most, less, little].into_iter().find(fits).unwrap_or(least)
}

/// The letters of a tree. What no font at hand shows is printed as its number, which is eight letters long; that may be true
/// of any letter of the East.
fn weight(value: &Value) -> usize {
    match value {
        Value::String(text) => text.chars().map(|c| if c < '\u{1100}' { 1 } else { 8 }).sum(),
        Value::Array(parts) => parts.iter().map(weight).sum(),
        Value::Object(parts) => parts.values().map(weight).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

fn told_in(room: Room, part: &MobilityPlanPart, (goal, action): (&GoalPart, &StrategicActionPart), level: u8) -> Vec<Block> {
    let activities = part.activities.iter().find(|activities| activities.of == action.id);
    let model = part.models.iter().find(|model| model.of == action.id);
    let measures: Vec<&MeasuredPart> = part.measures.measures.iter().filter(|one| one.serves.contains(&action.id)).collect();
    let shaped = action.said(Fact::Shaped);
    let parts = [
        ("What will change", model.map(|model| changes(room, model)).unwrap_or_default()),
        ("What is done", activities.map(|activities| done(room, activities)).unwrap_or_default()),
        ("How we will know", known(room, &measures)),
        ("What the community said", if shaped.is_empty() { Vec::new() } else { vec![Block::typed("", &short(shaped, room.said))] }),
    ];
    let mut blocks = vec![facts(room, goal, action, activities)];
    for (heading, told) in parts.into_iter().filter(|(_, told)| !told.is_empty()) {
        blocks.push(Block::Heading { level, text: heading.to_owned() });
        blocks.extend(told);
    }
    blocks
}

fn facts(room: Room, goal: &GoalPart, action: &StrategicActionPart, activities: Option<&ActivitiesPart>) -> Block {
    let said = |of| action.said(of);
    let goal = inserted(&goal.title);
    let all = [
        ("Goal", goal.as_str()),
        ("For whom", said(Fact::Groups)),
        ("Where", said(Fact::Place)),
        ("Lead", lead(action)),
        ("Partners", said(Fact::Members)),
        ("Money", activities.map_or("", |activities| &activities.money)),
        ("How far it is", action.status),
    ];
    let facts = all.into_iter().filter(|(_, words)| !words.is_empty());
    Block::Facts { facts: facts.map(|(name, words)| fact(name, short(words, 2 * room.line))).collect() }
}

fn lead(action: &StrategicActionPart) -> &str {
    match action.said(Fact::Lead) {
        "" => "No one yet",
        lead => lead,
    }
}

/// The outcomes, the soonest first.
fn changes(room: Room, part: &ModelPart) -> Vec<Block> {
    let horizons = [EntryKind::Short, EntryKind::Medium, EntryKind::Long];
    let of = |kind: EntryKind| part.rows.iter().filter(move |row| row.kind == kind && !row.is_dropped);
    let item =
        |row: &crate::report::ModelRow| Text::from(short(&row.what, room.line)).soft(format!(" ({})", row.kind.label().to_lowercase()));
    let mut items: Vec<Text> = horizons.into_iter().flat_map(|kind| of(kind).take(room.outcomes)).map(item).collect();
    let all: usize = horizons.into_iter().map(|kind| of(kind).count()).sum();
    items.extend(more(all - items.len(), ("outcome", "outcomes"), "logic model"));
    if items.is_empty() { Vec::new() } else { vec![Block::List { is_numbered: false, items }] }
}

/// The activities.
fn done(room: Room, part: &ActivitiesPart) -> Vec<Block> {
    let mut table = Table::new("Activities", &[("Activity", 8), ("Who", 4), ("By", 4), ("Status", 3)]);
    for one in part.activities.iter().take(room.activities) {
        let due = one.due.map_or_else(String::new, dates::long);
        table.row([short(&one.what, room.line), one.who.clone(), due, one.status.to_owned()].map(Text::from));
    }
    let rest = more(part.activities.len() - table.rows.len(), ("activity", "activities"), "work plan");
    [Block::Table(table)].into_iter().chain(rest.map(|text| Block::Aside { text })).collect()
}

/// The measures, each with where it began, is and is to be.
fn known(room: Room, measures: &[&MeasuredPart]) -> Vec<Block> {
    if measures.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new("Measures", &[("Measure", 7), ("Baseline", 5), ("Target", 5), ("Latest", 5)]);
    for one in measures.iter().take(room.measures) {
        let part = &one.part;
        table.row([inserted(&short(&part.name, room.line)), part.baseline.clone(), part.target.clone(), part.now.clone()].map(Text::from));
    }
    let rest = more(measures.len() - table.rows.len(), ("measure", "measures"), "plan");
    [Block::Table(table)].into_iter().chain(rest.map(|text| Block::Aside { text })).collect()
}

/// "Two more outcomes stand in the logic model."
fn more(n: usize, (one, many): (&str, &str), place: &str) -> Option<Text> {
    let more = [format!("more {one}"), format!("more {many}")];
    (n > 0).then(|| format!("{} {} in the {place}.", capital(&count(n, &more[0], &more[1])), agree(n, "stands", "stand")).into())
}

/// A text of at most so many letters, cut between words where it is longer.
fn short(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let start = &text[..end];
    let words = start.rsplit_once(char::is_whitespace).map_or(start, |(words, _)| words).trim_end();
    // What was inserted and is cut ends here.
    let open = words.matches(BEGINS).count().saturating_sub(words.matches(ENDS).count());
    format!("{words} …{}", ENDS.to_string().repeat(open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_between_two_words() {
        assert_eq!(short("one two", 7), "one two");
        assert_eq!(short("one two three", 9), "one two …");
        assert_eq!(short("漢字漢字", 2), "漢字 …");
        assert_eq!(short("\u{2068}שלום עולם\u{2069}", 8), "\u{2068}שלום …\u{2069}");
        assert_eq!(more(1, ("outcome", "outcomes"), "plan").unwrap().words(), "One more outcome stands in the plan.");
        assert_eq!(more(2, ("outcome", "outcomes"), "plan").unwrap().words(), "Two more outcomes stand in the plan.");
        assert_eq!(more(0, ("outcome", "outcomes"), "plan"), None);
    }
}

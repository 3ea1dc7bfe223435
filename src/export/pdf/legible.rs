//! Texts as the fonts at hand can show them: what none of them has becomes its number, `[U+1F3C1]`.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

use percent_encoding::{CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value};

use super::fonts::Fonts;
use super::sides;
use crate::report::meant;

/// The letters that these fonts lack.
pub fn beyond(data: &Value, fonts: &Fonts) -> BTreeSet<char> {
    fn gather(data: &Value, fonts: &Fonts, lacking: &mut BTreeSet<char>) {
        match data {
            Value::String(text) => {
                lacking.extend(text.chars().filter(|c| !(c.is_ascii() || is_silent(*c) || fonts.have(*c))));
            }
            Value::Array(parts) => parts.iter().for_each(|part| gather(part, fonts, lacking)),
            Value::Object(parts) => parts.values().for_each(|part| gather(part, fonts, lacking)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut lacking = BTreeSet::new();
    gather(data, fonts, &mut lacking);
    lacking
}

/// The same texts without what cannot be seen.
pub fn plain(data: &Value, fonts: &Fonts) -> Value {
    legible(data, &mut Letters::of(data, fonts, false))
}

/// The same texts with what joins letters, which some scripts need.
pub fn with_joiners(data: &Value, fonts: &Fonts) -> Value {
    legible(data, &mut Letters::of(data, fonts, true))
}

/// What a letter becomes.
#[derive(Clone, Copy)]
enum Shown {
    AsIs,
    Dropped,
    AsNumber,
}

/// Where a word may break. The template sets next to no room in its place, so that nobody copies it.
const BREAK: char = '\u{200B}';

struct Letters<'a> {
    fonts: &'a Fonts,
    known: HashMap<char, Shown>,
    keeps_joiners: bool,
    /// Whether each line begins with the mark of the side that it runs from.
    has_sides: bool,
}

impl<'a> Letters<'a> {
    fn of(data: &Value, fonts: &'a Fonts, keeps_joiners: bool) -> Self {
        Self { fonts, known: HashMap::new(), keeps_joiners, has_sides: data["has_sides"] == true }
    }

    fn shown(&mut self, c: char) -> Shown {
        if c.is_ascii_graphic() || matches!(c, ' ' | '\n') {
            return Shown::AsIs;
        }
        let Self { fonts, keeps_joiners, .. } = *self;
        *self.known.entry(c).or_insert_with(|| {
            if c.is_control() {
                Shown::Dropped
            } else if is_silent(c) {
                let joins = matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE0F}');
                if keeps_joiners && joins { Shown::AsIs } else { Shown::Dropped }
            } else if fonts.have(c) {
                Shown::AsIs
            } else {
                Shown::AsNumber
            }
        })
    }
}

/// How many letters stay on one line whatever it takes: in each column of the table at hand, and here.
#[derive(Clone, Copy)]
struct Room<'a> {
    columns: &'a [usize],
    here: usize,
}

fn legible(data: &Value, letters: &mut Letters<'_>) -> Value {
    within(data, letters, Room { columns: &[], here: UNBROKEN })
}

fn within(data: &Value, letters: &mut Letters<'_>, room: Room<'_>) -> Value {
    match data {
        Value::String(text) if letters.has_sides => {
            let mut line = |line| {
                sides::marked(line, |words, may_break| {
                    let words = shown(words, letters);
                    if may_break { breakable(&words, room.here) } else { words }
                })
            };
            Value::String(text.split('\n').map(&mut line).collect::<Vec<_>>().join("\n"))
        }
        Value::String(text) => Value::String(breakable(&shown(text, letters), room.here)),
        Value::Array(parts) => parts.iter().map(|part| within(part, letters, room)).collect(),
        Value::Object(parts) => {
            let columns = columns(parts);
            let room = if columns.is_empty() { room } else { Room { columns: &columns, ..room } };
            let part = |(name, part): (&String, &Value)| (name.clone(), named(name, part, letters, room));
            Value::Object(parts.iter().map(part).collect())
        }
        other => other.clone(),
    }
}

fn named(name: &str, part: &Value, letters: &mut Letters<'_>, room: Room<'_>) -> Value {
    match (name, part) {
        // What the template goes by is no text.
        ("is" | "look" | "key" | "align" | "role" | "side" | "paper" | "setting" | "faces" | "lang" | "region", part) => part.clone(),
        // What no font shows stays as it was typed: where an address leads, and what the file and its pictures say of themselves.
        ("href", Value::String(text)) => utf8_percent_encode(text, CONTROLS).to_string().into(),
        ("file_title" | "alt", Value::String(text)) => text.chars().filter(|c| !c.is_control()).collect::<String>().into(),
        ("cells", Value::Array(cells)) => {
            let here = |at: usize| room.columns.get(at).copied().unwrap_or(room.here);
            cells.iter().enumerate().map(|(at, cell)| within(cell, letters, Room { here: here(at), ..room })).collect()
        }
        _ => within(part, letters, room),
    }
}

/// How many letters have room in each column of a table; nothing for what is no table.
fn columns(parts: &Map<String, Value>) -> Vec<usize> {
    let shares = parts.get("columns").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let share = |column: &Value| column["share"].as_u64().and_then(|share| usize::try_from(share).ok()).unwrap_or(1).max(1);
    let all: usize = shares.iter().map(share).sum();
    shares.iter().map(|column| (LINE * share(column) / all.max(1)).min(UNBROKEN)).collect()
}

fn shown(text: &str, letters: &mut Letters<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter_map(meant) {
        // A tab has no width of its own on paper.
        match (c, letters.shown(c)) {
            ('\t', _) => out.push_str("    "),
            (c, Shown::AsIs) => out.push(c),
            (_, Shown::Dropped) => {}
            (c, Shown::AsNumber) => write!(out, "[U+{:04X}]", u32::from(c)).expect("a string takes whatever is written to it"),
        }
    }
    out
}

/// The longest run of letters that stays on one line whatever it takes.
const UNBROKEN: usize = 24;
/// How many letters a line holds.
const LINE: usize = 84;
/// What a long word breaks after, before it breaks anywhere else.
const JOINTS: [char; 18] = ['/', '.', ',', '@', '_', '-', '–', '=', '&', '?', ':', ';', '%', '#', '|', ')', '}', ']'];

/// The same text, with places to break in every word that is longer than there is room: at its joints, and after every
/// few letters of what is still too long. Only in scripts whose letters stand by themselves.
fn breakable(text: &str, room: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        if word.trim_end().chars().count() <= room {
            out.push_str(word);
            continue;
        }
        for (at, run) in runs(word).into_iter().enumerate() {
            if at > 0 {
                out.push(BREAK);
            }
            let is_long = run.trim_end().chars().count() > room;
            let mut before = ' ';
            for (at, c) in run.chars().enumerate() {
                if is_long && at % 6 == 0 && stands_alone(before) && stands_alone(c) {
                    out.push(BREAK);
                }
                out.push(c);
                before = c;
            }
        }
    }
    out
}

/// The runs of a word between its joints.
fn runs(word: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let (mut start, mut before) = (0, ' ');
    for (at, c) in word.char_indices() {
        if JOINTS.contains(&before) && stands_alone(c) && !JOINTS.contains(&c) {
            runs.push(&word[start..at]);
            start = at;
        }
        before = c;
    }
    runs.push(&word[start..]);
    runs
}

/// Whether a letter may stand at the end or the beginning of a line without its neighbor: Latin, Greek, Cyrillic.
fn stands_alone(c: char) -> bool {
    c < '\u{530}' && !c.is_whitespace() && !matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}')
}

/// Whether a letter only steers those around it and has no look of its own.
fn is_silent(c: char) -> bool {
    matches!(
        u32::from(c),
        0xAD | 0x61C | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0xFFF9..=0xFFFB | 0xE_0000..=0xE_0FFF
    )
}

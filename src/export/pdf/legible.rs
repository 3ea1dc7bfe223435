//! Texts as the fonts at hand can show them: what none of them has becomes its number, `[U+1F3C1]`.

use std::collections::HashMap;
use std::fmt::Write;

use serde_json::Value;

use super::fonts::Fonts;

/// Whether these fonts have every letter of every text.
pub fn is_covered(data: &Value, fonts: &Fonts) -> bool {
    match data {
        Value::String(text) => text.chars().all(|c| c.is_ascii() || is_silent(c) || fonts.have(c)),
        Value::Array(parts) => parts.iter().all(|part| is_covered(part, fonts)),
        Value::Object(parts) => parts.values().all(|part| is_covered(part, fonts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

/// The same texts without what cannot be seen.
pub fn plain(data: &Value, fonts: &Fonts) -> Value {
    legible(data, &mut Letters { fonts, known: HashMap::new(), keeps_joiners: false })
}

/// The same texts with what joins letters, which some scripts need.
pub fn with_joiners(data: &Value, fonts: &Fonts) -> Value {
    legible(data, &mut Letters { fonts, known: HashMap::new(), keeps_joiners: true })
}

/// What a letter becomes.
#[derive(Clone, Copy)]
enum Shown {
    AsIs,
    Dropped,
    AsNumber,
}

struct Letters<'a> {
    fonts: &'a Fonts,
    known: HashMap<char, Shown>,
    keeps_joiners: bool,
}

impl Letters<'_> {
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

fn legible(data: &Value, letters: &mut Letters<'_>) -> Value {
    match data {
        Value::String(text) => Value::String(breakable(shown(text, letters))),
        Value::Array(parts) => parts.iter().map(|part| legible(part, letters)).collect(),
        Value::Object(parts) => Value::Object(parts.iter().map(|(name, part)| (name.clone(), legible(part, letters))).collect()),
        other => other.clone(),
    }
}

fn shown(text: &str, letters: &mut Letters<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
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

/// The same text, with a place to break after every few letters of a word that is longer than a line may be. Only
/// in scripts whose letters stand by themselves.
fn breakable(text: String) -> String {
    let stands_alone = |c: char| c < '\u{250}' && !c.is_whitespace();
    if text.split(char::is_whitespace).all(|word| word.len() <= UNBROKEN) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for word in text.split_inclusive(char::is_whitespace) {
        let is_long = word.chars().count() > UNBROKEN;
        let mut before = ' ';
        for (at, c) in word.chars().enumerate() {
            if is_long && at % 6 == 0 && stands_alone(before) && stands_alone(c) {
                out.push('\u{200B}');
            }
            out.push(c);
            before = c;
        }
    }
    out
}

/// Whether a letter only steers those around it and has no look of its own.
fn is_silent(c: char) -> bool {
    matches!(
        u32::from(c),
        0xAD | 0x61C | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0xFFF9..=0xFFFB | 0xE_0000..=0xE_0FFF
    )
}

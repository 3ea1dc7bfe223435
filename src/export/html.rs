//! A document as one HTML file that needs nothing else, and opens without this program.

use std::collections::BTreeSet;
use std::fmt::Write;

use askama::Template;
use serde_json::Value;

use crate::report::dates;
use crate::report::document::{Align, Block, Column, Document, LadderPart, Look, Paper, Piece, Rung, SealPart, Setting, Table, Text};
use crate::report::inserted::Part;

/// The page; its words go through the escaper of XML, which also leaves out characters that no file should hold.
#[derive(Template)]
#[template(path = "documents/page.html", escape = "xml")]
struct Page<'a> {
    document: &'a Document,
    /// The seal on its cover.
    seal: Option<&'a SealPart>,
    title: String,
    day: String,
    running: String,
    foot: String,
    widths: BTreeSet<u32>,
    /// The size of the type on paper, in points, of what has to stay on one sheet.
    sheet_size: Option<String>,
}

/// Writes the document.
#[must_use]
pub fn write(document: &Document) -> String {
    let page = Page {
        seal: document.seal(),
        title: document.file_title(),
        day: dates::iso(document.as_of.date()),
        running: css_text(&document.running),
        foot: css_text(&document.foot),
        widths: widths(document),
        sheet_size: (document.setting == Setting::Sheet).then(|| format!("{:.1}", sheet_size(letters_of_fullest(document)))),
        document,
    };
    page.render().expect("a string takes whatever is written to it")
}

/// The text as a string of a style sheet: all but letters and digits of ASCII by number, so that nothing can end it.
fn css_text(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).fold(String::from("\""), |mut held, c| {
        if c.is_ascii_alphanumeric() || c == ' ' {
            held.push(c);
        } else {
            write!(held, "\\{:x} ", u32::from(c)).expect("a string takes whatever is written to it");
        }
        held
    }) + "\""
}

/// The letters of the fullest sheet of a document.
fn letters_of_fullest(document: &Document) -> f64 {
    document.sheets().map(letters).fold(0.0, f64::max)
}

/// The letters of blocks, more or less, a wide one counted as more than one.
fn letters(blocks: &[Block]) -> f64 {
    fn count(value: &Value) -> f64 {
        match value {
            Value::String(text) => text
                .chars()
                .map(|c| {
                    if c >= '\u{1100}' {
                        2.0
                    } else if c.is_uppercase() {
                        1.5
                    } else {
                        1.0
                    }
                })
                .sum(),
            Value::Array(parts) => parts.iter().map(count).sum(),
            Value::Object(parts) => {
                let said = parts.iter().filter(|(name, _)| !matches!(name.as_str(), "is" | "look" | "key" | "align" | "role" | "side"));
                said.map(|(_, part)| count(part)).sum()
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => 0.0,
        }
    }
    count(&serde_json::to_value(blocks).expect("a document is a tree of strings and numbers"))
}

/// How many letters fit on a sheet in type of 8.5 points, even in a wide face: the machine chooses the face.
const LETTERS: f64 = 2_500.0;

/// The size of the type, in points, in which so many letters fit on a sheet. A page cannot try sizes one after another.
fn sheet_size(letters: f64) -> f64 {
    (8.5 * (LETTERS / letters.max(1.0)).powf(0.65)).clamp(6.0, 8.5)
}

/// The widths of all columns, each once, for the style sheet.
fn widths(document: &Document) -> BTreeSet<u32> {
    let tables = document.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables.flat_map(|table| table.columns.iter().map(|column| percent(table, column))).collect()
}

/// The width of a column in percent.
fn percent(table: &Table, column: &Column) -> u32 {
    let all: u32 = table.columns.iter().map(|column| u32::from(column.share.max(1))).sum();
    u32::from(column.share.max(1)) * 100 / all.max(1)
}

/// A text in pieces, with the mark that stands before the first of a kind.
fn marked(text: &Text) -> impl Iterator<Item = (&Piece, &'static str)> {
    let mut before = Look::Plain;
    text.0.iter().map(move |piece| {
        let look = match piece {
            Piece::Words { look, .. } => *look,
            Piece::Check(_) | Piece::Figure(_) => Look::Plain,
        };
        let mark = if look == before { "" } else { look.mark() };
        before = look;
        (piece, mark)
    })
}

/// The address, if it leads to the web or to a mailbox.
fn web(href: &str) -> Option<&str> {
    ["https://", "http://", "mailto:"].iter().any(|start| href.starts_with(start)).then_some(href)
}

/// The ladder as it is drawn, 720 wide.
struct Drawing<'a> {
    ladder: &'a LadderPart,
    rungs: Vec<DrawnRung<'a>>,
    /// Each count with its middle.
    counts: Vec<(u8, u16)>,
    /// The middle of today's count.
    now: u16,
    /// The key of the band in which today's count lies; empty while that may not be said.
    here: &'a str,
    reach: Option<Reach>,
}

/// A band as it is drawn.
struct DrawnRung<'a> {
    rung: &'a Rung,
    left: u16,
    width: u16,
    center: u16,
}

/// Where the mark of the highest count stands, and where its words begin or end so as to stay within the drawing.
struct Reach {
    x: u16,
    text_x: u16,
    side: &'static str,
}

impl<'a> Drawing<'a> {
    fn of(ladder: &'a LadderPart) -> Self {
        let reach = (ladder.ceiling > ladder.met).then(|| {
            let x = middle(ladder.ceiling);
            let (side, text_x) = if ladder.ceiling > 4 { ("end", x + 6) } else { ("start", x - 6) };
            Reach { x, text_x, side }
        });
        Self {
            ladder,
            rungs: ladder.rungs.iter().map(drawn).collect(),
            counts: (0..=9).map(|count| (count, middle(count))).collect(),
            now: middle(ladder.met),
            here: ladder.rungs.iter().find(|rung| rung.is_here).map_or("", |rung| rung.key.as_str()),
            reach,
        }
    }
}

/// The middle of a count.
fn middle(count: u8) -> u16 {
    39 + 71 * u16::from(count.min(9))
}

fn drawn(rung: &Rung) -> DrawnRung<'_> {
    let left = middle(rung.first) - 34;
    let width = middle(rung.last.max(rung.first)) + 34 - left;
    DrawnRung { rung, left, width, center: left + width / 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_string_of_a_style_sheet() {
        assert_eq!(css_text("Wren County · </style>\"\\\n"), "\"Wren County \\b7  \\3c \\2f style\\3e \\22 \\5c \"");
    }
}

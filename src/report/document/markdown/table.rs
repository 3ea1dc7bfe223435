//! A simple table.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::inline::{Events, line};
use super::source::Source;
use crate::report::document::{Align, Block, Cell, Column, Piece, Row, Table, Text};

/// The most columns of a table.
pub const COLUMNS: usize = 8;
/// The least and the most letters that a column is as wide as.
const WIDTHS: (usize, usize) = (4, 40);

/// Takes a table that has begun.
pub fn table(source: &Source, events: &mut Events<'_>, aligns: &[Alignment]) -> Block {
    let (mut names, mut rows, mut cells): (Vec<String>, Vec<Vec<Text>>, Vec<Text>) = (Vec::new(), Vec::new(), Vec::new());
    // Where the last cell ends.
    let mut end = 0;
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::TableCell) => {
                cells.push(line(source, events));
                end = range.end;
            }
            Event::End(TagEnd::TableHead) => names = cells.drain(..).map(|text| told(&text)).collect(),
            Event::End(TagEnd::TableRow) => {
                // Cells that no column is for stay in the last one.
                let beyond = source.typed(end.min(range.end)..range.end);
                if let Some(last) = cells.last_mut().filter(|_| !beyond.trim_matches(['|', ' ']).is_empty()) {
                    *last = std::mem::take(last).plain(beyond);
                }
                rows.push(std::mem::take(&mut cells));
            }
            Event::End(TagEnd::Table) => break,
            _ => {}
        }
    }
    let column = |(at, align): (usize, &Alignment)| {
        let name = names.get(at).cloned().unwrap_or_default();
        let letters = rows.iter().filter_map(|row| row.get(at)).map(|text| text.words().chars().count());
        let widest = letters.chain([name.chars().count()]).max().unwrap_or(0).clamp(WIDTHS.0, WIDTHS.1);
        Column {
            share: u8::try_from(widest).unwrap_or(u8::MAX),
            align: if *align == Alignment::Right { Align::End } else { Align::Start },
            name,
        }
    };
    let columns: Vec<Column> = aligns.iter().enumerate().map(column).collect();
    let headings: Vec<&str> = columns.iter().map(|column| column.name.as_str()).filter(|name| !name.is_empty()).collect();
    let caption = if headings.is_empty() { "Table".to_owned() } else { format!("Table: {}", headings.join(", ")) };
    let cell = |text: Text| -> Cell { if text.is_empty() { Vec::new() } else { vec![text] } };
    let row = |mut row: Vec<Text>| {
        row.resize(columns.len(), Text::new());
        Row { cells: row.into_iter().map(cell).collect(), is_sum: false }
    };
    let rows = rows.into_iter().map(row).collect();
    Block::Table(Table { rows, shows_caption: false, is_dense: false, has_boxes: false, caption, columns })
}

/// A line in words alone, where it can lead nowhere: an address stands behind the words that lead to it.
pub fn told(text: &Text) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words { text, href, .. } if !href.is_empty() && href != text => format!("{text} ({href})"),
        piece => Text(vec![piece.clone()]).words(),
    };
    text.0.iter().map(piece).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

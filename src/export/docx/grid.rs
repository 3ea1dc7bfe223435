//! Tables of a Word file, and what is set as one: facts, signatures, lines to write on.

use crate::report::document::{Align, Fact, Row, Table};

use super::links::Links;
use super::paragraph::{Paragraph, Side};

/// A row with a cell longer than this, in characters, may run over the end of a page.
const SHORT: usize = 600;

/// A table.
#[derive(Debug)]
pub struct Grid<'a> {
    /// The id of its style.
    pub style: &'static str,
    /// What it is called, for those who cannot see it.
    pub caption: &'a str,
    /// What it says, for those who cannot see it; empty when its cells say it.
    pub description: &'a str,
    /// Whether its first row names its columns.
    pub has_head: bool,
    /// Whether its first column names its rows.
    pub names_rows: bool,
    /// The widths of its columns, in twentieths of a point.
    pub widths: Vec<u32>,
    /// Its rows.
    pub rows: Vec<GridRow<'a>>,
}

/// A row.
#[derive(Debug, Default)]
pub struct GridRow<'a> {
    /// Whether it names the columns, and repeats on every page.
    pub is_head: bool,
    /// Whether it stays on one page.
    pub is_whole: bool,
    /// Its least height, in twentieths of a point; 0 for that of its words.
    pub height: u32,
    /// Its cells.
    pub cells: Vec<GridCell<'a>>,
}

/// A cell.
#[derive(Debug, Default)]
pub struct GridCell<'a> {
    /// Its width, in twentieths of a point.
    pub width: u32,
    /// How many columns it spans.
    pub span: usize,
    /// The color of the line above it; empty for that of the table's style.
    pub line_above: &'static str,
    /// The color of the line below it; empty for that of the table's style.
    pub line_below: &'static str,
    /// Its color; empty for none.
    pub fill: &'static str,
    /// What stands in it: at least one paragraph, as Word wants it.
    pub paragraphs: Vec<Paragraph<'a>>,
}

impl<'a> GridCell<'a> {
    /// A cell of one paragraph.
    pub fn one(width: u32, paragraph: Paragraph<'a>) -> Self {
        Self { width, span: 1, paragraphs: vec![paragraph], ..Self::default() }
    }
}

/// Shares of a width, which add up to it.
fn shared(shares: &[u8], width: u32) -> Vec<u32> {
    let all: u32 = shares.iter().map(|share| u32::from((*share).max(1))).sum();
    let mut widths: Vec<u32> = shares.iter().map(|share| u32::from((*share).max(1)) * width / all.max(1)).collect();
    let rest = width - widths.iter().sum::<u32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Where the cells of a column stand.
fn side(align: Align) -> Side {
    match align {
        Align::Start => Side::Start,
        Align::End => Side::End,
    }
}

/// A table of the document.
pub fn table<'a>(table: &'a Table, width: u32, links: &mut Links<'a>) -> Grid<'a> {
    let shares: Vec<u8> = table.columns.iter().map(|column| column.share).collect();
    let widths = shared(&shares, width);
    let sides: Vec<Side> = table.columns.iter().map(|column| side(column.align)).collect();
    let head = table.columns.iter().enumerate().map(|(at, column)| {
        let paragraph = Paragraph { side: sides[at], ..Paragraph::plain("TableHead", column.name.as_str()) };
        GridCell { line_below: "14508F", ..GridCell::one(widths[at], paragraph) }
    });
    let mut rows = vec![GridRow { is_head: true, is_whole: true, height: 0, cells: head.collect() }];
    let plain = if table.is_dense { "TableDense" } else { "TableText" };
    rows.extend(table.rows.iter().map(|part| row(part, if part.is_sum { "TableSum" } else { plain }, (&widths, &sides), links)));
    Grid { style: "MilepostTable", caption: &table.caption, description: "", has_head: true, names_rows: true, widths, rows }
}

fn row<'a>(row: &'a Row, style: &'static str, (widths, sides): (&[u32], &[Side]), links: &mut Links<'a>) -> GridRow<'a> {
    let line_above = if row.is_sum { "14508F" } else { "" };
    let cells = widths.iter().zip(sides).enumerate().map(|(at, (width, side))| {
        let texts = row.cells.get(at).map(Vec::as_slice).unwrap_or_default();
        let mut paragraphs: Vec<_> = texts.iter().map(|text| Paragraph { side: *side, ..Paragraph::of(style, text, links) }).collect();
        if paragraphs.is_empty() {
            paragraphs.push(Paragraph::empty(style));
        }
        GridCell { width: *width, span: 1, line_above, paragraphs, ..GridCell::default() }
    });
    let cells = cells.collect();
    let longest = row.cells.iter().map(|cell| cell.iter().map(|text| text.words().chars().count()).sum::<usize>()).max();
    GridRow { is_head: false, is_whole: longest.unwrap_or_default() <= SHORT, height: 0, cells }
}

/// Facts, each with its name in the first column.
pub fn facts<'a>(facts: &'a [Fact], width: u32, links: &mut Links<'a>) -> Grid<'a> {
    let widths = shared(&[27, 73], width);
    let row = |fact: &'a Fact| {
        let name = GridCell::one(widths[0], Paragraph::plain("FactName", fact.name.as_str()));
        let text = GridCell::one(widths[1], Paragraph::of("TableText", &fact.text, links));
        GridRow { is_whole: fact.text.words().chars().count() <= SHORT, cells: vec![name, text], ..GridRow::default() }
    };
    let rows = facts.iter().map(row).collect();
    Grid { style: "MilepostTable", caption: "Facts", description: "", has_head: false, names_rows: true, widths, rows }
}

/// Lines for signatures, each with its label below it; narrow columns keep them apart.
pub fn signature(labels: &[String], width: u32) -> Grid<'_> {
    let mut shares = Vec::new();
    for at in 0..labels.len() {
        if at > 0 {
            shares.push(4);
        }
        shares.push(32);
    }
    let widths = shared(&shares, width);
    let empty = |at: usize| {
        let line_below = if at.is_multiple_of(2) { "1D1E20" } else { "" };
        let above = Paragraph { stays_with_next: true, ..Paragraph::empty("TableText") };
        GridCell { line_below, ..GridCell::one(widths[at], above) }
    };
    let label = |at: usize| {
        let words = if at.is_multiple_of(2) { Paragraph::plain("FactName", labels[at / 2].as_str()) } else { Paragraph::empty("FactName") };
        GridCell::one(widths[at], words)
    };
    let rows = vec![
        GridRow { is_whole: true, height: 800, cells: (0..widths.len()).map(empty).collect(), ..GridRow::default() },
        GridRow { is_whole: true, cells: (0..widths.len()).map(label).collect(), ..GridRow::default() },
    ];
    Grid { style: "MilepostBare", caption: "Signature", description: "", has_head: false, names_rows: false, widths, rows }
}

/// Empty lines to write on, in which can also be typed.
pub fn ruled(lines: u8, label: &str, width: u32) -> Grid<'_> {
    let line = |at: u8| {
        // Lines of one question stay on one page.
        let room = Paragraph { stays_with_next: at + 1 < lines, ..Paragraph::empty("TableText") };
        let cell = GridCell { line_below: "7A7D83", ..GridCell::one(width, room) };
        GridRow { is_whole: true, height: 460, cells: vec![cell], ..GridRow::default() }
    };
    let rows = (0..lines).map(line).collect();
    let caption = if label.is_empty() { "Lines to write on" } else { label };
    Grid { style: "MilepostBare", caption, description: "", has_head: false, names_rows: false, widths: vec![width], rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_the_width() {
        for shares in [vec![1, 1, 1], vec![0, 255], vec![7], vec![33, 33, 33, 1]] {
            assert_eq!(shared(&shares, 9_360).iter().sum::<u32>(), 9_360);
        }
        assert!(shared(&[], 9_360).is_empty());
    }
}

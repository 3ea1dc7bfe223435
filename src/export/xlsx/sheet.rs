//! A sheet: how it prints, and the table that it holds alone, with its header in the first row, so that
//! every program that reads tables reads this one.

use rust_xlsxwriter::Worksheet;

use super::book::{Book, Cover};
use super::cell::{Cell, clean, make_room};
use super::fit::{FITS, height, lines};
use super::long::Place;
use crate::report::dates;
use crate::report::document::Paper;

/// The longest name of a jurisdiction at the head of a printed page, in characters. A header holds 255
/// in all, and an ampersand counts twice.
const NAME: usize = 80;

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    heading: &'static str,
    /// In characters.
    width: u16,
    /// Whether it holds amounts, which stand at its right.
    is_amount: bool,
}

impl Column {
    /// A column of texts, days or counts.
    pub const fn new(heading: &'static str, width: u16) -> Self {
        Self { heading, width, is_amount: false }
    }

    /// A column of amounts.
    pub const fn of_amounts(heading: &'static str, width: u16) -> Self {
        Self { heading, width, is_amount: true }
    }
}

/// A sheet of this name, ready to be printed.
pub fn named(name: &str, cover: &Cover) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(name).expect(FITS);
    // The numbers by which Excel knows the two.
    sheet.set_paper_size(match cover.paper {
        Paper::Letter => 1,
        Paper::A4 => 9,
    });
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.75, 0.75, 0.3, 0.3);
    let short: String = clean(&cover.jurisdiction).chars().take(NAME).collect();
    sheet.set_header(format!("&L{}&R{name}", short.replace('&', "&&")));
    let record = if cover.record.is_empty() { String::new() } else { format!("Record {}", cover.record) };
    sheet.set_footer(format!("&L{record}&CAs of {}&RPage &P of &N", dates::long(cover.as_of.date())));
    sheet
}

/// A table on a sheet of this name.
fn table<'a>(book: &mut Book<'_>, name: &'static str, columns: &[Column], rows: impl Iterator<Item = Vec<Cell<'a>>>) -> Worksheet {
    let mut sheet = named(name, book.cover);
    sheet.set_landscape();
    let across = pages_across(columns);
    sheet.set_print_fit_to_pages(across, 0);
    if across > 1 {
        // The pages of a row follow one another, each with what the row is about.
        sheet.set_page_order(false);
        sheet.set_repeat_columns(0, 0).expect(FITS);
    }
    let mut last = 0;
    let mut most = 0;
    for (at, Column { heading, width, is_amount }) in (0..).zip(columns) {
        let style = if *is_amount { &book.styles.heading_of_amounts } else { &book.styles.heading };
        sheet.set_column_width(at, f64::from(*width)).expect(FITS);
        sheet.write_string_with_format(0, at, *heading, style).expect(FITS);
        most = most.max(height(&lines(heading, *width), heading));
        last = at;
    }
    make_room(&mut sheet, 0, most);
    sheet.set_freeze_panes(1, 0).expect(FITS);
    sheet.set_repeat_rows(0, 0).expect(FITS);
    let mut next = 1;
    for row in rows {
        let mut most = 0;
        for ((at, Column { heading, width, .. }), cell) in (0..).zip(columns).zip(row) {
            let cell = cell.fitted(*width, Place { sheet: name, row: next + 1, column: heading }, &mut book.long);
            most = most.max(cell.height(*width));
            cell.put(&mut sheet, (next, at), &book.styles);
        }
        make_room(&mut sheet, next, most);
        next += 1;
    }
    if next > 1 {
        sheet.autofilter(0, 0, next - 1, last).expect(FITS);
    }
    sheet
}

/// The width in letters that a page across takes when type of 11 points is set in 7: below that nobody reads it.
const PAGE: u16 = 205;

/// How many pages side by side a table needs to be read. A second one shows the first column again.
fn pages_across(columns: &[Column]) -> u16 {
    // Each column has some room of its own beside its letters.
    let width = |columns: &[Column]| columns.iter().map(|column| column.width + 1).sum::<u16>();
    let first = columns.first().map_or(0, |column| column.width);
    (1..=20).find(|pages| width(columns) + (pages - 1) * first <= pages * PAGE).unwrap_or(1)
}

impl Book<'_> {
    /// Adds a sheet that holds a table.
    pub fn table<'b>(&mut self, name: &'static str, columns: &[Column], rows: impl Iterator<Item = Vec<Cell<'b>>>) {
        let sheet = table(self, name, columns, rows);
        self.sheets.push(sheet);
    }
}

//! A sheet that holds a table: lines above it, a header row that stays in view, filters, and how it prints.

use rust_xlsxwriter::Worksheet;

use super::cell::{Cell, clean, lines, make_room};
use super::style::Styles;
use super::{Cover, FITS};
use crate::report::dates;
use crate::report::document::Paper;

/// The longest name of a jurisdiction at the head of a printed page, in characters. A header holds 255
/// in all, and an ampersand counts twice.
const NAME: usize = 80;

/// A column: its heading, and its width in characters.
pub type Column = (&'static str, u16);

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

/// Writes a table below so many lines, and gives the row after it. A table without rows has a line
/// that says so.
pub fn table<'a>(
    sheet: &mut Worksheet,
    styles: &Styles,
    above: &[String],
    columns: &[Column],
    rows: impl Iterator<Item = Vec<Cell<'a>>>,
) -> u32 {
    let mut top = 0;
    for line in above {
        let style = if top == 0 { &styles.title } else { &styles.line };
        sheet.write_string_with_format(top, 0, clean(line), style).expect(FITS);
        top += 1;
    }
    let mut last = 0;
    for (at, (heading, width)) in (0..).zip(columns) {
        sheet.set_column_width(at, f64::from(*width)).expect(FITS);
        sheet.write_string_with_format(top, at, *heading, &styles.heading).expect(FITS);
        last = at;
    }
    make_room(sheet, top, columns.iter().map(|(heading, width)| lines(heading, *width)).max().unwrap_or(1));
    sheet.set_freeze_panes(top + 1, 0).expect(FITS);
    sheet.set_repeat_rows(top, top).expect(FITS);
    sheet.set_landscape();
    let mut next = top + 1;
    for row in rows {
        make_room(sheet, next, row.iter().zip(columns).map(|(cell, (_, width))| cell.lines(*width)).max().unwrap_or(1));
        for (at, cell) in (0..).zip(row) {
            cell.put(sheet, (next, at), styles);
        }
        next += 1;
    }
    if next > top + 1 {
        sheet.autofilter(top, 0, next - 1, last).expect(FITS);
    } else {
        sheet.write_string_with_format(next, 0, "Nothing yet", &styles.line).expect(FITS);
        next += 1;
    }
    next
}

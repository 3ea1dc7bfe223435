//! The sheet of the texts that are longer than a row can show.

use super::book::Book;
use super::cell::Cell;
use super::long::{NAME, WORDS, parts};
use super::sheet::Column;

const COLUMNS: [Column; 6] = [
    Column::new("Text", 7),
    Column::new("Sheet", 11),
    Column::new("Row", 7),
    Column::new("Column", 20),
    Column::new("Part", 7),
    Column::new("Words", WORDS),
];

/// Adds their sheet, if there are any: a row for each part of each text. The parts put together are the text.
pub fn add(book: &mut Book<'_>) {
    let texts = std::mem::take(&mut book.long).all();
    if texts.is_empty() {
        return;
    }
    let rows = texts.iter().flat_map(|(number, place, text)| {
        (1..).zip(parts(text)).map(move |(part, words)| {
            vec![
                Cell::Count(u32::try_from(*number).unwrap_or(u32::MAX)),
                place.sheet.into(),
                Cell::Count(place.row),
                place.column.into(),
                Cell::Count(part),
                words.into(),
            ]
        })
    });
    // No part is longer than a row can show, so nothing comes to the long texts again.
    book.table(NAME, &COLUMNS, rows);
    if let Some(sheet) = book.sheets.last_mut() {
        // Text to be read rather than a table: it stands upright, and so in larger print.
        sheet.set_portrait();
    }
}

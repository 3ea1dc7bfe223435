//! The sheet of readings: a row for each, with release, quality and the text of the file.

use super::book::Book;
use super::cell::Cell;
use super::sheet::Column;
use crate::report::AppendixPart;

/// A row per reading.
pub fn readings(book: &mut Book<'_>, appendix: &AppendixPart) {
    // Where whole numbers stand among the cells, and numbers to compute with.
    const COUNTS: [usize; 2] = [4, 20];
    const NUMBERS: [usize; 5] = [7, 8, 9, 12, 14];
    const COLUMNS: [Column; 24] = [
        Column::new("Metric", 30),
        Column::new("Definition", 40),
        Column::new("Place", 26),
        Column::new("Code of the place", 16),
        Column::new("Year", 8),
        Column::new("Of whom", 24),
        Column::new("Value", 16),
        Column::new("Value as a number", 14),
        Column::new("Left side of a pair", 12),
        Column::new("Right side of a pair", 12),
        Column::new("Unit", 30),
        Column::new("Lower bound", 14),
        Column::new("Lower bound as a number", 14),
        Column::new("Upper bound", 14),
        Column::new("Upper bound as a number", 14),
        Column::new("Quality", 16),
        Column::new("Release", 40),
        Column::new("Published", 18),
        Column::new("File", 30),
        Column::new("Column of the file", 30),
        Column::new("Line of the file", 12),
        Column::new("Text of the file", 24),
        Column::new("Text of the lower bound", 24),
        Column::new("Text of the upper bound", 24),
    ];
    let cell = |(at, text): (usize, String)| match (text.parse(), text.parse()) {
        (Ok(number), _) if COUNTS.contains(&at) => Cell::Count(number),
        (_, Ok(number)) if NUMBERS.contains(&at) => Cell::Number(number),
        _ => Cell::from(text),
    };
    let rows = appendix.rows.iter().map(|row| -> Vec<Cell<'_>> { row.cells().into_iter().enumerate().map(cell).collect() });
    book.table("Readings", &COLUMNS, rows);
}

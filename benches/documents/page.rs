//! The rows of the benchmark, and the page they are written to.

use std::fmt::Write as _;
use std::time::Duration;

/// One line of the table.
#[derive(Debug)]
pub struct Row {
    what: String,
    measured: String,
    ratio: String,
}

impl Row {
    /// A line: what was done, what was measured, and how that stands to what it is held against.
    pub fn new(what: &str, measured: String, ratio: String) -> Self {
        Self { what: what.to_owned(), measured, ratio }
    }
}

/// A time in milliseconds.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Whether an aim is met, in a word.
pub const fn met(is_met: bool) -> &'static str {
    if is_met { "met" } else { "missed" }
}

/// The page of some tables.
pub fn page(tables: &[(&str, Vec<Row>)]) -> String {
    let mut page = String::from(
        "# How fast documents are made\n\nWritten by `cargo bench --locked --bench documents`; every ratio is to a floor of the same run. Medians of 40 runs for the report, of 5 for plans and for Chromium, each with other data.\n",
    );
    for (title, rows) in tables {
        write!(page, "\n## {title}\n\n| what | measured | ratio |\n|---|---|---|\n").expect("a string takes whatever is written to it");
        for Row { what, measured, ratio } in rows {
            writeln!(page, "| {what} | {measured} | {ratio} |").expect("a string takes whatever is written to it");
        }
    }
    page
}

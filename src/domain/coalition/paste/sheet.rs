//! The whole list, read.

use super::decoded::plain;
use super::entry::{Entry, Fault};
use super::grid::rows;
use super::heading::{Heading, known};
use crate::domain::words;

/// The most rows that come in at once.
pub const MOST_ROWS: usize = 2_000;

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its text, with line feeds: what it is read from again.
    pub text: String,
    /// What is to be told of its columns.
    pub remarks: Vec<String>,
    /// Its rows, with their numbers.
    pub rows: Vec<(usize, Result<Entry, Vec<Fault>>)>,
    /// The rows as they stand, the one that names the columns first, if there is one.
    cells: Vec<(usize, Vec<String>)>,
    is_named: bool,
}

/// Why a list is not read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

impl Sheet {
    /// Reads a list.
    ///
    /// # Errors
    /// [`Refusal`], when there is nothing to read, or more than comes in at once.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let text = plain(text);
        let (mut all, are_quotes_letters) = rows(&text, usize::MAX, &known);
        let Some(first) = all.first() else { return Err(Refusal("Paste the rows of the members here, or choose a file.".to_owned())) };
        let width = all.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let heading = Heading::of(first, width);
        if !heading.says_who() {
            let what = "No column says who it is. Name one of the columns “Name” or “Organization”.";
            let told = heading.remarks.last().map_or_else(String::new, |remark| format!(" {remark}"));
            return Err(Refusal(format!("{what}{told}")));
        }
        let count = all.len() - usize::from(heading.is_named);
        if count == 0 {
            return Err(Refusal("There is a row that names the columns, and none below it.".to_owned()));
        }
        if count > MOST_ROWS {
            return Err(Refusal(format!(
                "The list has {} rows. At most {} come in at once: paste it in parts, each with the row that names the columns.",
                words::number(count),
                words::number(MOST_ROWS)
            )));
        }
        let mut remarks = heading.remarks;
        if are_quotes_letters {
            remarks.push("A quotation mark is opened and never closed, so quotation marks were read as letters.".to_owned());
        }
        let cells: Vec<(usize, Vec<String>)> = all.drain(..).map(|row| (row.row, row.cells)).collect();
        let below = cells.iter().skip(usize::from(heading.is_named));
        let read = below.map(|(row, cells)| (*row, Entry::read(cells, &heading.columns))).collect();
        Ok(Self { rows: read, cells, is_named: heading.is_named, remarks, text })
    }

    /// What stands in a row, cell after cell.
    #[must_use]
    pub fn as_it_stands(&self, row: usize) -> String {
        let cells = self.cells.iter().find(|(number, _)| *number == row).map(|(_, cells)| cells.as_slice()).unwrap_or_default();
        cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// The rows of these numbers as a list of their own, with tabs, as a spreadsheet copies them.
    #[must_use]
    pub fn only(&self, wanted: &[usize]) -> String {
        let is_heading = |at: usize| at == 0 && self.is_named;
        let kept = self.cells.iter().enumerate().filter(|(at, (row, _))| is_heading(*at) || wanted.contains(row));
        let mut writer = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
        for (_, (_, cells)) in kept {
            writer.write_record(cells).expect("memory takes whatever is written to it");
        }
        let bytes = writer.into_inner().expect("memory takes whatever is written to it");
        String::from_utf8(bytes).expect("cells are text")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Sheet::read(text).unwrap_err().0
    }

    #[test]
    fn what_cannot_be_read_at_all_is_told() {
        assert!(refused(" \n\t\n").starts_with("Paste the rows"));
        assert_eq!(refused("Name\tOrganization\n"), "There is a row that names the columns, and none below it.");
        assert!(refused("Title\tSector\tColor\nDirector\tBusiness\tred").ends_with("not read: “Color”."));
        let many = format!("Name,Organization\n{}", "Lee Park,Food Bank\n".repeat(10_000));
        assert!(refused(&many).starts_with("The list has 10,000 rows. At most 2,000 come in at once"), "{}", refused(&many));
    }

    #[test]
    fn the_rows_that_are_left_out_can_be_taken_along() {
        let sheet = Sheet::read("Name;Notes\nLee;\"a\nb\"\nAnn;soon\nBo;\"c; d\"\n").unwrap();
        assert_eq!(sheet.rows.len(), 3);
        let left = sheet.only(&[2, 4]);
        assert_eq!(left, "Name\tNotes\nLee\t\"a\nb\"\nBo\tc; d\n");
        let again = Sheet::read(&left).unwrap();
        assert_eq!(again.rows[0].1, sheet.rows[0].1);
        assert_eq!(again.rows[1].1, sheet.rows[2].1);
    }
}

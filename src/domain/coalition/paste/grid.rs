//! A text as rows of cells: the separator is found, and quotes are read as spreadsheets write them.

/// A row: its number as a spreadsheet counts, and its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    /// Its number; blank rows count.
    pub row: usize,
    /// Its cells, as they stand.
    pub cells: Vec<String>,
}

impl Cells {
    /// Whether nothing stands in it, or nothing but separators.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).is_empty())
    }
}

/// What may stand between two cells. A spreadsheet copies with tabs.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];
/// By how many rows the separator is found.
const LOOKED_AT: usize = 20;

/// The rows that say something, so many of them at most, with whether quotes were read as letters, since one is opened and
/// never closed. `knows` says how many cells of a row are names of columns.
pub fn rows(text: &str, most: usize, knows: &dyn Fn(&[String]) -> usize) -> (Vec<Cells>, bool) {
    let separator = SEPARATORS.into_iter().rev().max_by_key(|separator| fitness(text, *separator, knows)).unwrap_or(b'\t');
    let read = split(text, separator, true, most);
    let is_open = text.matches('"').count() % 2 == 1 && read.last().is_some_and(|row| row.cells.iter().any(|cell| cell.contains('\n')));
    if is_open { (split(text, separator, false, most), true) } else { (read, false) }
}

/// How well a separator fits: it parts names of columns, then it parts the first rows alike, then it parts at all.
fn fitness(text: &str, separator: u8, knows: &dyn Fn(&[String]) -> usize) -> (usize, bool, usize) {
    let rows = split(text, separator, true, LOOKED_AT);
    let first = rows.first().map_or(0, |row| row.cells.len());
    let is_even = first > 1 && rows.iter().all(|row| row.cells.len() == first);
    (rows.first().map_or(0, |row| knows(&row.cells)), is_even, rows.iter().filter(|row| row.cells.len() > 1).count())
}

fn split(text: &str, separator: u8, has_quotes: bool, most: usize) -> Vec<Cells> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).quoting(has_quotes).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut rows, mut record, mut row) = (Vec::new(), csv::StringRecord::new(), 0);
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        // What was text remains text in its parts.
        if !reader.read_record(&mut record).unwrap_or(false) {
            return rows;
        }
        // The reader passes over lines without anything.
        row += 1 + text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start_matches('\n').len());
        let cells = Cells { row, cells: record.iter().map(str::to_owned).collect() };
        if !cells.is_blank() {
            rows.push(cells);
            if rows.len() == most {
                return rows;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(usize, Vec<String>)>, bool) {
        let knows = |cells: &[String]| cells.iter().filter(|cell| ["Name", "Organization", "Title"].contains(&cell.as_str())).count();
        let (rows, is_open) = rows(text, 100, &knows);
        (rows.into_iter().map(|row| (row.row, row.cells)).collect(), is_open)
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text).0.into_iter().map(|(_, cells)| cells).collect()
    }

    #[test]
    fn the_separator_is_found_by_itself() {
        let expected = [["Name", "Organization"], ["Lee Park", "Food, Inc; North"]];
        for text in [
            "Name\tOrganization\nLee Park\tFood, Inc; North",
            "Name;Organization\nLee Park;\"Food, Inc; North\"",
            "Name,Organization\nLee Park,\"Food, Inc; North\"\n",
        ] {
            assert_eq!(cells(text), expected, "{text}");
        }
        assert_eq!(cells("Lee Park\tFood, Inc\nAnn Wu\tBank, of Wren"), [["Lee Park", "Food, Inc"], ["Ann Wu", "Bank, of Wren"]]);
        assert_eq!(cells("Lee Park\nAnn Wu"), [["Lee Park"], ["Ann Wu"]]);
        assert_eq!(cells("Name;Title\nLee Park;Director, North"), [["Name", "Title"], ["Lee Park", "Director, North"]]);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        let (rows, is_open) = read("\n\nName,Title\n\nLee Park,\"Director\nNorth\"\n,\n\nAnn \"Al\" Wu,\"5\"\" pipes\"");
        let told: Vec<(usize, &str, &str)> = rows.iter().map(|(row, cells)| (*row, cells[0].as_str(), cells[1].as_str())).collect();
        assert_eq!(told, [(3, "Name", "Title"), (5, "Lee Park", "Director\nNorth"), (8, "Ann \"Al\" Wu", "5\" pipes")]);
        assert!(!is_open);
    }

    #[test]
    fn a_quote_that_is_never_closed_swallows_nothing() {
        let (rows, is_open) = read("Name\tTitle\nLee Park\t\"Director\nAnn Wu\tPlanner");
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1].1[1], "\"Director");
        assert!(is_open);
    }

    #[test]
    fn no_more_is_read_than_is_asked_for() {
        let (rows, _) = rows(&"Lee Park,Bank\n".repeat(500), 7, &|_| 0);
        assert_eq!(rows.len(), 7);
        assert!(super::rows("", 7, &|_| 0).0.is_empty() && super::rows(" \n,,\n", 7, &|_| 0).0.is_empty());
    }
}

//! Which columns a list has: those that its first row names, or by their places.

use super::column::Column;
use super::grid::Cells;
use crate::domain::words;

/// The columns of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What each place holds, if it is known.
    pub columns: Vec<Option<Column>>,
    /// Whether the first row names them.
    pub is_named: bool,
    /// What is to be told of them.
    pub remarks: Vec<String>,
}

/// How many cells of a row are names of columns.
pub fn known(cells: &[String]) -> usize {
    cells.iter().filter(|cell| Column::called(cell).is_some()).count()
}

impl Heading {
    /// Reads them from the first row, and from how wide the list is.
    pub fn of(first: &Cells, width: usize) -> Self {
        let filled = first.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let named = known(&first.cells);
        if named >= 2 || (named >= 1 && named * 2 >= filled) { Self::named(&first.cells) } else { Self::by_place(width) }
    }

    fn by_place(width: usize) -> Self {
        let places = Column::BY_PLACE.into_iter().map(Some).chain(std::iter::repeat(None)).take(width.max(1)).collect::<Vec<_>>();
        let read: Vec<&str> = places.iter().flatten().map(|column| column.label()).collect();
        let mut remarks = vec![format!(
            "No row names the columns, so they were read by their place: {}. If that is wrong, put a row with the names above them.",
            read.join(", ")
        )];
        if width > read.len() {
            let from = read.len() + 1;
            let what = if width == from { format!("Column {from} has") } else { format!("Columns {from} to {width} have") };
            remarks.push(format!("{what} no name, so what stands there was not read."));
        }
        Self { columns: places, is_named: false, remarks }
    }

    fn named(cells: &[String]) -> Self {
        let (mut columns, mut unknown, mut remarks): (Vec<Option<Column>>, Vec<String>, Vec<String>) = Default::default();
        for cell in cells {
            let heading = words::shortened(&cell.split_whitespace().collect::<Vec<_>>().join(" "), 60);
            let column = Column::called(cell);
            let is_twice = column.is_some_and(|column| !column.is_gathered() && columns.contains(&Some(column)));
            if is_twice {
                let label = column.map_or("", Column::label);
                remarks.push(format!("The column “{heading}” was not read, since another column holds “{label}” already."));
            }
            if column.is_none() && !heading.is_empty() {
                unknown.push(format!("“{heading}”"));
            }
            columns.push(column.filter(|_| !is_twice));
        }
        if !unknown.is_empty() {
            let what = words::agree(unknown.len(), "This column is", "These columns are");
            remarks.push(format!("{what} not known here, and not read: {}.", words::list(&unknown)));
        }
        Self { columns, is_named: true, remarks }
    }

    /// Whether it says who it is.
    pub fn says_who(&self) -> bool {
        let who = [Column::Name, Column::LastName, Column::FirstName, Column::Organization];
        who.into_iter().any(|column| self.columns.contains(&Some(column)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(cells: &[&str]) -> Heading {
        Heading::of(&Cells { row: 1, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }, cells.len())
    }

    #[test]
    fn columns_are_found_by_name_and_the_rest_is_told() {
        let found = heading(&["Name", "E-mail", "Shoe size", "Phone", "Full name"]);
        assert_eq!(found.columns, [Some(Column::Name), Some(Column::Contact), None, Some(Column::Contact), None]);
        assert_eq!(
            found.remarks,
            [
                "The column “Full name” was not read, since another column holds “Name” already.",
                "This column is not known here, and not read: “Shoe size”."
            ]
        );
        assert!(found.says_who() && !heading(&["Sector", "Title"]).says_who());
    }

    #[test]
    fn without_names_the_place_counts() {
        let found = heading(&["Lee Park", "Food Bank", "Nonprofit", "Director", "x", "y"]);
        assert_eq!(found.columns[..4], Column::BY_PLACE.map(Some));
        assert_eq!(found.columns[4..], [None, None]);
        assert_eq!(found.remarks[1], "Columns 5 to 6 have no name, so what stands there was not read.");
        assert!(!found.is_named && found.says_who());
        assert_eq!(heading(&["Lee Park"]).columns, [Some(Column::Name)]);
        // A row about somebody is none that names columns, though one of its words is the name of one.
        assert!(!heading(&["Lee Park", "Company", "Business", "Director"]).is_named);
        assert!(heading(&["Name"]).is_named);
    }
}

//! One row of the list, read.

use super::cell;
use super::column::Column;
use crate::domain::history::Fact;
use crate::domain::people::Profile;
use crate::domain::things::Noun;
use crate::domain::words::text::{self, NAME_LIMIT};

/// What somebody's row says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The person: their name is empty where the organization itself is the member.
    pub person: Profile,
    /// What the row says of the member, in stored form. Nothing stands here for what it leaves open.
    pub facts: Vec<(Fact, String)>,
}

/// Why a row cannot be read: in which column, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The column; empty for the whole row.
    pub column: &'static str,
    /// The sentence.
    pub what: String,
}

impl Fault {
    pub(super) fn of_row(what: impl Into<String>) -> Self {
        Self { column: "", what: what.into() }
    }
}

impl Entry {
    /// What it says of a fact; empty for nothing.
    #[must_use]
    pub fn get(&self, fact: Fact) -> &str {
        self.facts.iter().find(|(name, _)| *name == fact).map_or("", |(_, value)| value)
    }

    /// Reads a row by its columns.
    ///
    /// # Errors
    /// Every [`Fault`] of it.
    pub fn read(cells: &[String], columns: &[Option<Column>]) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        // What stands past the last column belongs to none.
        for cell in cells.iter().skip(columns.len()).filter(|cell| !cell.trim().is_empty()) {
            let cell = crate::domain::words::shortened(cell, 60);
            faults.push(Fault::of_row(format!("“{cell}” stands in no column. The row has more cells than there are columns.")));
        }
        let whole = |column: Column| {
            let cells = cells.iter().zip(columns).filter(|(_, of)| **of == Some(column)).map(|(cell, _)| cell.trim());
            cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\n")
        };
        let mut line = |column: Column, typed: &str| match text::line(typed, NAME_LIMIT) {
            Ok(line) => line,
            Err(problem) => {
                faults.push(Fault { column: column.label(), what: problem.to_string() });
                String::new()
            }
        };
        let name = whole(Column::Name);
        let apart = format!("{} {}", whole(Column::FirstName), whole(Column::LastName));
        let person = Profile {
            name: line(Column::Name, if name.is_empty() { &apart } else { &name }),
            title: line(Column::Title, &whole(Column::Title)),
            department: line(Column::Department, &whole(Column::Department)),
            organization: line(Column::Organization, &whole(Column::Organization)),
        };
        let mut facts = Vec::new();
        for column in Column::all() {
            let (Some(fact), typed) = (column.fact(), whole(column)) else { continue };
            match stored(column, fact, &typed) {
                Ok(value) if value.is_empty() => {}
                Ok(value) => facts.push((fact, value)),
                Err(what) => faults.push(Fault { column: column.label(), what }),
            }
        }
        let is_nobody = [&person.name, &person.organization].iter().all(|name| !crate::domain::names::is_seen(name));
        if is_nobody && faults.is_empty() {
            faults.push(Fault::of_row("It names neither a person nor an organization."));
        }
        if faults.is_empty() { Ok(Self { person, facts }) } else { Err(faults) }
    }
}

fn stored(column: Column, fact: Fact, typed: &str) -> Result<String, String> {
    match column {
        Column::Sector => cell::sector(typed),
        Column::Roles => cell::roles(typed),
        Column::Pillars => cell::pillars_of(typed),
        Column::Standing => cell::standing(typed),
        Column::Due | Column::Asked | Column::Joined | Column::Declined => cell::day(typed),
        _ => match Noun::Member.part(fact) {
            Some(part) => part.rule.clean(typed).map_err(|problem| problem.to_string()),
            None => Ok(String::new()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Option<Column>; 6] = [
        Some(Column::FirstName),
        Some(Column::LastName),
        Some(Column::Organization),
        Some(Column::Contact),
        Some(Column::Contact),
        Some(Column::Due),
    ];

    fn read(cells: &[&str]) -> Result<Entry, Vec<Fault>> {
        Entry::read(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>(), &COLUMNS)
    }

    #[test]
    fn a_row_says_who_and_what() {
        let entry = read(&[" Lee ", "Park", "Food  Bank", "lee@example.org", "555-0100", "12/5/2026"]).unwrap();
        assert_eq!((entry.person.name.as_str(), entry.person.organization.as_str()), ("Lee Park", "Food Bank"));
        assert_eq!(entry.get(Fact::Contact), "lee@example.org\n555-0100");
        assert_eq!((entry.get(Fact::Due), entry.get(Fact::Notes)), ("2026-12-05", ""));
        assert_eq!(read(&["", "", "Food Bank"]).unwrap().person.name, "");
    }

    #[test]
    fn every_fault_of_a_row_is_told() {
        let faults = read(&["", &"x".repeat(121), "", "", "", "soon", "more"]).unwrap_err();
        let told: Vec<&str> = faults.iter().map(|fault| fault.column).collect();
        assert_eq!(told, ["", "Name", "Ask by"]);
        assert!(faults[0].what.starts_with("“more” stands in no column."));
        assert_eq!(read(&["", " ", "\u{2060}", "x"]).unwrap_err()[0].what, "It names neither a person nor an organization.");
    }
}

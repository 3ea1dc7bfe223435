//! The roster's sheets: a row for each member, and one for each working group.

use super::book::Book;
use super::cell::Cell;
use super::sheet::Column;
use crate::report::RosterPart;

/// A row per member.
pub fn members(book: &mut Book<'_>, roster: &RosterPart) {
    const COLUMNS: [Column; 6] = [
        Column::new("Member", 30),
        Column::new("Title", 34),
        Column::new("Organization", 34),
        Column::new("Sector", 30),
        Column::new("Roles", 26),
        Column::new("Standing", 28),
    ];
    let rows = roster.members().map(|member| -> Vec<Cell<'_>> {
        vec![
            (&member.name).into(),
            (&member.title).into(),
            (&member.organization).into(),
            member.sector.into(),
            (&member.roles).into(),
            (&member.standing).into(),
        ]
    });
    book.table("Members", &COLUMNS, rows);
}

/// A row per working group.
pub fn groups(book: &mut Book<'_>, roster: &RosterPart) {
    const COLUMNS: [Column; 5] = [
        Column::new("Working group", 30),
        Column::new("Lead", 34),
        Column::new("Members", 50),
        Column::new("Predictors", 40),
        Column::new("What it works on", 50),
    ];
    let rows = roster.groups.iter().map(|group| -> Vec<Cell<'_>> {
        vec![
            (&group.name).into(),
            (&group.lead).into(),
            group.members.join("; ").into(),
            group.predictors.join("; ").into(),
            (&group.work).into(),
        ]
    });
    book.table("Working groups", &COLUMNS, rows);
}

//! What the pages show of an entry, of a column, and of a change.

use uuid::Uuid;

use super::basis::Basis;
use crate::domain::strategy::EntryKind;
use crate::domain::strategy::model::Entry;
use crate::domain::words::{dates, inserted};
use crate::web::frame::Shifts;
use crate::web::things::{Moves, Pressed};

/// Another entry to which a page leads.
pub struct Other {
    pub id: Uuid,
    pub address: String,
    pub what: String,
    pub kind: &'static str,
}

impl Other {
    pub fn of(basis: &Basis, at: usize) -> Self {
        let entry = &basis.model().entries[at];
        Self { id: entry.id, address: basis.entry_address(entry.id), what: entry.what.clone(), kind: entry.kind.label() }
    }

    pub fn all(basis: &Basis, at: impl IntoIterator<Item = usize>) -> Vec<Self> {
        at.into_iter().map(|at| Self::of(basis, at)).collect()
    }
}

/// An entry in its column, and in the table.
pub struct EntryView {
    pub id: Uuid,
    pub address: String,
    pub what: String,
    pub kind: &'static str,
    pub sentence: String,
    pub is_dropped: bool,
    /// Whether it is an activity that is not in the work plan yet.
    pub is_draft: bool,
    /// How it stands in the work plan, in words; empty for text.
    pub stands: String,
    /// Where its action is; empty for text.
    pub action: String,
    pub notes: String,
    pub leads_to: Vec<Other>,
    pub moves: Moves,
}

impl EntryView {
    fn of(basis: &Basis, at: usize, shifts: Shifts) -> Self {
        let model = basis.model();
        let entry = &model.entries[at];
        let address = basis.entry_address(entry.id);
        Self {
            id: entry.id,
            what: entry.what.clone(),
            kind: entry.kind.label(),
            sentence: model.sentence(at),
            is_dropped: entry.is_dropped(),
            is_draft: entry.is_draft(),
            stands: stands(entry),
            action: entry.action.as_ref().map_or_else(String::new, |action| format!("/jurisdictions/{}/actions/{}", basis.id(), action.id)),
            notes: entry.notes.clone(),
            leads_to: Other::all(basis, model.after(at)),
            moves: Moves::of(format!("{address}/move"), &entry.position, &entry.what, shifts),
            address,
        }
    }
}

/// How an activity stands in the work plan: status, owner, and by when.
pub fn stands(entry: &Entry) -> String {
    let Some(action) = &entry.action else { return String::new() };
    let owner = action.owner.as_ref().map(|owner| inserted(&owner.profile.name));
    let due = action.due.filter(|_| action.status.is_open()).map(|due| format!("due {}", dates::long(due)));
    std::iter::once(action.status.label().to_owned()).chain(owner).chain(due).collect::<Vec<_>>().join(", ")
}

/// A column with the short form that adds to it.
pub struct ColumnView {
    pub kind: EntryKind,
    pub heading: &'static str,
    pub one: &'static str,
    /// The mark of the form that adds to it.
    pub once: Uuid,
    pub entries: Vec<EntryView>,
    /// What was typed into its form, and what is wrong with it.
    pub typed: String,
    pub problem: Option<String>,
}

impl ColumnView {
    /// The columns, those that hold nothing too.
    pub fn all(basis: &Basis, pressed: Pressed) -> Vec<Self> {
        let columns = basis.model().columns();
        let of_kind = |kind: &EntryKind| {
            let entries = columns.iter().find(|column| column.kind == *kind).map_or(&[][..], |column| &column.entries);
            let view = |(at, entry): (usize, &usize)| {
                let id = basis.model().entries[*entry].id;
                EntryView::of(basis, *entry, Shifts::at(at, entries.len(), pressed.on(id)))
            };
            Self {
                kind: *kind,
                heading: kind.heading(),
                one: kind.called().0,
                once: Uuid::now_v7(),
                entries: entries.iter().enumerate().map(view).collect(),
                typed: String::new(),
                problem: None,
            }
        };
        EntryKind::ALL.iter().map(of_kind).collect()
    }
}

//! A logic model as it stands: its columns, its links, and what would become of them.

use std::collections::HashMap;

use uuid::Uuid;

use super::Entry;
use super::order::{Found, Graph, best_place, tidy, with_bends};
use crate::domain::strategy::EntryKind;
use crate::domain::things::Thing;
use crate::domain::work::Action;

/// A logic model: its entries column after column, each column in the order that people made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Model {
    /// The entries.
    pub entries: Vec<Entry>,
    /// The links, each from an earlier kind to a later one, by the numbers of their entries.
    pub links: Vec<(usize, usize)>,
}

/// A column that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in it.
    pub kind: EntryKind,
    /// The numbers of its entries, from top to bottom.
    pub entries: Vec<usize>,
}

/// What *Tidy* proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tidied {
    /// The model in the order proposed.
    pub model: Model,
    /// How many pairs of links cross now.
    pub before: usize,
    /// How many would.
    pub after: usize,
}

impl Model {
    /// The model of these entries of one strategic action. `actions` are those of the work plan that do not lie in the
    /// bin. What leads to something that is not there, or back, is no link.
    #[must_use]
    pub fn of(things: &[Thing], actions: &[Action]) -> Self {
        let actions: HashMap<Uuid, &Action> = actions.iter().map(|action| (action.id.0, action)).collect();
        let mut placed: Vec<(EntryKind, _, Entry)> =
            things.iter().filter_map(|thing| Entry::of(thing, &actions).map(|entry| (entry.kind, thing.place(), entry))).collect();
        placed.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
        Self::linked(placed.into_iter().map(|(_, _, entry)| entry).collect())
    }

    /// The model of entries that stand in order.
    fn linked(entries: Vec<Entry>) -> Self {
        let at: HashMap<Uuid, usize> = entries.iter().enumerate().map(|(at, entry)| (entry.id, at)).collect();
        let mut links = Vec::new();
        for (from, entry) in entries.iter().enumerate() {
            let forward = entry.named.iter().filter_map(|id| at.get(id)).filter(|to| entry.kind.can_lead_to(entries[**to].kind));
            let mut ends: Vec<usize> = forward.copied().collect();
            ends.sort_unstable();
            links.extend(ends.into_iter().map(|to| (from, to)));
        }
        Self { entries, links }
    }

    /// Where an entry stands among all.
    #[must_use]
    pub fn at(&self, id: Uuid) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }

    /// An entry.
    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<&Entry> {
        self.at(id).map(|at| &self.entries[at])
    }

    /// What an entry leads to.
    pub fn after(&self, at: usize) -> impl Iterator<Item = usize> {
        self.links.iter().filter(move |(from, _)| *from == at).map(|(_, to)| *to)
    }

    /// What leads to an entry.
    pub fn before(&self, at: usize) -> impl Iterator<Item = usize> {
        self.links.iter().filter(move |(_, to)| *to == at).map(|(from, _)| *from)
    }

    /// The columns that hold something, in their order.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let of_kind = |kind: &EntryKind| (0..self.entries.len()).filter(|at| self.entries[*at].kind == *kind).collect::<Vec<_>>();
        let columns = EntryKind::ALL.iter().map(|kind| Column { kind: *kind, entries: of_kind(kind) });
        columns.filter(|column| !column.entries.is_empty()).collect()
    }

    /// The entries of a kind, in their order.
    pub fn of_kind(&self, kind: EntryKind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// Its graph, and the order of its entries.
    #[must_use]
    pub fn graph(&self) -> (Graph, Vec<Vec<usize>>) {
        let columns = self.columns();
        let mut of_entry = vec![0; self.entries.len()];
        for (at, column) in columns.iter().enumerate() {
            for entry in &column.entries {
                of_entry[*entry] = at;
            }
        }
        (Graph::of(&of_entry, &self.links), columns.into_iter().map(|column| column.entries).collect())
    }

    /// The order in which it is drawn, bend points among it.
    #[must_use]
    pub fn drawn(&self) -> (Graph, Found) {
        let (graph, entries) = self.graph();
        let found = with_bends(&graph, &entries);
        (graph, found)
    }

    /// The order that *Tidy* proposes; none where it finds none that is better.
    #[must_use]
    pub fn tidied(&self) -> Option<Tidied> {
        let (graph, entries) = self.graph();
        let order = tidy(&graph, &entries)?;
        let crossings = |entries: &[Vec<usize>]| with_bends(&graph, entries).crossings;
        let model = Self::linked(order.iter().flatten().map(|at| self.entries[*at].clone()).collect());
        Some(Tidied { model, before: crossings(&entries), after: crossings(&order) })
    }

    /// Before how many of the entries of its kind a new one stands best: where the fewest links cross, and everybody stays.
    #[must_use]
    pub fn place_for(&self, kind: EntryKind, before: &[Uuid], after: &[Uuid]) -> usize {
        let mut with_it = self.clone();
        let new = self.entries.len();
        let named = after.to_vec();
        let blank =
            Entry { id: Uuid::nil(), kind, what: String::new(), action: None, notes: String::new(), position: String::new(), named };
        with_it.entries.push(blank);
        with_it.links.extend(before.iter().filter_map(|id| self.at(*id)).map(|from| (from, new)));
        with_it.links.extend(after.iter().filter_map(|id| self.at(*id)).map(|to| (new, to)));
        let (graph, mut entries) = with_it.graph();
        for column in &mut entries {
            column.retain(|entry| *entry != new);
        }
        best_place(&graph, &entries, new)
    }

    /// The same without an entry.
    #[must_use]
    pub fn without(&self, id: Uuid) -> Self {
        Self::linked(self.entries.iter().filter(|entry| entry.id != id).cloned().collect())
    }
}

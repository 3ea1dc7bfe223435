//! A logic model as a start for another: its entries as text, and the links between them.

use super::Model;
use crate::domain::strategy::EntryKind;

/// A copy to be made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copied {
    /// What the entries are and say, in the order of their columns.
    pub entries: Vec<(EntryKind, String)>,
    /// The links between them, by their numbers.
    pub links: Vec<(usize, usize)>,
}

/// What a copy of a model takes over. Notes, actions, their owners and costs stay where they are, and so do dropped
/// activities with their links: nobody begins with what was given up elsewhere.
#[must_use]
pub fn copied(model: &Model) -> Copied {
    let mut place = vec![None; model.entries.len()];
    let mut copy = Copied::default();
    for (at, entry) in model.entries.iter().enumerate().filter(|(_, entry)| !entry.is_dropped()) {
        place[at] = Some(copy.entries.len());
        copy.entries.push((entry.kind, entry.what.clone()));
    }
    copy.links = model.links.iter().filter_map(|(from, to)| place[*from].zip(place[*to])).collect();
    copy
}

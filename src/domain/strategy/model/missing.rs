//! What is missing in a logic model: entries that lead nowhere, entries that nothing leads to, and activities without an action.

use super::Model;
use crate::domain::strategy::EntryKind;

impl Model {
    /// The latest of the horizons of outcomes that the model names; none while it names no outcome.
    #[must_use]
    pub fn horizon(&self) -> Option<EntryKind> {
        self.entries.iter().map(|entry| entry.kind).filter(|kind| kind.is_outcome()).max()
    }

    /// The entries without a way on, apart from those of the latest horizon.
    #[must_use]
    pub fn lead_nowhere(&self) -> Vec<usize> {
        let horizon = self.horizon();
        let is_open = |at: &usize| Some(self.entries[*at].kind) != horizon && self.after(*at).next().is_none();
        (0..self.entries.len()).filter(is_open).collect()
    }

    /// The entries, inputs apart, that nothing leads to.
    #[must_use]
    pub fn come_from_nowhere(&self) -> Vec<usize> {
        let is_bare = |at: &usize| self.entries[*at].kind != EntryKind::Input && self.before(*at).next().is_none();
        (0..self.entries.len()).filter(is_bare).collect()
    }

    /// The activities that no action of the work plan carries yet.
    #[must_use]
    pub fn drafts(&self) -> Vec<usize> {
        (0..self.entries.len()).filter(|at| self.entries[*at].is_draft()).collect()
    }
}

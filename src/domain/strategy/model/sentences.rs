//! A logic model in sentences: one for each entry, and how much there is of it.

use super::Model;
use crate::domain::strategy::EntryKind;
use crate::domain::words::{agree, capital, count, inserted, list};

impl Model {
    /// What an entry leads to, or what leads to the last ones, as a sentence.
    #[must_use]
    pub fn sentence(&self, at: usize) -> String {
        let what = |at: usize| inserted(self.entries[at].what.trim_end_matches('.'));
        let own = what(at);
        let ends: Vec<String> = self.after(at).map(|to| format!("to {}", what(to))).collect();
        if !ends.is_empty() {
            return format!("{own} leads {}.", list(&ends));
        }
        let begins: Vec<String> = self.before(at).map(what).collect();
        let is_last = Some(self.entries[at].kind) == self.horizon();
        match (begins.is_empty(), is_last) {
            (false, true) => format!("{} {} to {own}.", capital(&list(&begins)), agree(begins.len(), "leads", "lead")),
            (false, false) => format!("{own} leads nowhere yet."),
            (true, true) => format!("Nothing leads to {own} yet."),
            (true, false) if self.entries[at].kind == EntryKind::Input => format!("{own} leads nowhere yet."),
            (true, false) => format!("{own} leads nowhere yet, and nothing leads to it."),
        }
    }

    /// How much of it there is: "two inputs, three activities, and one output".
    #[must_use]
    pub fn counted(&self) -> String {
        let of_kind = |column: super::Column| {
            let (one, many) = column.kind.called();
            count(column.entries.len(), one, many)
        };
        list(&self.columns().into_iter().map(of_kind).collect::<Vec<_>>())
    }

    /// The picture in words: how much there is, and where the rest is told.
    #[must_use]
    pub fn told(&self) -> String {
        format!(
            "Logic model with {}, and with {} between them, from left to right. The table and the sentences on this page say the same.",
            self.counted(),
            count(self.links.len(), "link", "links")
        )
    }
}

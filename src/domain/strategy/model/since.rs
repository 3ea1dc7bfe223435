//! What changed in a logic model since an approval of it.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{FrozenEntry, FrozenModel};
use crate::domain::words::{count, inserted, shortened};

/// How much of an entry tells which is meant, in characters.
const NAMED: usize = 120;

/// One thing that changed: what it is, what stood there, and what stands there now. Empty means: nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub label: String,
    /// What stood there then.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// All that changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Since {
    /// Whether the title is another one.
    pub title: Option<Change>,
    /// The entries that changed, came or went.
    pub entries: Vec<Change>,
    /// The links that came or went.
    pub links: Vec<Change>,
}

impl Since {
    /// Holds what was approved against what stands there now.
    #[must_use]
    pub fn between(then: &FrozenModel, now: &FrozenModel) -> Self {
        let change = |label: &str, before: String, after: String| Change { label: label.to_owned(), before, after };
        let title = (then.title != now.title).then(|| change("Title", then.title.clone(), now.title.clone()));
        let ids: BTreeSet<&Uuid> = then.entries.keys().chain(now.entries.keys()).collect();
        let mut entries: Vec<(_, Change)> = Vec::new();
        for id in ids {
            let (before, after) = (then.entries.get(id), now.entries.get(id));
            if before != after {
                let kind = after.or(before).map(|entry| entry.kind);
                let label = kind.map_or("", |kind| kind.label());
                entries.push((kind, change(label, before.map(told).unwrap_or_default(), after.map(told).unwrap_or_default())));
            }
        }
        entries.sort_by_key(|(kind, _)| *kind);
        let link = |at: &(Uuid, Uuid), of: &FrozenModel| {
            let name = |id: &Uuid| of.entries.get(id).map_or_else(String::new, |entry| inserted(&shortened(&entry.what, NAMED)));
            format!("{} leads to {}", name(&at.0), name(&at.1))
        };
        let gone = then.links.difference(&now.links).map(|at| change("Link", link(at, then), String::new()));
        let come = now.links.difference(&then.links).map(|at| change("Link", String::new(), link(at, now)));
        Self { title, entries: entries.into_iter().map(|(_, change)| change).collect(), links: gone.chain(come).collect() }
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.title.is_none() && self.entries.is_empty() && self.links.is_empty()
    }

    /// All of it, in the order of a page.
    pub fn all(&self) -> impl Iterator<Item = &Change> {
        self.title.iter().chain(&self.entries).chain(&self.links)
    }

    /// "two entries, one link"; empty when nothing changed.
    #[must_use]
    pub fn words(&self) -> String {
        let mut parts = Vec::new();
        for (n, one, many) in [(self.entries.len(), "entry", "entries"), (self.links.len(), "link", "links")] {
            if n > 0 {
                parts.push(count(n, one, many));
            }
        }
        if self.title.is_some() {
            parts.push("the title".to_owned());
        }
        parts.join(", ")
    }
}

/// An entry with all that an approval says of it.
fn told(entry: &FrozenEntry) -> String {
    let mut told = format!("{}: {}", entry.kind.label(), inserted(&entry.what));
    if entry.is_dropped {
        told.push_str(" (dropped)");
    }
    if !entry.notes.is_empty() {
        told.push('\n');
        told.push_str(&entry.notes);
    }
    told
}

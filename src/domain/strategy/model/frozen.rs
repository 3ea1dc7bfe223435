//! The canonical state of a logic model, which an approval freezes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Model;
use crate::domain::readiness::Fingerprint;
use crate::domain::strategy::EntryKind;

const FORMAT: &str = "milepost-logic-model/1";

/// The longest canonical text that is kept, in bytes: [`Rule::Frozen`](crate::domain::things::Rule::Frozen) takes no longer one.
const LONGEST: usize = 1_000_000;

/// What an approval says of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenEntry {
    /// What it is.
    pub kind: EntryKind,
    /// What it says.
    pub what: String,
    /// Notes on it.
    pub notes: String,
    /// Whether it is an activity that is not done any more.
    pub is_dropped: bool,
}

/// What a logic model says at one moment: its entries by their ids, as printed, and the links between them. Who wrote it,
/// when, and in which order its boxes stand, is no part of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrozenModel {
    /// What will change: the title of the strategic action.
    pub title: String,
    /// The entries.
    pub entries: BTreeMap<Uuid, FrozenEntry>,
    /// The links.
    pub links: BTreeSet<(Uuid, Uuid)>,
}

/// The state as JSON. Names stand in their order, so that the text is canonical (RFC 8785).
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    entries: BTreeMap<String, SaidEntry>,
    format: String,
    title: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SaidEntry {
    dropped: bool,
    kind: String,
    leads_to: Vec<String>,
    notes: String,
    what: String,
}

impl FrozenModel {
    /// What a model says now.
    #[must_use]
    pub fn of(title: &str, model: &Model) -> Self {
        let entry = |entry: &super::Entry| {
            let said =
                FrozenEntry { kind: entry.kind, what: entry.what.clone(), notes: entry.notes.clone(), is_dropped: entry.is_dropped() };
            (entry.id, said)
        };
        let id = |at: &usize| model.entries[*at].id;
        Self {
            title: title.to_owned(),
            entries: model.entries.iter().map(entry).collect(),
            links: model.links.iter().map(|(from, to)| (id(from), id(to))).collect(),
        }
    }

    /// The canonical text.
    #[must_use]
    pub fn canonical(&self) -> String {
        let entry = |(id, entry): (&Uuid, &FrozenEntry)| {
            let leads_to = self.links.iter().filter(|(from, _)| from == id).map(|(_, to)| to.to_string()).collect();
            let (kind, what, notes) = (entry.kind.to_string(), entry.what.clone(), entry.notes.clone());
            (id.to_string(), SaidEntry { dropped: entry.is_dropped, kind, leads_to, notes, what })
        };
        let said = Said { entries: self.entries.iter().map(entry).collect(), format: FORMAT.to_owned(), title: self.title.clone() };
        serde_json::to_string(&said).expect("names and texts are always JSON")
    }

    /// Reads back a canonical text. `None` for anything that [`Self::canonical`] would not have written.
    #[must_use]
    pub fn from_canonical(text: &str) -> Option<Self> {
        let said: Said = serde_json::from_str(text).ok()?;
        let mut frozen = Self { title: said.title, ..Self::default() };
        for (id, entry) in said.entries {
            let id = Uuid::try_parse(&id).ok()?;
            for to in entry.leads_to {
                frozen.links.insert((id, Uuid::try_parse(&to).ok()?));
            }
            let kind = entry.kind.parse().ok()?;
            frozen.entries.insert(id, FrozenEntry { kind, what: entry.what, notes: entry.notes, is_dropped: entry.dropped });
        }
        (said.format == FORMAT && frozen.canonical() == text).then_some(frozen)
    }

    /// Whether it can be kept: a model that says far more than a page holds cannot.
    #[must_use]
    pub fn can_be_kept(&self) -> bool {
        self.canonical().len() <= LONGEST
    }

    /// What tells it from every other state.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.canonical())
    }
}

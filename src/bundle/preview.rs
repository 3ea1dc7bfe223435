//! What an import would do: what is new, what is equal, and what differs, record by record.

use sha2::{Digest, Sha256};

use super::line;
use crate::domain::history::Subject;
use crate::domain::things::Noun;

/// One fact of which the two sides say different things, in stored form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The word under which the history knows it.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What is here.
    pub ours: String,
    /// What is in the bundle.
    pub theirs: String,
}

/// How the two sides differ about a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// These facts are not the same.
    Facts(Vec<Change>),
    /// It was deleted for good here, at this moment; it is still there.
    GoneHere(i64),
    /// It was deleted for good there, at this moment; it is still here.
    GoneThere(i64),
}

/// A record on which the two sides differ. It stays as it is here, unless theirs is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Identifies it: the id, and for an answer the step or condition.
    pub key: String,
    /// What the history calls it.
    pub subject: Subject,
    /// What people call it.
    pub name: String,
    /// How they differ.
    pub what: What,
}

/// How much of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Jurisdictions.
    pub jurisdictions: usize,
    /// Rounds.
    pub rounds: usize,
    /// Asks.
    pub asks: usize,
    /// Meetings.
    pub meetings: usize,
    /// Decisions.
    pub decisions: usize,
    /// Actions.
    pub actions: usize,
    /// Funding lines of actions.
    pub funding: usize,
    /// Population groups.
    pub groups: usize,
    /// Places on the road of which something was said.
    pub road: usize,
    /// Things, by their kind.
    pub things: [usize; Noun::ALL.len()],
    /// People of jurisdictions.
    pub people: usize,
    /// Names under which somebody wrote.
    pub actors: usize,
    /// States kept for print.
    pub states: usize,
    /// Records of what was deleted for good.
    pub tombstones: usize,
    /// Lines of the history.
    pub lines: usize,
}

impl Counts {
    /// Whether there is nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// What comes in new.
    pub new: Counts,
    /// How many records are the same on both sides.
    pub equal: usize,
    /// What differs, in the order of the bundle.
    pub differences: Vec<Difference>,
}

impl Preview {
    /// Identifies all that differs, so that a choice made over one list is not applied to another.
    #[must_use]
    pub fn mark(&self) -> String {
        let mut all = Sha256::new();
        for difference in &self.differences {
            all.update(format!("{:?}", (&difference.key, &difference.what)));
        }
        line::hex(&all.finalize())
    }
}

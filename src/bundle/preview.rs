//! What an import would do: what is new, what one of the two copies changed alone, and what has to be chosen.

use std::collections::{BTreeSet, HashSet};

use sha2::{Digest, Sha256};

use super::doubles::Double;
use super::line;
use super::sides::Wrote;
use crate::domain::history::{Fact, Subject};
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
    /// Who wrote last what is here.
    pub ours_by: Option<Wrote>,
    /// Who wrote last what is in the bundle.
    pub theirs_by: Option<Wrote>,
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

/// What the two sides say differently of a record: a field, or several that are merged as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Identifies it: the key of the record, and where it is about fields the first of them.
    pub key: String,
    /// The key of the record: its id, and for an answer the step or condition.
    pub record: String,
    /// What the history calls it.
    pub subject: Subject,
    /// What people call it.
    pub name: String,
    /// How they differ.
    pub what: What,
}

impl Difference {
    /// Whether all that it tells is that one of the two put the record into the bin.
    #[must_use]
    pub fn is_of_bin(&self) -> bool {
        matches!(&self.what, What::Facts(changes) if changes.iter().all(|change| change.field == Fact::Deleted.as_str()))
    }
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
    /// How many records, without the names of those who wrote, what was kept for print, and what is no more.
    #[must_use]
    pub fn records(&self) -> usize {
        let own = [self.jurisdictions, self.rounds, self.asks, self.meetings, self.decisions, self.actions, self.funding, self.groups];
        own.iter().chain([&self.road, &self.people]).chain(&self.things).sum()
    }

    /// Whether there is nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Whether a jurisdiction that came is here too, so that two copies of it are brought together.
    pub is_merge: bool,
    /// What comes in new.
    pub new: Counts,
    /// How many records are the same on both sides.
    pub equal: usize,
    /// What is here and not there, by the history of both: records, without what is within a record that is not there.
    pub added: usize,
    /// What was changed in the other copy alone: it comes in by itself. In the order of the bundle.
    pub theirs: Vec<Difference>,
    /// What was changed here alone: it stays. In the order of the bundle.
    pub ours: Vec<Difference>,
    /// What both changed, or one deleted and the other went on with: somebody has to choose. In the order of the bundle.
    pub choices: Vec<Difference>,
    /// People who were made in each of the two and may be one person.
    pub doubles: Vec<Double>,
}

impl Preview {
    /// How many things the other copy changed: fields, and records that are not here.
    #[must_use]
    pub fn changed_there(&self) -> usize {
        let chosen = self.choices.iter().filter(|choice| !matches!(choice.what, What::GoneHere(_)));
        self.theirs.len() + self.new.records() + chosen.count()
    }

    /// How many things this copy changed: fields, and records that are not there.
    #[must_use]
    pub fn changed_here(&self) -> usize {
        let chosen = self.choices.iter().filter(|choice| !matches!(choice.what, What::GoneThere(_)));
        self.ours.len() + self.added + chosen.count()
    }

    /// Identifies all that differs, so that a choice made over one list is not applied to another.
    #[must_use]
    pub fn mark(&self) -> String {
        let mut all = Sha256::new();
        for (list, differences) in [&self.theirs, &self.ours, &self.choices].into_iter().enumerate() {
            for difference in differences {
                all.update(format!("{:?}", (list, &difference.key, &difference.what)));
            }
        }
        self.doubles.iter().for_each(|double| all.update(double.key()));
        line::hex(&all.finalize())
    }

    /// The fields of records that are here and come in from the bundle, once these of the choices are taken: by record and
    /// field.
    #[must_use]
    pub fn incoming(&self, taken: &BTreeSet<String>) -> HashSet<(&str, &str)> {
        let chosen = self.choices.iter().filter(|choice| taken.contains(&choice.key));
        let mut incoming = HashSet::new();
        for difference in self.theirs.iter().chain(chosen) {
            if let What::Facts(changes) = &difference.what {
                incoming.extend(changes.iter().map(|change| (difference.record.as_str(), change.field.as_str())));
            }
        }
        incoming
    }
}

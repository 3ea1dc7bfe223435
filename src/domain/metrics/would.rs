//! What an import of a file would do: what is new, what other releases say as well, and where they say something else.

use std::collections::BTreeMap;

use super::kept::KeptReading;
use super::reading::{Fact, Of};
use super::showing::shown;
use super::telling;
use crate::domain::guide::metrics::DefinitionKey;

/// How many differences are shown one by one.
const EXAMPLES: usize = 8;

/// How many readings are new, the same, or other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// No release says anything of the same place, year and group.
    pub new: u64,
    /// The newest of the others says the same, as people read it.
    pub same: u64,
    /// It says something else.
    pub other: u64,
}

/// A reading of which another release says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// What it is of.
    pub of: Of,
    /// What the file says.
    pub now: String,
    /// What the other release says.
    pub before: String,
    /// The number of that release.
    pub release: i64,
    /// The line of the file.
    pub line: u64,
}

/// What an import of a file would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Would {
    /// How many readings of each definition are new, the same, or other.
    pub by_definition: BTreeMap<DefinitionKey, Share>,
    /// Some of those of which another release says something else.
    pub examples: Vec<Differing>,
}

impl Would {
    /// Takes a reading of the file, with those of other releases of the very same.
    pub fn take(&mut self, reading: &KeptReading, there: &[&KeptReading]) {
        let of = reading.fact.of;
        let share = self.by_definition.entry(of.definition).or_default();
        let facts: Vec<&Fact> = there.iter().map(|other| &other.fact).collect();
        let Some(before) = shown(&facts).map(|shown| shown.fact) else {
            share.new += 1;
            return;
        };
        let (now, then) = (said(&reading.fact), said(before));
        if now == then {
            share.same += 1;
            return;
        }
        share.other += 1;
        if self.examples.len() < EXAMPLES {
            let release = there.iter().find(|other| std::ptr::eq(&raw const other.fact, before)).map_or(0, |other| other.release);
            self.examples.push(Differing { of, now, before: then, release, line: reading.line });
        }
    }

    /// All definitions together.
    #[must_use]
    pub fn all(&self) -> Share {
        self.by_definition.values().fold(Share::default(), |all, share| Share {
            new: all.new + share.new,
            same: all.same + share.same,
            other: all.other + share.other,
        })
    }
}

/// "$64,841, strong".
fn said(fact: &Fact) -> String {
    format!("{}, {}", telling::short(fact.value, fact.of.definition.get()), fact.quality.in_words())
}

//! A thing as it is stored.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Noun, Rule};
use crate::domain::history::Fact;
use crate::domain::words::position::Position;

/// A thing as it is stored, without what says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its id.
    pub id: Uuid,
    /// What kind of thing it is.
    pub noun: Noun,
    /// The thing that it is within, if it is within one.
    pub within: Option<Uuid>,
    /// Its parts in stored form. A person is named by the record that stands for them.
    pub values: BTreeMap<Fact, String>,
}

impl Thing {
    /// One of which nothing is said.
    #[must_use]
    pub fn nothing(noun: Noun, id: Uuid) -> Self {
        Self { id, noun, within: None, values: BTreeMap::new() }
    }

    /// What it says of a fact; empty for nothing.
    #[must_use]
    pub fn get(&self, fact: Fact) -> &str {
        self.values.get(&fact).map_or("", String::as_str)
    }

    /// What it says of a fact, in a type of its own; nothing where it says nothing.
    #[must_use]
    pub fn read<T: std::str::FromStr>(&self, fact: Fact) -> Option<T> {
        self.get(fact).parse().ok()
    }

    /// The words that it says of a fact, a line each.
    #[must_use]
    pub fn all<T: std::str::FromStr>(&self, fact: Fact) -> Vec<T> {
        self.get(fact).lines().filter_map(|word| word.parse().ok()).collect()
    }

    /// The ids that it names, without the numbers after them.
    #[must_use]
    pub fn named(&self, fact: Fact) -> Vec<Uuid> {
        ids(self.get(fact))
    }

    /// Whether it says yes to a fact.
    #[must_use]
    pub fn is(&self, fact: Fact) -> bool {
        self.get(fact) == "yes"
    }

    /// Where it stands among the others, and then which it is: what its list is ordered by.
    #[must_use]
    pub fn place(&self) -> (Option<Position>, Uuid) {
        (self.read(Fact::Position), self.id)
    }

    /// Whether nobody said anything of it yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let is_order = |fact: &Fact| self.noun.part(*fact).is_some_and(|part| matches!(part.rule, Rule::Position));
        self.values.iter().all(|(fact, value)| value.is_empty() || is_order(fact))
    }
}

/// The ids in a stored value, without the numbers after them.
#[must_use]
pub fn ids(stored: &str) -> Vec<Uuid> {
    stored.lines().filter_map(|line| Uuid::try_parse(line.split(' ').next()?).ok()).collect()
}

/// The ids in a stored value, each with the number after it.
#[must_use]
pub fn counted(stored: &str) -> Vec<(Uuid, Option<u32>)> {
    let read = |line: &str| {
        let (id, number) = line.split_once(' ').unwrap_or((line, ""));
        Some((Uuid::try_parse(id).ok()?, number.parse().ok()))
    };
    stored.lines().filter_map(read).collect()
}

/// Parts things of several kinds, each kind in the order of its place or as it came.
#[must_use]
pub fn apart(things: Vec<Thing>) -> BTreeMap<Noun, Vec<Thing>> {
    let mut apart: BTreeMap<Noun, Vec<Thing>> = BTreeMap::new();
    for thing in things {
        apart.entry(thing.noun).or_default().push(thing);
    }
    for (noun, things) in &mut apart {
        if noun.is_ordered() {
            things.sort_by_cached_key(Thing::place);
        }
    }
    apart
}

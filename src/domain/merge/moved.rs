//! Which of two copies changed a field.

use std::collections::HashSet;

use uuid::Uuid;

use crate::domain::order::{Follows, Linked, heads};

/// A line of the history of one field, as far as merging looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<'a> {
    /// The id of the line.
    pub id: Uuid,
    /// The lines of the same field that it follows.
    pub follows: Follows,
    /// What the field holds since.
    pub after: &'a str,
}

/// Which of two copies changed something since they were one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moved {
    /// Neither did, or both say the same.
    Neither,
    /// Only this copy: what it says follows all that the other one says.
    Ours,
    /// Only the other copy.
    Theirs,
    /// Both, each to something else, and neither knew of the other.
    Both,
}

impl Moved {
    /// What it is when something else belongs to it.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Neither, moved) | (moved, Self::Neither) => moved,
            (Self::Ours, Self::Ours) => Self::Ours,
            (Self::Theirs, Self::Theirs) => Self::Theirs,
            _ => Self::Both,
        }
    }

    /// Whether this copy changed it.
    #[must_use]
    pub const fn is_here(self) -> bool {
        matches!(self, Self::Ours | Self::Both)
    }

    /// Whether the other copy changed it.
    #[must_use]
    pub const fn is_there(self) -> bool {
        matches!(self, Self::Theirs | Self::Both)
    }
}

/// Which of two copies changed a field, by all lines that each has of it. A line that both have says the same in both. A
/// field without lines is empty.
#[must_use]
pub fn moved(ours: &[Said<'_>], theirs: &[Said<'_>]) -> Moved {
    let (here, there) = (word(ours), word(theirs));
    if here == there {
        return Moved::Neither;
    }
    let all: Vec<&Said<'_>> = ours.iter().chain(theirs).collect();
    let words = last_words(&all);
    match (words.contains(here), words.contains(there)) {
        (true, false) => Moved::Ours,
        (false, true) => Moved::Theirs,
        // Where the lines tell nothing, a person has to.
        _ => Moved::Both,
    }
}

/// What the lines say that none of these follows.
fn last_words<'a>(lines: &[&Said<'a>]) -> HashSet<&'a str> {
    let linked: Vec<Linked<'_>> = lines.iter().map(|said| Linked { id: said.id, follows: &said.follows }).collect();
    let heads: HashSet<Uuid> = heads(&linked).into_iter().collect();
    lines.iter().filter(|said| heads.contains(&said.id)).map(|said| said.after).collect()
}

/// What a copy says: all its last lines say the same.
fn word<'a>(lines: &[Said<'a>]) -> &'a str {
    last_words(&lines.iter().collect::<Vec<_>>()).into_iter().min().unwrap_or_default()
}

//! What another kind of an entry does to its links: those that would run back.

use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::strategy::EntryKind;
use crate::domain::things::Thing;

/// An entry with what it leads to, whether its model shows it or it lies in the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leading {
    /// Its id.
    pub id: Uuid,
    /// What it is, if that can be read.
    pub kind: Option<EntryKind>,
    /// Which entries it is said to lead to.
    pub to: Vec<Uuid>,
}

impl Leading {
    /// An entry as it is stored.
    #[must_use]
    pub fn of(thing: &Thing) -> Self {
        Self { id: thing.id, kind: thing.read(Fact::Kind), to: thing.named(Fact::LeadsTo) }
    }
}

/// The links of an entry that would run back, or stay within a column, if it were of another kind. `all` are the entries
/// of its model, those in the bin too: when one of them returns, none of its links is to run back.
#[must_use]
pub fn turned(all: &[Leading], entry: Uuid, kind: EntryKind) -> Vec<(Uuid, Uuid)> {
    let of = |id: Uuid| if id == entry { Some(kind) } else { all.iter().find(|one| one.id == id)?.kind };
    let links = all.iter().flat_map(|from| from.to.iter().map(|to| (from.id, *to)));
    let of_it = links.filter(|(from, to)| *from == entry || *to == entry);
    of_it.filter(|(from, to)| of(*from).zip(of(*to)).is_some_and(|(from, to)| !from.can_lead_to(to))).collect()
}

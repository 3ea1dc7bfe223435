//! An entry of a logic model.

use std::collections::HashMap;

use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::strategy::EntryKind;
use crate::domain::things::Thing;
use crate::domain::words::shortened;
use crate::domain::work::{Action, Status};

/// How much of an entry tells which is meant, in characters.
const NAMED: usize = 80;

/// An entry of a logic model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub kind: EntryKind,
    /// What it says: of an action of the work plan, what that says.
    pub what: String,
    /// The action of the work plan that it is, if it is one.
    pub action: Option<Action>,
    /// Notes on it.
    pub notes: String,
    /// The stored form of its place.
    pub position: String,
    /// Which entries it is said to lead to, those too that are not there.
    pub(super) named: Vec<Uuid>,
}

impl Entry {
    /// An entry as it is stored. None where its kind cannot be read, or its action is not among these: one that lies in
    /// the bin takes its entry out of the model, until it is put back.
    #[must_use]
    pub(super) fn of(thing: &Thing, actions: &HashMap<Uuid, &Action>) -> Option<Self> {
        let named = thing.get(Fact::Action);
        let action = if named.is_empty() { None } else { Some((*actions.get(&Uuid::try_parse(named).ok()?)?).clone()) };
        Some(Self {
            id: thing.id,
            kind: thing.read(Fact::Kind)?,
            what: action.as_ref().map_or_else(|| thing.get(Fact::What).to_owned(), |action| action.what.clone()),
            action,
            notes: thing.get(Fact::Notes).to_owned(),
            position: thing.get(Fact::Position).to_owned(),
            named: thing.named(Fact::LeadsTo),
        })
    }

    /// Whether it is an activity that is not done any more.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        self.action.as_ref().is_some_and(|action| action.status == Status::Dropped)
    }

    /// Whether it is an activity that is text so far: no action of the work plan carries it.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.kind == EntryKind::Activity && self.action.is_none()
    }

    /// What it says, as far as it takes to tell it from others.
    #[must_use]
    pub fn name(&self) -> String {
        shortened(&self.what, NAMED)
    }
}

//! An entry added where the fewest links cross.

use time::OffsetDateTime;
use uuid::Uuid;

use super::{LogicModel, Unlinked};
use crate::domain::history::Fact;
use crate::domain::people::Actor;
use crate::domain::strategy::EntryKind;
use crate::domain::things::Noun;
use crate::domain::words::position::{Placed, Position};
use crate::store::hands::{Result, Scribe, StoreError};
use crate::store::{NewThing, Store, things};

/// A new entry: its parts in stored form.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// What it is.
    pub kind: EntryKind,
    /// What it says; empty for an action of the work plan.
    pub what: String,
    /// Notes on it.
    pub notes: String,
    /// The action of the work plan that it is.
    pub action: Option<Uuid>,
    /// What leads to it.
    pub before: Vec<Uuid>,
    /// What it leads to.
    pub after: Vec<Uuid>,
    /// The mark of the form that adds it: sent twice, it adds one.
    pub once: Option<Uuid>,
}

impl NewEntry {
    /// A new entry that is linked to nothing.
    #[must_use]
    pub const fn of(kind: EntryKind, what: String) -> Self {
        Self { kind, what, notes: String::new(), action: None, before: Vec::new(), after: Vec::new(), once: None }
    }
}

impl Store {
    /// Adds an entry at the place in its column where the fewest links cross. Nobody is moved.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the strategic action is gone, [`StoreError::Full`], [`StoreError::Twin`] when its action
    /// serves a strategic action already, [`StoreError::Elsewhere`] when it lies in the bin, or a failed write.
    pub async fn add_entry(
        &self,
        of: Uuid,
        new: &NewEntry,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<std::result::Result<Uuid, Unlinked>> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        if let Some(sent) = new.once.map(|once| NewThing::id_of_form(Noun::LogicEntry, model.jurisdiction, once))
            && model.model.get(sent).is_some_and(|entry| entry.kind == new.kind && (entry.what == new.what || new.action.is_some()))
        {
            return Ok(Ok(sent));
        }
        if let Some(why) = model.cannot_add(new) {
            return Ok(Err(why));
        }
        if let Some(action) = new.action {
            scribe.hold_action(&action.to_string(), None).await?;
        }
        let added = scribe.make_entry(&model, new).await?;
        scribe.commit().await?;
        Ok(Ok(added))
    }
}

impl LogicModel {
    fn cannot_add(&self, new: &NewEntry) -> Option<Unlinked> {
        let of = |id: &Uuid| self.model.get(*id).map(|entry| entry.kind);
        let before = new.before.iter().map(|id| of(id).map(|kind| kind.can_lead_to(new.kind)));
        let after = new.after.iter().map(|id| of(id).map(|kind| new.kind.can_lead_to(kind)));
        let why = |can: Option<bool>| match can {
            None => Some(Unlinked::Gone),
            Some(false) => Some(Unlinked::Back),
            Some(true) => None,
        };
        before.chain(after).find_map(why)
    }

    /// The places of the entries of a kind, in their order, and whose they are.
    pub(super) fn places(&self, kind: EntryKind) -> Result<(Vec<Position>, Vec<Uuid>)> {
        let entries: Vec<_> = self.model.of_kind(kind).collect();
        let keys: Option<Vec<Position>> = entries.iter().map(|entry| entry.position.parse().ok()).collect();
        let keys = keys.ok_or_else(|| StoreError::Damaged("the place of an entry cannot be read".to_owned()))?;
        Ok((keys, entries.iter().map(|entry| entry.id).collect()))
    }
}

impl Scribe<'_> {
    /// Makes an entry, and the links to and from it.
    pub(super) async fn make_entry(&mut self, model: &LogicModel, new: &NewEntry) -> Result<Uuid> {
        let of = model.jurisdiction;
        let (keys, ids) = model.places(new.kind)?;
        let Placed { own, others } = Position::at(&keys, model.model.place_for(new.kind, &new.before, &new.after));
        let mut after = new.after.clone();
        after.sort_unstable();
        after.dedup();
        let lines = after.iter().map(Uuid::to_string).collect::<Vec<_>>().join("\n");
        let action = new.action.map_or_else(String::new, |action| action.to_string());
        let facts = [
            (Fact::Kind, new.kind.to_string()),
            (Fact::What, new.what.clone()),
            (Fact::Notes, new.notes.clone()),
            (Fact::Action, action),
            (Fact::LeadsTo, lines),
        ];
        let thing = NewThing {
            within: Some(model.of.id),
            facts: facts.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
            position: Some(own),
            once: new.once,
            ..NewThing::of(Noun::LogicEntry)
        };
        let added = self.make_thing(of, &thing).await?;
        for (at, place) in others {
            self.set_position(of, things::subject(Noun::LogicEntry, ids[at]), &place).await?;
        }
        for before in &new.before {
            self.lead(of, model.stored(*before)?, &[added], &[]).await?;
        }
        Ok(added)
    }
}

//! An entry changed: where it becomes of another kind, the links that would run back go, once somebody confirmed that.

use sqlx::Row;
use time::OffsetDateTime;
use uuid::Uuid;

use super::LogicModel;
use crate::domain::history::Fact;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::strategy::EntryKind;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::position::{Placed, Position};
use crate::store::hands::{Result, Scribe};
use crate::store::{Store, ThingChange, things};

/// What became of a changed entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryChange {
    /// It is saved, but for the facts that somebody else changed meanwhile.
    Saved(Vec<Fact>),
    /// Nothing was saved: these links would run back, and not all of them were confirmed to go.
    Reverses(Vec<(Uuid, Uuid)>),
}

impl Store {
    /// Changes an entry. `confirmed` are the links that were shown to go with its kind.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::store::StoreError::NotFound), or a failed write.
    pub async fn change_entry(
        &self,
        (of, entry): (Uuid, Uuid),
        change: &ThingChange,
        confirmed: &[(Uuid, Uuid)],
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<EntryChange> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        let stored = model.stored(entry)?.clone();
        let becomes = becomes(&stored, change);
        let reversed: Vec<(Uuid, Uuid)> = becomes.map_or_else(Vec::new, |kind| {
            let id = |at: usize| model.model.entries[at].id;
            model.model.reversed(entry, kind).into_iter().map(|(from, to)| (id(from), id(to))).collect()
        });
        if reversed.iter().any(|link| !confirmed.contains(link)) {
            return Ok(EntryChange::Reverses(reversed));
        }
        let refused = scribe.save_thing(model.jurisdiction, &stored, change).await?;
        if let Some(kind) = becomes.filter(|_| !refused.contains(&Fact::Kind)) {
            scribe.turn_none(&model, entry, kind).await?;
            scribe.move_over(of, entry).await?;
        }
        scribe.commit().await?;
        Ok(EntryChange::Saved(refused))
    }
}

/// The kind that an entry gets, if it gets another one.
fn becomes(stored: &Thing, change: &ThingChange) -> Option<EntryKind> {
    let was = stored.get(Fact::Kind);
    let change = change.facts.iter().find(|change| change.fact == Fact::Kind && change.value != was)?;
    change.seen.is_none_or(|seen| seen == Revision::of(was)).then(|| change.value.parse().ok())?
}

impl Scribe<'_> {
    /// Takes away every link of an entry that would run back now, those too that lie in the bin or lead there: when that
    /// returns, no link is to run back.
    async fn turn_none(&mut self, model: &LogicModel, entry: Uuid, kind: EntryKind) -> Result<()> {
        let sql = "SELECT id, kind, leads_to FROM logic_entries WHERE strategic_action_id = $1 ORDER BY id";
        let mut all = Vec::new();
        for row in sqlx::query(sql).bind(model.of.id).fetch_all(&mut *self.tx).await? {
            let mut thing = Thing::nothing(Noun::LogicEntry, row.try_get("id")?);
            thing.values.insert(Fact::LeadsTo, row.try_get("leads_to")?);
            let of = if thing.id == entry { Some(kind) } else { row.try_get::<String, _>("kind")?.parse().ok() };
            all.push((thing, of));
        }
        let kinds: Vec<(Uuid, Option<EntryKind>)> = all.iter().map(|(thing, kind)| (thing.id, *kind)).collect();
        let of = |id: Uuid| kinds.iter().find(|(other, _)| *other == id).and_then(|(_, kind)| *kind);
        for (thing, kind) in &all {
            let runs_back =
                |to: &Uuid| (thing.id == entry || *to == entry) && kind.zip(of(*to)).is_some_and(|(kind, to)| !kind.can_lead_to(to));
            let gone: Vec<Uuid> = thing.named(Fact::LeadsTo).into_iter().filter(runs_back).collect();
            if !gone.is_empty() {
                self.lead(model.jurisdiction, thing, &[], &gone).await?;
            }
        }
        Ok(())
    }

    /// Gives an entry that became of another kind the best place in its new column.
    async fn move_over(&mut self, of: Uuid, entry: Uuid) -> Result<()> {
        let mut model = self.model(of).await?;
        let Some(at) = model.model.at(entry) else { return Ok(()) };
        let id = |at: usize| model.model.entries[at].id;
        let before: Vec<Uuid> = model.model.before(at).map(id).collect();
        let after: Vec<Uuid> = model.model.after(at).map(id).collect();
        let kind = model.model.entries[at].kind;
        model.model = model.model.without(entry);
        let (keys, ids) = model.places(kind)?;
        let Placed { own, others } = Position::at(&keys, model.model.place_for(kind, &before, &after));
        self.set_position(model.jurisdiction, things::subject(Noun::LogicEntry, entry), &own).await?;
        for (at, place) in others {
            self.set_position(model.jurisdiction, things::subject(Noun::LogicEntry, ids[at]), &place).await?;
        }
        Ok(())
    }
}

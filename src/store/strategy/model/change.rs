//! An entry changed: where it becomes of another kind, the links that would run back go, once somebody confirmed that.

use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::strategy::EntryKind;
use crate::domain::strategy::model::{Leading, turned};
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
    Reverses(Vec<Reversed>),
}

/// A link that would run back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversed {
    /// The entry that leads, and the one that it leads to; one of them may lie in the bin.
    pub link: (Uuid, Uuid),
    /// What the two say.
    pub words: (String, String),
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
        let all = scribe.all_entries(of).await?;
        let leading: Vec<Leading> = all.iter().map(|(thing, _)| Leading::of(thing)).collect();
        let reversed = becomes.map_or_else(Vec::new, |kind| turned(&leading, entry, kind));
        if reversed.iter().any(|link| !confirmed.contains(link)) {
            let words = |id: Uuid| all.iter().find(|(thing, _)| thing.id == id).map_or_else(String::new, |(_, words)| words.clone());
            let named = |link: (Uuid, Uuid)| Reversed { link, words: (words(link.0), words(link.1)) };
            return Ok(EntryChange::Reverses(reversed.into_iter().map(named).collect()));
        }
        let refused = scribe.save_thing(model.jurisdiction, &stored, change).await?;
        if becomes.is_some() && !refused.contains(&Fact::Kind) {
            for (from, _) in &all {
                let gone: Vec<Uuid> = reversed.iter().filter(|link| link.0 == from.id).map(|link| link.1).collect();
                if !gone.is_empty() {
                    scribe.lead(model.jurisdiction, from, &[], &gone).await?;
                }
            }
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
    /// The kind and the links of every entry of a strategic action, those in the bin too, with what each says.
    async fn all_entries(&mut self, of: Uuid) -> Result<Vec<(Thing, String)>> {
        let sql = format!(
            "SELECT t.id, t.kind, t.leads_to, {} AS words FROM logic_entries t WHERE t.strategic_action_id = $1 ORDER BY t.id",
            things::called(Noun::LogicEntry)
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(of).fetch_all(&mut *self.tx).await?;
        let read = |row: &SqliteRow| {
            let mut thing = Thing::nothing(Noun::LogicEntry, row.try_get("id")?);
            for fact in [Fact::Kind, Fact::LeadsTo] {
                thing.values.insert(fact, row.try_get(fact.as_str())?);
            }
            Ok((thing, row.try_get("words")?))
        };
        rows.iter().map(read).collect()
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

//! The order of a logic model: one entry moved within its column, and all of them by *Tidy*, which can be undone.

use time::OffsetDateTime;
use uuid::Uuid;

use super::LogicModel;
use crate::domain::history::{Fact, millis};
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::strategy::EntryKind;
use crate::domain::things::Noun;
use crate::domain::words::position::{Beside, Position, Shift};
use crate::store::hands::scribe::last_line;
use crate::store::hands::{Result, Scribe, StoreError};
use crate::store::{Store, things};

impl Store {
    /// Moves an entry one place up or down in its column. `seen` is the place that was shown: where it stands elsewhere by
    /// now, nothing is moved, and the answer is `false`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn shift_entry(
        &self,
        (of, entry): (Uuid, Uuid),
        shift: Shift,
        seen: Option<Revision>,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<bool> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        let (keys, ids, from) = model.column_of(entry)?;
        let is_as_seen = model.is_as_seen(entry, seen);
        if is_as_seen {
            scribe.place_entries(&model, &ids, Position::shifted(&keys, from, shift)).await?;
        }
        scribe.commit().await?;
        Ok(is_as_seen)
    }

    /// Moves an entry to beside another one of its column, as [`Self::shift_entry`]. Where the other one is not in that
    /// column any more, nothing is moved.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn move_entry(
        &self,
        (of, entry): (Uuid, Uuid),
        beside: Beside,
        seen: Option<Revision>,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<bool> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        let (keys, ids, from) = model.column_of(entry)?;
        let to = beside.place(&ids, from).filter(|_| model.is_as_seen(entry, seen));
        if let Some(to) = to.filter(|to| *to != from) {
            scribe.place_entries(&model, &ids, Position::moved(&keys, from, to)).await?;
        }
        scribe.commit().await?;
        Ok(to.is_some())
    }

    /// Puts the entries into the order that *Tidy* proposes, all in one write. `seen` is the revision of the model to which
    /// the proposal was shown. What comes back tells the write, so that it can be undone; nothing where the model changed
    /// meanwhile, or no better order is found.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn tidy_model(&self, of: Uuid, seen: Option<Revision>, actor: &Actor, now: OffsetDateTime) -> Result<Option<i64>> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        if seen.is_some_and(|seen| seen != model.revision()) {
            return Ok(None);
        }
        let Some(tidied) = model.model.tidied() else { return Ok(None) };
        for kind in EntryKind::ALL {
            let (mut keys, _) = model.places(*kind)?;
            // The places of the column stay, and others stand there; equal ones would not tell who comes first.
            if keys.windows(2).any(|two| two[0] >= two[1]) {
                keys = Position::spread(keys.len());
            }
            for (entry, key) in tidied.model.of_kind(*kind).zip(&keys) {
                if entry.position != key.as_str() {
                    scribe.set_position(model.jurisdiction, things::subject(Noun::LogicEntry, entry.id), key).await?;
                }
            }
        }
        scribe.commit().await?;
        Ok(Some(millis(now)))
    }

    /// Puts back what a write of *Tidy* moved, as far as nobody moved it since. How many entries went back comes back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn untidy_model(&self, of: Uuid, tidied: i64, actor: &Actor, now: OffsetDateTime) -> Result<usize> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        let mut back = 0;
        for entry in &model.entries {
            let Some(line) = last_line(&mut scribe.tx, entry.id, Fact::Position.as_str()).await? else { continue };
            let before = line.before.parse::<Position>().ok();
            if let Some(before) = before.filter(|_| millis(line.at) == tidied && line.after == entry.get(Fact::Position)) {
                scribe.set_position(model.jurisdiction, things::subject(Noun::LogicEntry, entry.id), &before).await?;
                back += 1;
            }
        }
        scribe.commit().await?;
        Ok(back)
    }
}

impl LogicModel {
    /// The column of an entry: the places, whose they are, and where the entry stands.
    fn column_of(&self, entry: Uuid) -> Result<(Vec<Position>, Vec<Uuid>, usize)> {
        let kind = self.model.get(entry).ok_or(StoreError::NotFound)?.kind;
        let (keys, ids) = self.places(kind)?;
        let from = ids.iter().position(|id| *id == entry).ok_or(StoreError::NotFound)?;
        Ok((keys, ids, from))
    }

    fn is_as_seen(&self, entry: Uuid, seen: Option<Revision>) -> bool {
        let place = self.model.get(entry).map_or("", |entry| entry.position.as_str());
        seen.is_none_or(|seen| seen == Revision::of(place))
    }
}

impl Scribe<'_> {
    async fn place_entries(&mut self, model: &LogicModel, ids: &[Uuid], moved: Vec<(usize, Position)>) -> Result<()> {
        for (at, place) in moved {
            self.set_position(model.jurisdiction, things::subject(Noun::LogicEntry, ids[at]), &place).await?;
        }
        Ok(())
    }
}

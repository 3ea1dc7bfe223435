//! Things changed, put in order, and put into the bin.

use time::OffsetDateTime;
use uuid::Uuid;

use super::kept::subject;
use super::read;
use crate::domain::history::{Fact, millis};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::Who;
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::position::{Beside, Position, Shift};
use crate::store::Store;
use crate::store::hands::{FactChange, Result, Scribe, StoreError};
use crate::store::people::Owning;

/// A change of a thing, as it came back from its form.
#[derive(Debug, Clone, Default)]
pub struct ThingChange {
    /// Its parts.
    pub facts: Vec<FactChange>,
    /// Whom it names, by field, each with the revision that was shown.
    pub people: Vec<(Fact, Who, Option<Revision>)>,
}

/// A change of another thing that goes along with one; a thing that lies in the bin by now stays there as it is.
#[derive(Debug, Clone)]
pub struct Along {
    /// What kind of thing it is.
    pub noun: Noun,
    /// Which one.
    pub id: Uuid,
    /// What becomes of it.
    pub change: ThingChange,
}

impl Store {
    /// Changes a thing, and names the facts that somebody else changed after they were shown; those stay as they are.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Twin`], [`StoreError::Elsewhere`], [`StoreError::PersonGone`], or a failed write.
    pub async fn change_thing(&self, noun: Noun, id: Uuid, change: &ThingChange, actor: &Actor, now: OffsetDateTime) -> Result<Vec<Fact>> {
        self.change_thing_along(noun, id, (change, &[]), actor, now).await
    }

    /// The same with changes of others in one go, which are made where nothing is refused.
    ///
    /// # Errors
    /// As [`Self::change_thing`].
    pub async fn change_thing_along(
        &self,
        noun: Noun,
        id: Uuid,
        (change, along): (&ThingChange, &[Along]),
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        let (of, stored) = read::one(&mut scribe.tx, noun, id).await?;
        let refused = scribe.save_thing(of, &stored, change).await?;
        if refused.is_empty() {
            scribe.change_along(of, along).await?;
        }
        scribe.commit().await?;
        Ok(refused)
    }

    /// Moves a thing one place up or down among the others of its kind. `seen` is the place that was shown: of two people
    /// who move one thing at once, the second learns that it stands elsewhere by now, as `false`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn shift_thing(
        &self,
        noun: Noun,
        id: Uuid,
        shift: Shift,
        seen: Option<Revision>,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<bool> {
        let mut scribe = self.scribe(actor, now).await?;
        let (of, keys, things, from) = scribe.in_order(noun, id).await?;
        let is_as_seen = seen.is_none_or(|seen| seen == Revision::of(things[from].get(Fact::Position)));
        if is_as_seen {
            scribe.place_things(of, &things, Position::shifted(&keys, from, shift)).await?;
        }
        scribe.commit().await?;
        Ok(is_as_seen)
    }

    /// Moves a thing to beside another one of its kind. `seen` is the place that was shown, as with [`Self::shift_thing`].
    /// Where the other one stands is looked up within the write; where it is gone, nothing is moved.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn move_thing(
        &self,
        noun: Noun,
        id: Uuid,
        beside: Beside,
        seen: Option<Revision>,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<bool> {
        let mut scribe = self.scribe(actor, now).await?;
        let (of, keys, things, from) = scribe.in_order(noun, id).await?;
        let to = beside.place(&things.iter().map(|thing| thing.id).collect::<Vec<_>>(), from);
        let is_as_seen = seen.is_none_or(|seen| seen == Revision::of(things[from].get(Fact::Position)));
        let (true, Some(to)) = (is_as_seen, to) else {
            scribe.commit().await?;
            return Ok(false);
        };
        if to != from {
            scribe.place_things(of, &things, Position::moved(&keys, from, to)).await?;
        }
        scribe.commit().await?;
        Ok(true)
    }

    /// Puts a thing into the bin, with all that is within it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::InUse`] for an organization that members belong to, or a failed write.
    pub async fn bin_thing(&self, noun: Noun, id: Uuid, actor: &Actor, now: OffsetDateTime) -> Result<JurisdictionId> {
        if !noun.can_be_binned() {
            return Err(StoreError::NotFound);
        }
        let mut scribe = self.scribe(actor, now).await?;
        let (of, _) = read::one(&mut scribe.tx, noun, id).await?;
        scribe.hold_unused(noun, id).await?;
        let at = millis(now).to_string();
        scribe.log(Some(of), subject(noun, id), Fact::Deleted.as_str(), false, ("", &at)).await?;
        scribe.lay_in_bin(subject(noun, id)).await?;
        scribe.commit().await?;
        Ok(of)
    }
}

impl Scribe<'_> {
    /// Changes what goes along with another change.
    pub(super) async fn change_along(&mut self, of: JurisdictionId, along: &[Along]) -> Result<()> {
        for Along { noun, id, change } in along {
            match read::one(&mut self.tx, *noun, *id).await {
                Ok((whose, stored)) if whose == of => drop(self.save_thing(of, &stored, change).await?),
                Ok(_) | Err(StoreError::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Saves what can be saved of a change, and names the facts that cannot.
    pub(in crate::store) async fn save_thing(&mut self, of: JurisdictionId, stored: &Thing, change: &ThingChange) -> Result<Vec<Fact>> {
        let (mut changes, mut refused) = (change.facts.clone(), Vec::new());
        for (fact, who, seen) in &change.people {
            match self.person_change(of, *fact, stored.get(*fact), who, *seen).await? {
                Owning::Change(change) => changes.push(change),
                Owning::Overtaken => refused.push(*fact),
                Owning::Untouched => {}
            }
        }
        let (saved, others) = settled(stored, changes);
        refused.extend(others);
        self.hold_names(of, stored, saved.iter().map(|change| (change.fact, change.value.as_str()))).await?;
        if saved.iter().any(|change| matches!(change.fact, Fact::Name | Fact::Person | Fact::BelongsTo)) {
            let after = |fact: Fact| FactChange::after(&saved, fact, |fact| stored.get(fact).to_owned());
            let key = [after(Fact::Name), after(Fact::Person), after(Fact::BelongsTo)];
            self.hold_key(of, stored.noun, Some(stored.id), [&key[0], &key[1], &key[2]]).await?;
        }
        refused.extend(self.set_facts(Some(of), subject(stored.noun, stored.id), &saved).await?);
        Ok(refused)
    }

    /// The list in which a thing stands, with the keys of its places, and where it stands there.
    async fn in_order(&mut self, noun: Noun, id: Uuid) -> Result<(JurisdictionId, Vec<Position>, Vec<Thing>, usize)> {
        let (of, thing) = read::one(&mut self.tx, noun, id).await?;
        let mut things = read::all(&mut self.tx, of, noun).await?;
        things.retain(|other| other.within == thing.within);
        let keys: Option<Vec<Position>> = things.iter().map(|thing| thing.read(Fact::Position)).collect();
        let keys = keys.ok_or_else(|| StoreError::Damaged("the place of a thing cannot be read".to_owned()))?;
        let from = things.iter().position(|other| other.id == id).ok_or(StoreError::NotFound)?;
        Ok((of, keys, things, from))
    }

    async fn place_things(&mut self, of: JurisdictionId, things: &[Thing], moved: Vec<(usize, Position)>) -> Result<()> {
        for (at, position) in moved {
            self.set_position(of, subject(things[at].noun, things[at].id), &position).await?;
        }
        Ok(())
    }
}

/// Parts the changes of a form into those to be saved, in the order in which they can be, and the facts that somebody
/// else changed after they were shown.
fn settled(stored: &Thing, changes: Vec<FactChange>) -> (Vec<FactChange>, Vec<Fact>) {
    let (mut saved, mut refused) = FactChange::parted(changes, |fact| stored.get(fact).to_owned());
    let noun = stored.noun;
    let after = |fact: Fact| FactChange::after(&saved, fact, |fact| stored.get(fact).to_owned());
    // What two people changed may not fit together.
    if noun.misfit(&after).is_some() {
        let is_apart = |change: &FactChange| noun.that_fit_together().contains(&change.fact);
        refused.extend(saved.iter().filter(|change| is_apart(change)).map(|change| change.fact));
        saved.retain(|change| !is_apart(change));
    }
    (saved, refused)
}

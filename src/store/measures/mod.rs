//! Updates of measures: one added where its day has none yet or in the place of those, and which of several of a day holds.

mod due;
mod seeing;

use time::OffsetDateTime;
use uuid::Uuid;

use super::Store;
use super::hands::{FactChange, Result, Scribe, StoreError};
use super::things::{self, NewThing, subject};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::measures::{Update, Updates};
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Thing, ids};
use crate::domain::words::period::Period;

pub(super) use due::last_known;

/// What became of an update that was to be added.
#[derive(Debug)]
pub enum UpdateAdded {
    /// It is there, under this id.
    There(Uuid),
    /// These speak of the same day, and it does not say that it stands in their place. Nothing was saved.
    Taken(Vec<Thing>),
}

impl Store {
    /// Adds an update of a measure. What it says to hold over are the updates of its day that were shown: of two people who
    /// answer for one day at once, the second learns of the first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the measure is gone, [`StoreError::Full`], or a failed write.
    pub async fn add_update(&self, of: JurisdictionId, new: &NewThing, actor: &Actor, now: OffsetDateTime) -> Result<UpdateAdded> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(of).await?;
        let all = things::within(&mut scribe.tx, Noun::Update, new.within.unwrap_or_default()).await?;
        let fact = |fact: Fact| new.facts.iter().find(|(name, _)| *name == fact).map_or("", |(_, value)| value.as_str());
        let period: Period = fact(Fact::Period).parse().map_err(|_| StoreError::NotFound)?;
        let of_form = new.once.map(|once| NewThing::id_of_form(Noun::Update, of, once));
        // The form was only sent twice.
        let says_the_same = |thing: &&Thing| {
            let is_said = |(fact, value): &(Fact, String)| *fact == Fact::HoldsOver || thing.get(*fact) == value;
            Some(thing.id) == of_form && new.facts.iter().all(is_said)
        };
        if let Some(there) = all.iter().find(says_the_same) {
            let there = there.id;
            scribe.commit().await?;
            return Ok(UpdateAdded::There(there));
        }
        let updates = Updates::of(all.iter().filter_map(Update::of).collect());
        let shown = ids(fact(Fact::HoldsOver));
        // That there is no figure yet is no value: whatever comes of that day simply follows it.
        let with_value = updates.heads(period.last()).into_iter().filter(|head| head.value.is_some());
        let heads: Vec<Uuid> = with_value.map(|head| head.id).collect();
        if heads.iter().any(|head| !shown.contains(head)) {
            scribe.commit().await?;
            return Ok(UpdateAdded::Taken(all.into_iter().filter(|thing| heads.contains(&thing.id)).collect()));
        }
        let mut new = new.clone();
        new.facts.retain(|(fact, _)| *fact != Fact::HoldsOver);
        let before = lines(of_day(&updates, period, None));
        if !before.is_empty() {
            new.facts.push((Fact::HoldsOver, before));
        }
        let id = scribe.make_thing(of, &new).await?;
        scribe.commit().await?;
        Ok(UpdateAdded::There(id))
    }

    /// Says that an update holds in the place of all others of its day. `shown` are those that stood beside it: where others
    /// do by now, nothing is said, as `false`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn hold_update(&self, update: Uuid, shown: &[Uuid], actor: &Actor, now: OffsetDateTime) -> Result<bool> {
        let mut scribe = self.scribe(actor, now).await?;
        let (of, chosen) = things::one(&mut scribe.tx, Noun::Update, update).await?;
        let all = things::within(&mut scribe.tx, Noun::Update, chosen.within.unwrap_or_default()).await?;
        let updates = Updates::of(all.iter().filter_map(Update::of).collect());
        let period: Period = chosen.get(Fact::Period).parse().map_err(|_| StoreError::NotFound)?;
        let others: Vec<Uuid> = of_day(&updates, period, Some(update));
        let mut seen = shown.to_vec();
        seen.sort_unstable();
        if seen != others {
            scribe.commit().await?;
            return Ok(false);
        }
        for other in all.iter().filter(|other| others.contains(&other.id) && other.named(Fact::HoldsOver).contains(&update)) {
            let kept = other.named(Fact::HoldsOver).into_iter().filter(|id| *id != update).collect();
            scribe.stand_for(of, other.id, lines(kept)).await?;
        }
        scribe.stand_for(of, update, lines(others)).await?;
        scribe.commit().await?;
        Ok(true)
    }
}

impl Scribe<'_> {
    async fn stand_for(&mut self, of: JurisdictionId, update: Uuid, value: String) -> Result<()> {
        let change = FactChange { fact: Fact::HoldsOver, value, seen: None };
        self.set_facts(Some(of), subject(Noun::Update, update), &[change]).await?;
        Ok(())
    }
}

/// The updates of a day but one, in the order of their ids.
fn of_day(updates: &Updates, period: Period, but: Option<Uuid>) -> Vec<Uuid> {
    let of_day = updates.all().iter().filter(|update| update.day() == period.last() && Some(update.id) != but);
    let mut ids: Vec<Uuid> = of_day.map(|update| update.id).collect();
    ids.sort_unstable();
    ids
}

/// Ids as they are stored.
fn lines(mut ids: Vec<Uuid>) -> String {
    ids.sort_unstable();
    ids.iter().map(Uuid::to_string).collect::<Vec<_>>().join("\n")
}

//! A publication made, and said to hold over others.

use time::OffsetDateTime;
use uuid::Uuid;

use super::read;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::order::Follows;
use crate::domain::people::Actor;
use crate::domain::publication::{Publication, PublicationKind};
use crate::domain::readiness::Fingerprint;
use crate::domain::things::Noun;
use crate::store::hands::{Result, StoreError};
use crate::store::{NewThing, Store, things};

/// The longest kept form of a state, in bytes: [`Rule::Frozen`](crate::domain::things::Rule::Frozen) takes no longer one.
pub(super) const LONGEST: usize = 1_000_000;
/// The most publications that people make of a jurisdiction, without those in the bin.
const MOST: usize = 100;

/// A publication to be made, and what was shown to whoever makes it.
#[derive(Debug, Clone)]
pub struct Publishing {
    /// What it is made for.
    pub kind: PublicationKind,
    /// What the form says, in stored form.
    pub facts: Vec<(Fact, String)>,
    /// The fingerprint of the state.
    pub fingerprint: Fingerprint,
    /// The state as it is kept.
    pub packed: String,
    /// How far the history had come when the state was read ([`Store::progress_of_history`]).
    pub read_at: i64,
    /// The publications of its kind that held when the form was shown.
    pub follows: Vec<Uuid>,
    /// The mark of the form: sent twice as it is, it makes one.
    pub once: Option<Uuid>,
}

impl Publishing {
    /// What it says of this, in stored form.
    fn says(&self, fact: Fact) -> &str {
        self.facts.iter().find(|(said, _)| *said == fact).map_or("", |(_, value)| value.as_str())
    }
}

impl Store {
    /// Freezes the state that was read, unless anything was written since.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the jurisdiction is gone; [`StoreError::Overtaken`] when another one of its kind was made after
    /// the form was shown, by this form too if it says something else now; [`StoreError::Moved`] when the history went on since the
    /// state was read: it is to be read again; [`StoreError::Unsettled`] when two hold and nobody has said which;
    /// [`StoreError::Full`] when there is no room, or the state is too long; or a failed write.
    pub async fn publish(&self, of: JurisdictionId, publishing: &Publishing, actor: &Actor, now: OffsetDateTime) -> Result<Uuid> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(of).await?;
        let sent = publishing.once.map(|once| NewThing::id_of_form(Noun::Publication, of, once));
        let all = read::publications(&mut scribe.tx, of).await?;
        if let Some(sent) = sent.filter(|sent| all.iter().any(|one| one.id == *sent)) {
            // The same words once more; other words under the same mark came back from the browser's memory.
            let (_, there) = things::one(&mut scribe.tx, Noun::Publication, sent).await?;
            return if publishing.facts.iter().all(|(fact, _)| there.get(*fact) == publishing.says(*fact)) {
                Ok(sent)
            } else {
                Err(StoreError::Overtaken)
            };
        }
        let holding = Publication::holding(&all, publishing.kind);
        if holding.len() > 1 {
            return Err(StoreError::Unsettled);
        }
        if Follows::these(holding.iter().copied()) != Follows::these(publishing.follows.iter().copied()) {
            return Err(StoreError::Overtaken);
        }
        if read::last_line(&mut scribe.tx, of).await? != publishing.read_at {
            return Err(StoreError::Moved);
        }
        let made = all.iter().filter(|one| one.kind != PublicationKind::Download).count();
        if publishing.packed.len() > LONGEST || made >= MOST {
            return Err(StoreError::Full);
        }
        let mut facts = publishing.facts.clone();
        facts.push((Fact::Kind, publishing.kind.to_string()));
        facts.extend([(Fact::Fingerprint, publishing.fingerprint.to_string()), (Fact::Frozen, publishing.packed.clone())]);
        facts.extend(holding.first().map(|before| (Fact::HoldsOver, before.to_string())));
        facts.retain(|(_, value)| !value.is_empty());
        let made = scribe.make_thing(of, &NewThing { facts, once: publishing.once, ..NewThing::of(Noun::Publication) }).await?;
        scribe.commit().await?;
        Ok(made)
    }

    /// Says of one of several publications of a kind that it holds over the others. `shown` are those that held when the choice was
    /// shown.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is none of these, [`StoreError::Overtaken`] when others hold by now, or a failed write.
    pub async fn say_which_publication_holds(
        &self,
        (of, publication): (JurisdictionId, Uuid),
        shown: &[Uuid],
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        let all = read::publications(&mut scribe.tx, of).await?;
        let own = all.iter().find(|one| one.id == publication).ok_or(StoreError::NotFound)?;
        let choice = things::Holding { now: &Publication::holding(&all, own.kind), shown, own: &own.follows };
        scribe.say_which_holds((of, Noun::Publication, publication), choice).await?;
        scribe.commit().await
    }
}

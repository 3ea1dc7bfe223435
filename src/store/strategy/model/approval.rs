//! Approvals of a logic model: each freezes what was shown, and follows the one before it.

use time::OffsetDateTime;
use uuid::Uuid;

use super::read;
use crate::domain::history::Fact;
use crate::domain::order::Follows;
use crate::domain::people::Actor;
use crate::domain::readiness::Fingerprint;
use crate::domain::strategy::model::holding;
use crate::domain::things::Noun;
use crate::store::hands::{Result, StoreError};
use crate::store::{NewThing, Store, things};

/// An approval to be recorded, and what was shown to those who approve.
#[derive(Debug, Clone)]
pub struct Approving {
    /// What the form says, in stored form.
    pub facts: Vec<(Fact, String)>,
    /// The fingerprint of the model that was shown.
    pub shown: Fingerprint,
    /// The approvals that held when it was shown.
    pub follows: Vec<Uuid>,
    /// The mark of the form: sent twice as it is, it records one.
    pub once: Option<Uuid>,
}

impl Approving {
    /// What a form asks of a review; what is frozen comes from the model.
    pub const ASKED: [Fact; 5] = [Fact::Held, Fact::Members, Fact::Present, Fact::Agreed, Fact::Notes];

    /// What it says of this, in stored form.
    fn says(&self, fact: Fact) -> &str {
        self.facts.iter().find(|(said, _)| *said == fact).map_or("", |(_, value)| value.as_str())
    }
}

impl Store {
    /// Records an approval of the logic model as it stands.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the strategic action is gone; [`StoreError::Overtaken`] when another one was recorded
    /// after the form was shown, by this form too if it says something else now, or the model changed; [`StoreError::Unsettled`] when two hold and nobody has said which;
    /// [`StoreError::Full`], [`StoreError::Elsewhere`], or a failed write.
    pub async fn approve_model(&self, of: Uuid, approving: &Approving, actor: &Actor, now: OffsetDateTime) -> Result<Uuid> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        let approvals = read::approvals(&mut scribe.tx, of).await?;
        let sent = approving.once.map(|once| NewThing::id_of_form(Noun::Approval, model.jurisdiction, once));
        if let Some(sent) = sent.filter(|sent| approvals.iter().any(|approval| approval.id == *sent)) {
            // The same words once more; other words under the same mark came back from the browser's memory.
            let (_, there) = things::one(&mut scribe.tx, Noun::Approval, sent).await?;
            if Approving::ASKED.iter().all(|fact| there.get(*fact) == approving.says(*fact)) {
                return Ok(sent);
            }
        }
        let holding = holding(&approvals);
        if holding.len() > 1 {
            return Err(StoreError::Unsettled);
        }
        let frozen = model.frozen();
        if Follows::these(holding.iter().copied()) != Follows::these(approving.follows.iter().copied())
            || frozen.fingerprint() != approving.shown
        {
            return Err(StoreError::Overtaken);
        }
        if !frozen.can_be_kept() {
            return Err(StoreError::Full);
        }
        let mut facts = approving.facts.clone();
        facts.extend([(Fact::Fingerprint, approving.shown.to_string()), (Fact::Frozen, frozen.canonical())]);
        facts.extend(holding.first().map(|before| (Fact::HoldsOver, before.to_string())));
        facts.retain(|(_, value)| !value.is_empty());
        let thing = NewThing { within: Some(of), facts, once: approving.once, ..NewThing::of(Noun::Approval) };
        let made = scribe.make_thing(model.jurisdiction, &thing).await?;
        scribe.commit().await?;
        Ok(made)
    }

    /// Says of one of several approvals that it holds over the others. `shown` are those that held when the choice was
    /// shown.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the approval is none of these, [`StoreError::Overtaken`] when others hold by now, or a
    /// failed write.
    pub async fn say_which_approval_holds(
        &self,
        (of, approval): (Uuid, Uuid),
        shown: &[Uuid],
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        let model = scribe.model(of).await?;
        let approvals = read::approvals(&mut scribe.tx, of).await?;
        let own = approvals.iter().find(|other| other.id == approval).ok_or(StoreError::NotFound)?;
        let choice = things::Holding { now: &holding(&approvals), shown, own: &own.follows };
        scribe.say_which_holds((model.jurisdiction, Noun::Approval, approval), choice).await?;
        scribe.commit().await
    }
}

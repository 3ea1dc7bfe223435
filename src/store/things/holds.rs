//! Of several things that hold side by side, one is said to hold over the others.

use uuid::Uuid;

use super::subject;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::order::Follows;
use crate::domain::things::Noun;
use crate::store::hands::{FactChange, Result, Scribe, StoreError};

/// Which hold.
pub(in crate::store) struct Holding<'a> {
    /// Now.
    pub now: &'a [Uuid],
    /// When the choice was shown.
    pub shown: &'a [Uuid],
    /// What the one that is chosen follows so far.
    pub own: &'a Follows,
}

impl Scribe<'_> {
    /// Says which of them holds; nothing is written where it holds alone already.
    pub(in crate::store) async fn say_which_holds(
        &mut self,
        (of, noun, id): (JurisdictionId, Noun, Uuid),
        Holding { now, shown, own }: Holding<'_>,
    ) -> Result<()> {
        if now == [id] {
            return Ok(());
        }
        if Follows::these(now.iter().copied()) != Follows::these(shown.iter().copied()) {
            return Err(StoreError::Overtaken);
        }
        if !now.contains(&id) {
            return Err(StoreError::NotFound);
        }
        let others = now.iter().filter(|other| **other != id);
        let follows = Follows::these(own.ids().iter().chain(others).copied());
        let value = follows.ids().iter().map(Uuid::to_string).collect::<Vec<_>>().join("\n");
        let change = FactChange { fact: Fact::HoldsOver, value, seen: None };
        self.set_facts(Some(of), subject(noun, id), &[change]).await?;
        Ok(())
    }
}

//! The road ticked by hand, and what else is said of it.

use time::OffsetDateTime;

use super::said;
use crate::domain::guide::RoadPlace;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{JurisdictionId, RoadLineId};
use crate::domain::people::Actor;
use crate::domain::people::choosing::Who;
use crate::domain::readiness::Revision;
use crate::domain::road::{Mark, Said};
use crate::store::Store;
use crate::store::hands::{FactChange, Result, Scribe};
use crate::store::people::Owning;

/// A change of what is said of a place on the road, as it came back from its form.
#[derive(Debug, Clone, Default)]
pub struct RoadChange {
    /// Its facts.
    pub facts: Vec<FactChange>,
    /// Who sees to it, and the revision that was shown.
    pub owner: Option<(Who, Option<Revision>)>,
}

impl Store {
    /// Changes what is said of a place on the road, and names the facts that somebody else changed after they were
    /// shown; those stay as they are.
    ///
    /// # Errors
    /// [`crate::store::StoreError::NotFound`], [`crate::store::StoreError::PersonGone`], or a failed write.
    pub async fn change_road(
        &self,
        id: JurisdictionId,
        place: RoadPlace,
        change: &RoadChange,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(id).await?;
        let refused = scribe.say_of_road(id, place, change).await?;
        scribe.commit().await?;
        Ok(refused)
    }
}

impl Scribe<'_> {
    /// Writes down what is said of a place on the road, and names the facts that somebody else changed after they were
    /// shown.
    pub(in crate::store) async fn say_of_road(&mut self, of: JurisdictionId, place: RoadPlace, change: &RoadChange) -> Result<Vec<Fact>> {
        let stored = said::one(&mut self.tx, of, place).await?;
        let is_new = stored.is_none();
        let stored = stored.unwrap_or_else(|| Said::nothing(place));
        let (mut changes, mut refused) = (change.facts.clone(), Vec::new());
        if let Some((owner, seen)) = &change.owner {
            match self.owner_change(of, &stored.stored(Fact::Owner), owner, *seen).await? {
                Owning::Change(change) => changes.push(change),
                Owning::Overtaken => refused.push(Fact::Owner),
                Owning::Untouched => {}
            }
        }
        let (saved, others) = settled(&stored, changes);
        refused.extend(others);
        if saved.is_empty() {
            return Ok(refused);
        }
        let id = RoadLineId::of(of, place);
        if is_new {
            sqlx::query("INSERT INTO road_lines (id, jurisdiction_id, place, status, reason, due) VALUES ($1, $2, $3, '', '', '')")
                .bind(id.0)
                .bind(of.0)
                .bind(place.to_string())
                .execute(&mut *self.tx)
                .await?;
        }
        refused.extend(self.set_facts(Some(of), Subject::RoadLine(id), &saved).await?);
        Ok(refused)
    }
}

/// Parts the changes of a form into those to be saved, in the order in which they can be, and the facts that somebody
/// else changed after they were shown.
fn settled(stored: &Said, changes: Vec<FactChange>) -> (Vec<FactChange>, Vec<Fact>) {
    let (mut saved, mut refused) = FactChange::parted(changes, |fact| stored.stored(fact));
    let after = |fact: Fact| FactChange::after(&saved, fact, |fact| stored.stored(fact));
    let is_not_needed = after(Fact::Status) == Mark::NotNeeded.as_str();
    // What two people changed may not fit together: one said it is not needed, the other took the reason away.
    if is_not_needed && after(Fact::Reason).is_empty() {
        let is_apart = |change: &FactChange| matches!(change.fact, Fact::Status | Fact::Reason);
        refused.extend(saved.iter().filter(|change| is_apart(change)).map(|change| change.fact));
        saved.retain(|change| !is_apart(change));
    }
    // The reason stands before what needs it, and goes after.
    saved.sort_by_key(|change| match change.fact {
        Fact::Reason => 1,
        Fact::Status => {
            if is_not_needed {
                2
            } else {
                0
            }
        }
        _ => 3,
    });
    (saved, refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(fact: Fact, value: &str, seen: &str) -> FactChange {
        FactChange { fact, value: value.to_owned(), seen: Some(Revision::of(seen)) }
    }

    fn order(stored: &Said, changes: Vec<FactChange>) -> (Vec<Fact>, Vec<Fact>) {
        let (saved, refused) = settled(stored, changes);
        (saved.into_iter().map(|change| change.fact).collect(), refused)
    }

    #[test]
    fn a_reason_stands_before_what_needs_it_and_goes_after() {
        let blank = Said::nothing("4.1".parse().unwrap());
        let begun = vec![change(Fact::Status, "not_needed", ""), change(Fact::Reason, "Why", "")];
        assert_eq!(order(&blank, begun).0, [Fact::Reason, Fact::Status]);
        let spared = Said { mark: Some(Mark::NotNeeded), reason: "Why".to_owned(), ..blank };
        let ended = vec![change(Fact::Reason, "", "Why"), change(Fact::Status, "", "not_needed")];
        assert_eq!(order(&spared, ended).0, [Fact::Status, Fact::Reason]);
    }

    #[test]
    fn what_does_not_fit_together_is_refused_as_one() {
        // The reason was taken away after this form was shown.
        let stored = Said::nothing("4.1".parse().unwrap());
        let (saved, refused) = order(&stored, vec![change(Fact::Status, "not_needed", ""), change(Fact::Due, "2026-12-01", "")]);
        assert_eq!((saved, refused), (vec![Fact::Due], vec![Fact::Status]));
    }
}

//! Which of two rounds is the newest, and which of two decisions holds, where copies went on apart: somebody says so.

use time::OffsetDateTime;
use uuid::Uuid;

use crate::domain::decision::Decision;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{AssessmentId, DecisionId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::rounds::Access;
use crate::store::hands::order::{self, Kind};
use crate::store::hands::scribe::of_record;
use crate::store::hands::{FactChange, Result, Scribe, StoreError};
use crate::store::{Round, Store};

/// What stands beside each other in a jurisdiction.
#[derive(Debug, Default)]
pub struct Apart {
    /// The rounds that may be the newest; none where one is.
    pub rounds: Vec<Round>,
    /// The decisions that may hold on a round, each with its round; none where one holds.
    pub decisions: Vec<Decision>,
}

impl Store {
    /// What stands beside each other in a jurisdiction.
    ///
    /// # Errors
    /// A failed read.
    pub async fn apart(&self, id: JurisdictionId) -> Result<Apart> {
        let mut rounds = self.rounds(id).await?;
        rounds.retain(|round| round.is_contested && round.access == Access::Newest);
        let mut decisions = self.decisions(id).await?;
        decisions.retain(|decision| decision.is_contested);
        Ok(Apart { rounds, decisions })
    }

    /// Says that of these rounds this one is the newest. The others stay, and are read-only.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Overtaken`] when these are not the ones that stand now, or a failed write.
    pub async fn say_newest_round(&self, id: AssessmentId, of: &[AssessmentId], actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, _) = scribe.round(id).await?;
        let of: Vec<Uuid> = of.iter().map(|round| round.0).collect();
        scribe.say(jurisdiction, (Kind::Rounds, jurisdiction.0), id.0, &of, |id| Subject::Assessment(AssessmentId(id))).await?;
        scribe.commit().await
    }

    /// Says that of these decisions on a round this one holds. The others stay on record.
    ///
    /// # Errors
    /// As [`Store::say_newest_round`].
    pub async fn say_holding_decision(
        &self,
        round: AssessmentId,
        id: DecisionId,
        of: &[DecisionId],
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, _) = scribe.round(round).await?;
        let of: Vec<Uuid> = of.iter().map(|decision| decision.0).collect();
        scribe.say(jurisdiction, (Kind::Decisions, round.0), id.0, &of, |id| Subject::Decision(DecisionId(id))).await?;
        scribe.commit().await
    }
}

impl Scribe<'_> {
    /// Says that one holds over others, an ordinary change of it, and takes back what was said of these the other way round.
    async fn say(
        &mut self,
        jurisdiction: JurisdictionId,
        (kind, owner): (Kind, Uuid),
        id: Uuid,
        of: &[Uuid],
        subject: impl Fn(Uuid) -> Subject,
    ) -> Result<()> {
        let mut standing = order::before(&mut self.tx, kind, owner).await?.newest;
        standing.sort_unstable();
        let mut shown = of.to_vec();
        shown.sort_unstable();
        if standing != shown || standing.len() < 2 || !standing.contains(&id) {
            return Err(StoreError::Overtaken);
        }
        for other in standing.iter().copied().filter(|other| *other != id) {
            self.hold_over(jurisdiction, subject(other), |over| over.retain(|known| *known != id)).await?;
        }
        let others = standing.iter().copied().filter(|other| *other != id);
        self.hold_over(jurisdiction, subject(id), |over| over.extend(others)).await?;
        order::settle(&mut self.tx, kind, owner).await
    }

    async fn hold_over(&mut self, jurisdiction: JurisdictionId, subject: Subject, change: impl FnOnce(&mut Vec<Uuid>)) -> Result<()> {
        let sql = of_record(Fact::HoldsOver.as_str(), crate::store::hands::scribe::table(subject));
        let stored: String = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(subject.id()).fetch_one(&mut *self.tx).await?;
        let mut over: Vec<Uuid> = stored.lines().filter_map(|id| Uuid::try_parse(id).ok()).collect();
        change(&mut over);
        over.sort_unstable();
        over.dedup();
        let value = over.iter().map(Uuid::to_string).collect::<Vec<_>>().join("\n");
        self.set_facts(Some(jurisdiction), subject, &[FactChange { fact: Fact::HoldsOver, value, seen: None }]).await?;
        Ok(())
    }
}

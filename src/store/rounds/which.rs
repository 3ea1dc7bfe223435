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

/// An answer to which of several holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Of these rounds this one is the newest.
    Newest {
        /// The one.
        id: AssessmentId,
        /// All that were shown.
        among: Vec<AssessmentId>,
    },
    /// Of these decisions on a round this one holds.
    Holding {
        /// The round.
        round: AssessmentId,
        /// The one.
        id: DecisionId,
        /// All that were shown.
        among: Vec<DecisionId>,
    },
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

    /// Says which rounds and decisions hold, all of it or nothing. What does not hold stays on record; of rounds it is
    /// read-only.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Overtaken`] when not just these stand beside each other now, or a failed write.
    pub async fn say_which(&self, of: JurisdictionId, said: &[Said], actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(of).await?;
        for said in said {
            match said {
                Said::Newest { id, among } => {
                    let among: Vec<Uuid> = among.iter().map(|round| round.0).collect();
                    scribe.say(of, (Kind::Rounds, of.0), id.0, &among, |id| Subject::Assessment(AssessmentId(id))).await?;
                }
                Said::Holding { round, id, among } => {
                    scribe.still_of(of, *round).await?;
                    let among: Vec<Uuid> = among.iter().map(|decision| decision.0).collect();
                    scribe.say(of, (Kind::Decisions, round.0), id.0, &among, |id| Subject::Decision(DecisionId(id))).await?;
                }
            }
        }
        scribe.commit().await
    }
}

impl Scribe<'_> {
    /// Refuses a round that is none of the jurisdiction's, or no longer.
    async fn still_of(&mut self, of: JurisdictionId, id: AssessmentId) -> Result<()> {
        match self.round(id).await {
            Ok((jurisdiction, _)) if jurisdiction == of => Ok(()),
            Ok(_) | Err(StoreError::NotFound) => Err(StoreError::Overtaken),
            Err(other) => Err(other),
        }
    }

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

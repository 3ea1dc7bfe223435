//! A round that begins with what an earlier one said.

use std::sync::LazyLock;

use sqlx::Row;
use time::{Date, OffsetDateTime};

use crate::domain::guide::{Guide, StepKey};
use crate::domain::ids::AssessmentId;
use crate::domain::people::Actor;
use crate::domain::readiness::{Field, Judgment};
use crate::domain::rounds::{Heading, carried_over};
use crate::store::Store;
use crate::store::hands::{Result, Scribe, StoreError, dialect, from_json, moment};
use crate::store::readiness::entries;

/// What the last earlier round that says anything judged of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierWord {
    /// The title of that round.
    pub round: String,
    /// Its judgment.
    pub judgment: Judgment,
}

/// What the last round before round `a` that says anything judged of the condition whose field is bound second.
pub(in crate::store) static JUDGED_BEFORE: LazyLock<String> = LazyLock::new(|| {
    let judged = dialect::array("b.title, (SELECT value FROM entries WHERE assessment_id = b.id AND field = $2)");
    format!(
        "(SELECT {judged} FROM assessments b
          WHERE b.jurisdiction_id = a.jurisdiction_id AND b.place < a.place AND b.deleted IS NULL
              AND EXISTS (SELECT 1 FROM entries WHERE assessment_id = b.id) ORDER BY b.place DESC, b.id LIMIT 1)"
    )
});

/// What was judged before.
pub(in crate::store) fn judged_before(word: &str) -> Result<Option<EarlierWord>> {
    let (round, judged): (String, Option<String>) = from_json("an earlier judgment", word)?;
    let Some(judged) = judged else { return Ok(None) };
    let judgment = Judgment::from_stored(&judged).ok_or_else(|| StoreError::Damaged("a judgment cannot be read".to_owned()))?;
    Ok(Some(EarlierWord { round, judgment }))
}

impl Store {
    /// Begins a further round of the same jurisdiction with what an earlier one says, and marks each
    /// answer with the day on which it was last given or confirmed. Whoever was asked and has not
    /// answered is waited for in the new round. All of it, or nothing; and only if the round that was shown as the
    /// newest still is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Overtaken`] when it is not, [`StoreError::Unsettled`] when nobody knows
    /// which is, or a failed write.
    pub async fn begin_round_from(
        &self,
        earlier: AssessmentId,
        seen: Option<AssessmentId>,
        heading: &Heading,
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<AssessmentId> {
        let mut scribe = self.scribe(actor, now).await?;
        let (jurisdiction, round) = scribe.round(earlier).await?;
        let asked =
            Guide::version(&round.guide_version).ok_or_else(|| StoreError::Damaged("a round names a guide that never was".to_owned()))?;
        let state = entries::state(&mut scribe.tx, &round).await?;
        let given = scribe.given(earlier).await?;
        // An answer without a line in the history cannot be; should there be one, the round's start is the safe, older day.
        let day = |step| given.iter().rfind(|(known, _)| *known == step).map_or(round.heading.started, |(_, day)| *day);
        let id = scribe.begin_round(jurisdiction, seen, heading).await?;
        if let Some(person) = scribe.myself(jurisdiction) {
            scribe.set_participants(jurisdiction, id, &[person]).await?;
        }
        for (field, value) in carried_over(&state, asked, Guide::current(), day) {
            scribe.put(jurisdiction, id, field, false, ("", &value)).await?;
        }
        scribe.wait_on(jurisdiction, earlier, id).await?;
        scribe.commit().await?;
        Ok(id)
    }
}

impl Scribe<'_> {
    /// The days on which the answers of a round were last given, and those on which they were
    /// confirmed, as days of this write's time zone: one after the other, whatever the clock said.
    async fn given(&mut self, id: AssessmentId) -> Result<Vec<(StepKey, Date)>> {
        let rows = sqlx::query(
            "SELECT field, at FROM history
             WHERE subject_id = $1 AND (field LIKE 'step-%' OR (field LIKE 'carried-%' AND after = '')) ORDER BY seq",
        )
        .bind(id.0)
        .fetch_all(&mut *self.tx)
        .await?;
        let offset = self.now.offset();
        let mut given = Vec::new();
        for row in &rows {
            if let Field::Answer(step) | Field::Carried(step) = crate::store::hands::read_as("field", row.try_get("field")?)? {
                given.push((step, moment(row.try_get("at")?)?.to_offset(offset).date()));
            }
        }
        Ok(given)
    }
}

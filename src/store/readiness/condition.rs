//! What the page of one condition shows, read in one statement, so that all of it is of one moment.

use sqlx::{AssertSqlSafe, Row};

use crate::domain::conversation::Ask;
use crate::domain::guide::ConditionKey;
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::Field;
use crate::domain::work::Action;
use crate::store::conversation::asks;
use crate::store::hands::Result;
use crate::store::rounds::{carried, round};
use crate::store::work::actions;
use crate::store::{Assessment, EarlierWord, Store};

/// What is known around a condition of a round.
#[derive(Debug)]
pub struct ConditionFacts {
    /// The round with all that it says.
    pub assessment: Assessment,
    /// What the last earlier round that says anything judged of the condition.
    pub earlier: Option<EarlierWord>,
    /// Who was asked about what in the round, in the order of asking.
    pub asks: Vec<Ask>,
    /// The actions of the jurisdiction that do not lie in the bin, oldest first.
    pub actions: Vec<Action>,
}

impl Store {
    /// What is known around a condition of a round.
    ///
    /// # Errors
    /// [`crate::store::hands::StoreError::NotFound`], or a failed read.
    pub async fn condition(&self, id: AssessmentId, key: ConditionKey) -> Result<ConditionFacts> {
        let sql = format!(
            "SELECT {}, {} AS judged_before, {} AS asks, {} AS actions FROM {}",
            round::columns(),
            carried::JUDGED_BEFORE,
            asks::OF_ROUND,
            actions::of("j.id"),
            round::ROUND
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(id.0).bind(Field::Judgment(key).to_string());
        let row = query.fetch_one(&mut *self.reader().await?).await?;
        let earlier = row.try_get::<Option<&str>, _>("judged_before")?.map(carried::judged_before).transpose()?;
        Ok(ConditionFacts {
            assessment: round::assessment(&row)?,
            earlier: earlier.flatten(),
            asks: asks::read(row.try_get("asks")?)?,
            actions: actions::read(row.try_get("actions")?)?,
        })
    }
}

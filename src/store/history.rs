//! Reading the history.

use sqlx::Row;
use time::OffsetDateTime;

use super::scribe::{EVENT, event};
use super::{Result, Store, moment};
use crate::domain::history::{Event, Fact, Subject};
use crate::domain::ids::{AssessmentId, EventId};
use crate::domain::readiness::Field;

/// Which lines of a subject's history are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldFilter {
    /// All lines.
    All,
    /// Those of one field.
    Only(Field),
}

/// A stretch of the history, newest first.
#[derive(Debug, Default)]
pub struct EventPage {
    /// The lines.
    pub events: Vec<Event>,
    /// Where the next stretch begins, if there is one.
    pub older: Option<i64>,
}

/// How many lines a page of the history holds.
const STRETCH: i64 = 50;

impl Store {
    /// The history of a subject, newest first, from before `before` on.
    ///
    /// # Errors
    /// A failed read, or a line that does not fit its digest.
    pub async fn history(&self, subject: Subject, filter: FieldFilter, before: Option<i64>) -> Result<EventPage> {
        let field = match filter {
            FieldFilter::All => None,
            FieldFilter::Only(field) => Some(field.to_string()),
        };
        let sql = match field {
            None => format!("SELECT seq, {EVENT} FROM history WHERE subject_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?"),
            Some(_) => {
                format!("SELECT seq, {EVENT} FROM history WHERE subject_id = ? AND seq < ? AND field = ?4 ORDER BY seq DESC LIMIT ?3")
            }
        };
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(subject.id()).bind(before.unwrap_or(i64::MAX)).bind(STRETCH + 1);
        if let Some(field) = field {
            query = query.bind(field);
        }
        let rows = query.fetch_all(&self.read).await?;
        let shown = usize::try_from(STRETCH).expect("fifty fits");
        let older = if rows.len() > shown { Some(rows[shown - 1].try_get("seq")?) } else { None };
        let events = rows.iter().take(shown).map(event).collect::<Result<_>>()?;
        Ok(EventPage { events, older })
    }

    /// One line of the history.
    ///
    /// # Errors
    /// [`super::StoreError::NotFound`], a failed read, or a line that does not fit its digest.
    pub async fn event(&self, id: EventId) -> Result<Event> {
        let sql = format!("SELECT {EVENT} FROM history WHERE id = ?");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(&self.read).await?;
        event(&row)
    }

    /// The last change of a fact, if there was one.
    ///
    /// # Errors
    /// A failed read.
    pub async fn last_change(&self, subject: Subject, fact: Fact) -> Result<Option<Event>> {
        let sql = format!("SELECT {EVENT} FROM history WHERE subject_id = ? AND field = ? ORDER BY seq DESC LIMIT 1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(subject.id()).bind(fact.as_str()).fetch_optional(&self.read).await?;
        row.as_ref().map(event).transpose()
    }

    /// When an answer or anything else of a round's form was last saved. Its fields have a hyphen in
    /// their names; title, start and the like have none.
    ///
    /// # Errors
    /// A failed read.
    pub async fn last_saved(&self, subject: Subject) -> Result<Option<OffsetDateTime>> {
        let at: Option<i64> =
            sqlx::query_scalar("SELECT at FROM history WHERE subject_id = ? AND field GLOB '*-*' ORDER BY seq DESC LIMIT 1")
                .bind(subject.id())
                .fetch_optional(&self.read)
                .await?;
        at.map(moment).transpose()
    }

    /// The round in which something was last saved, if it is still there.
    ///
    /// # Errors
    /// A failed read.
    pub async fn last_round_worked_on(&self) -> Result<Option<AssessmentId>> {
        let id = sqlx::query_scalar(
            "SELECT h.subject_id FROM history h JOIN assessments a ON a.id = h.subject_id JOIN jurisdictions j ON j.id = a.jurisdiction_id
             WHERE a.deleted IS NULL AND j.deleted IS NULL ORDER BY h.seq DESC LIMIT 1",
        )
        .fetch_optional(&self.read)
        .await?;
        Ok(id.map(AssessmentId))
    }
}

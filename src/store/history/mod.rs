//! Reading the history.

mod lately;

pub use lately::Lately;

use std::collections::HashMap;
use std::sync::Arc;

use sqlx::sqlite::SqliteRow;
use sqlx::{Connection, Row};
use uuid::Uuid;

use self::lately::TOLD;
use crate::domain::history::{Event, Fact, Subject};
use crate::domain::ids::{AssessmentId, EventId, JurisdictionId};
use crate::domain::readiness::Field;
use crate::store::Store;
use crate::store::hands::Result;
use crate::store::hands::scribe::{EVENT, event, last_line};

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
const STRETCH: usize = 50;
/// One more is read, to see whether there are older ones.
const READ: usize = STRETCH + 1;

/// The most lines of a whole history, so that a document of it stays one that a program opens.
const MOST_LINES: i64 = 20_000;
/// The most characters of a whole history, so that it fits into memory with room to spare.
const MOST_CHARACTERS: i64 = 20_000_000;

/// When an answer or anything else of the forms of round `a` was last saved. Their fields have a hyphen
/// in their names; title, start and the like have none.
pub(in crate::store) const LAST_SAVED: &str =
    "(SELECT at FROM history WHERE subject_id = a.id AND field LIKE '%-%' ORDER BY seq DESC LIMIT 1)";

/// The rows of a stretch, of which one more than shown was asked for.
fn stretch(rows: &[SqliteRow]) -> Result<EventPage> {
    let older = if rows.len() > STRETCH { Some(rows[STRETCH - 1].try_get("seq")?) } else { None };
    let events = rows.iter().take(STRETCH).map(event).collect::<Result<_>>()?;
    Ok(EventPage { events, older })
}

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
        let only = if field.is_some() { "AND field = $3" } else { "" };
        let sql = format!("SELECT seq, {EVENT} FROM history WHERE subject_id = $1 AND seq < $2 {only} ORDER BY seq DESC LIMIT {READ}");
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(subject.id()).bind(before.unwrap_or(i64::MAX));
        if let Some(field) = field {
            query = query.bind(field);
        }
        stretch(&query.fetch_all(&mut *self.reader().await?).await?)
    }

    /// The history of a jurisdiction and of all that belongs to it, its rounds too; newest first, from before
    /// `before` on.
    ///
    /// # Errors
    /// A failed read, or a line that does not fit its digest.
    pub async fn history_of_jurisdiction(&self, id: JurisdictionId, before: Option<i64>) -> Result<EventPage> {
        let sql =
            format!("SELECT seq, {EVENT} FROM history WHERE jurisdiction_id = $1 AND seq < $2 AND {TOLD} ORDER BY seq DESC LIMIT {READ}");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).bind(before.unwrap_or(i64::MAX));
        stretch(&query.fetch_all(&mut *self.reader().await?).await?)
    }

    /// The newest fifty lines of a jurisdiction's history, leaving out what a newer version brought along.
    ///
    /// # Errors
    /// A failed read.
    pub async fn lately(&self, id: JurisdictionId) -> Result<Arc<Lately>> {
        if let Some(known) = self.newest_lines.get(&id) {
            return Ok(known);
        }
        let as_of = self.newest_lines.now();
        let (lately, length) = self.lately_in_file(id).await?;
        let lately = Arc::new(lately);
        self.newest_lines.keep(as_of, id, &lately, length);
        Ok(lately)
    }

    /// The same, from the file, with its length there.
    pub(in crate::store) async fn lately_in_file(&self, id: JurisdictionId) -> Result<(Lately, usize)> {
        let text: String = sqlx::query_scalar(lately::SQL.as_str()).bind(id.0).fetch_one(&mut *self.reader().await?).await?;
        Ok((Lately::read(&text)?, text.len()))
    }

    /// The history of a jurisdiction and of all that belongs to it, its rounds too, newest first: the
    /// newest 20,000 lines at most, and no more of them than hold 20 million characters. Tells also
    /// whether older lines were left out.
    ///
    /// # Errors
    /// A failed read, or a line that does not fit its digest.
    pub async fn whole_history(&self, id: JurisdictionId) -> Result<(Vec<Event>, bool)> {
        let sql = format!(
            "SELECT {EVENT} FROM (
                 SELECT seq, {EVENT}, SUM(length(before) + length(after)) OVER (ORDER BY seq DESC) AS characters
                 FROM history WHERE jurisdiction_id = $1 ORDER BY seq DESC LIMIT {MOST_LINES}
             ) AS told WHERE characters <= $2 ORDER BY seq DESC"
        );
        let mut reader = self.reader().await?;
        let mut tx = reader.begin().await?;
        let all: i64 = sqlx::query_scalar("SELECT count(*) FROM history WHERE jurisdiction_id = $1").bind(id.0).fetch_one(&mut *tx).await?;
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).bind(MOST_CHARACTERS);
        let rows = query.fetch_all(&mut *tx).await?;
        let is_cut = usize::try_from(all).is_ok_and(|all| rows.len() < all);
        Ok((rows.iter().map(event).collect::<Result<_>>()?, is_cut))
    }

    /// What the rounds, people, asks, actions, their money, the groups and the places on the road of a jurisdiction are
    /// called in its history: their titles, who was asked, what is to be done, and the keys of the places.
    ///
    /// # Errors
    /// A failed read.
    pub async fn names_in_history(&self, id: JurisdictionId) -> Result<HashMap<Uuid, String>> {
        let rows = sqlx::query(
            "SELECT id, what AS name FROM actions WHERE jurisdiction_id = $1
             UNION ALL
             SELECT f.id, a.what FROM funding_lines f JOIN actions a ON a.id = f.action_id WHERE a.jurisdiction_id = $1
             UNION ALL
             SELECT id, place FROM road_lines WHERE jurisdiction_id = $1
             UNION ALL
             SELECT id, title FROM assessments WHERE jurisdiction_id = $1
             UNION ALL
             SELECT id, name FROM people WHERE jurisdiction_id = $1
             UNION ALL
             SELECT x.id, p.name FROM asks x JOIN people p ON p.id = x.person JOIN assessments a ON a.id = x.assessment_id
             WHERE a.jurisdiction_id = $1",
        )
        .bind(id.0)
        .fetch_all(&mut *self.reader().await?)
        .await?;
        let mut names = self.called(id).await?;
        for row in &rows {
            names.insert(row.try_get("id")?, row.try_get("name")?);
        }
        Ok(names)
    }

    /// One line of the history.
    ///
    /// # Errors
    /// [`crate::store::hands::StoreError::NotFound`], a failed read, or a line that does not fit its digest.
    pub async fn event(&self, id: EventId) -> Result<Event> {
        let sql = format!("SELECT {EVENT} FROM history WHERE id = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(&mut *self.reader().await?).await?;
        event(&row)
    }

    /// The last change of a fact, if there was one.
    ///
    /// # Errors
    /// A failed read.
    pub async fn last_change(&self, subject: Subject, fact: Fact) -> Result<Option<Event>> {
        last_line(&mut *self.reader().await?, subject.id(), fact.as_str()).await
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
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        Ok(id.map(AssessmentId))
    }
}

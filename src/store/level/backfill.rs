//! What a level fills in: values with their lines in the history, in the transaction of the level's SQL.

use sqlx::SqliteConnection;
use time::OffsetDateTime;
use uuid::Uuid;

use super::progress::{Progress, Stage};
use crate::domain::history::{Event, Subject};
use crate::domain::ids::JurisdictionId;
use crate::domain::order::Follows;
use crate::store::hands::{Result, line, moment};

/// The filling under way.
pub(in crate::store) struct Backfill<'a> {
    /// The transaction of the level's SQL.
    pub connection: &'a mut SqliteConnection,
    /// Who is told how far the work has come.
    pub progress: &'a Progress,
    first: Option<(Uuid, OffsetDateTime)>,
}

impl<'a> Backfill<'a> {
    pub(super) fn new(connection: &'a mut SqliteConnection, progress: &'a Progress) -> Self {
        Self { connection, progress, first: None }
    }

    /// Tells how far the work has come.
    pub fn tell(&self, stage: Stage) {
        (self.progress)(stage);
    }

    /// Writes a line by *Milepost*: a field of a subject that was there already held `before` and holds `after` since.
    pub async fn log(
        &mut self,
        jurisdiction: Option<JurisdictionId>,
        subject: Subject,
        field: &str,
        (before, after): (&str, &str),
    ) -> Result<()> {
        let follows = line::follows(&mut *self.connection, subject, field).await?;
        self.write(jurisdiction, subject, field, follows, (before, after)).await
    }

    /// The same for a subject that this level makes. A blank value gets no line.
    pub async fn log_new(&mut self, jurisdiction: Option<JurisdictionId>, subject: Subject, field: &str, value: &str) -> Result<()> {
        if value.is_empty() {
            return Ok(());
        }
        self.write(jurisdiction, subject, field, Follows::nothing(), ("", value)).await
    }

    async fn write(
        &mut self,
        jurisdiction: Option<JurisdictionId>,
        subject: Subject,
        field: &str,
        follows: Follows,
        (before, after): (&str, &str),
    ) -> Result<()> {
        let at = self.moment(jurisdiction, subject, &follows).await?;
        let event = Event::filled_in(at, subject, field, follows, (before, after));
        line::insert(&mut *self.connection, jurisdiction, &event).await
    }

    /// The moment that a line bears: that of the line that it follows, or, where it follows none, that of the first line
    /// of its jurisdiction, or of its subject where that has none. It is neither the clock's nor the last line's: two
    /// copies that went on a little before they were raised still make the same line.
    async fn moment(&mut self, jurisdiction: Option<JurisdictionId>, subject: Subject, follows: &Follows) -> Result<OffsetDateTime> {
        if let Some(last) = follows.ids().iter().max() {
            let at: i64 = sqlx::query_scalar("SELECT at FROM history WHERE id = $1").bind(last).fetch_one(&mut *self.connection).await?;
            return moment(at);
        }
        let whose = jurisdiction.map_or(subject.id(), |id| id.0);
        if let Some((of, at)) = self.first
            && of == whose
        {
            return Ok(at);
        }
        let sql = if jurisdiction.is_some() {
            "SELECT at FROM history WHERE jurisdiction_id = $1 ORDER BY seq LIMIT 1"
        } else {
            "SELECT at FROM history WHERE subject_id = $1 ORDER BY seq LIMIT 1"
        };
        let at: Option<i64> = sqlx::query_scalar(sql).bind(whose).fetch_optional(&mut *self.connection).await?;
        let at = moment(at.unwrap_or(0))?;
        self.first = Some((whose, at));
        Ok(at)
    }
}

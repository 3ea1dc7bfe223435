//! Who takes part in a round.

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::{COLUMNS, person};
use crate::domain::history::Fact;
use crate::domain::ids::{AssessmentId, JurisdictionId, PersonId};
use crate::domain::people::{Person, same_as};
use crate::store::Store;
use crate::store::hands::{Result, Scribe};

/// Who takes part in a round, by the ids of their records.
pub(in crate::store) async fn participants(connection: &mut SqliteConnection, round: Uuid) -> Result<Vec<Uuid>> {
    let sql = "SELECT person_id FROM participants WHERE assessment_id = $1 ORDER BY person_id";
    Ok(sqlx::query_scalar(sql).bind(round).fetch_all(connection).await?)
}

/// Lets a person take part in a round.
pub(in crate::store) async fn take_part(connection: &mut SqliteConnection, round: Uuid, person: Uuid) -> Result<()> {
    let sql = "INSERT INTO participants (assessment_id, person_id) VALUES ($1, $2)";
    sqlx::query(sql).bind(round).bind(person).execute(connection).await?;
    Ok(())
}

impl Store {
    /// Who takes part in a round, by name.
    ///
    /// # Errors
    /// A failed read.
    pub async fn participants(&self, id: AssessmentId) -> Result<Vec<Person>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM people p
             WHERE p.id IN (SELECT coalesce(r.same_as, r.id) FROM participants x JOIN people r ON r.id = x.person_id WHERE x.assessment_id = $1)
             ORDER BY p.sort, p.id"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        rows.iter().map(person).collect()
    }
}

impl Scribe<'_> {
    /// Sets who takes part in a round: the people chosen among those shown. A record that was there and shows somebody
    /// chosen stays.
    pub(in crate::store) async fn choose_participants(
        &mut self,
        jurisdiction: JurisdictionId,
        id: AssessmentId,
        taken_away: &[PersonId],
        added: &[PersonId],
    ) -> Result<()> {
        let rows = sqlx::query(
            "SELECT x.person_id, coalesce(r.same_as, r.id) AS shown FROM participants x JOIN people r ON r.id = x.person_id
             WHERE x.assessment_id = $1 ORDER BY x.person_id",
        )
        .bind(id.0)
        .fetch_all(&mut *self.tx)
        .await?;
        let mut before = Vec::with_capacity(rows.len());
        for row in &rows {
            before.push((PersonId(row.try_get("person_id")?), PersonId(row.try_get("shown")?)));
        }
        let stays = before.iter().map(|(_, shown)| *shown).filter(|shown| !taken_away.contains(shown));
        let chosen: Vec<PersonId> = stays.chain(added.iter().copied()).collect();
        let stored: Vec<PersonId> = before.iter().map(|(stored, _)| *stored).collect();
        self.replace_participants(jurisdiction, id, &stored, &same_as::kept(&before, &chosen)).await
    }

    /// Seats those who take part in a round in place of those who did, by their records; the line of that is the caller's.
    pub(in crate::store) async fn seat(&mut self, id: AssessmentId, people: &[PersonId]) -> Result<()> {
        sqlx::query("DELETE FROM participants WHERE assessment_id = $1").bind(id.0).execute(&mut *self.tx).await?;
        for person in people {
            take_part(&mut self.tx, id.0, person.0).await?;
        }
        Ok(())
    }

    /// Sets who takes part in a round, by their records.
    pub(in crate::store) async fn set_participants(
        &mut self,
        jurisdiction: JurisdictionId,
        id: AssessmentId,
        people: &[PersonId],
    ) -> Result<()> {
        let before = self.participants(id).await?;
        let mut after = people.to_vec();
        after.sort_unstable();
        after.dedup();
        self.replace_participants(jurisdiction, id, &before, &after).await
    }

    async fn replace_participants(
        &mut self,
        jurisdiction: JurisdictionId,
        id: AssessmentId,
        before: &[PersonId],
        after: &[PersonId],
    ) -> Result<()> {
        if before == after {
            return Ok(());
        }
        self.seat(id, after).await?;
        self.log_round(jurisdiction, id, Fact::Participants, &lines(before), &lines(after)).await
    }

    /// Who takes part in a round as this write sees it, by the ids of their records.
    pub(in crate::store) async fn participants(&mut self, id: AssessmentId) -> Result<Vec<PersonId>> {
        Ok(participants(&mut self.tx, id.0).await?.into_iter().map(PersonId).collect())
    }
}

/// The stored form of who takes part: a line each, in the order of the ids.
pub(in crate::store) fn lines(ids: &[PersonId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

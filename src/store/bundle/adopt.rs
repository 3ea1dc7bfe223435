//! What is taken from a bundle in place of what is here. What a person chose is a change of theirs, with its line in the
//! history; what was changed in the other copy alone has its line already, which came along.

use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use crate::bundle::{Change, Difference, What};
use crate::domain::history::{Fact, Subject, millis};
use crate::domain::ids::{AssessmentId, JurisdictionId, PersonId};
use crate::domain::readiness::Field;
use crate::store::hands::scribe::{of_record, table};
use crate::store::hands::{Result, Scribe, read_as};

fn is_person(field: &str) -> bool {
    field.parse::<Fact>().is_ok_and(Fact::is_person)
}

impl Scribe<'_> {
    /// Takes what the bundle says of a record. What was gone here came in with the new records.
    pub(super) async fn adopt(&mut self, of: Option<JurisdictionId>, difference: &Difference, is_chosen: bool) -> Result<()> {
        let subject = difference.subject;
        let changes = match &difference.what {
            What::GoneHere(_) => return Ok(()),
            What::GoneThere(_) => {
                self.lay_in_bin(subject).await?;
                let now = millis(self.now).to_string();
                return self.log(of, subject, Fact::Deleted.as_str(), false, ("", &now)).await;
            }
            What::Facts(changes) => changes,
        };
        let mut columns = Vec::new();
        for change in changes {
            match (subject, change.field.parse::<Field>()) {
                (Subject::Assessment(round), Ok(field)) => drop(self.put_answer(round, field, &change.theirs).await?),
                (Subject::Assessment(round), _) if change.field == Fact::Participants.as_str() => {
                    self.adopt_participants(round, change).await?
                }
                _ => columns.push(change),
            }
        }
        self.adopt_columns(subject, &columns).await?;
        if is_chosen {
            for change in changes {
                self.log(of, subject, &change.field, false, (&change.ours, &change.theirs)).await?;
            }
        }
        Ok(())
    }

    async fn adopt_participants(&mut self, round: AssessmentId, change: &Change) -> Result<()> {
        let ids = change.theirs.lines().map(|id| read_as::<PersonId>("participants", id)).collect::<Result<Vec<_>>>()?;
        self.seat(round, &ids).await
    }

    /// Sets columns of one row at once, since a row may have to change in several to stay one that can be.
    async fn adopt_columns(&mut self, subject: Subject, changes: &[&Change]) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        let mut sets: Vec<String> = changes.iter().zip(1..).map(|(change, number)| format!("{} = ${number}", change.field)).collect();
        if changes.iter().any(|change| change.field == Fact::Deleted.as_str()) {
            // The other file's days of use are not this one's: it begins to count here.
            sets.push("deleted_on = NULL".to_owned());
        }
        let sql = format!("UPDATE {} SET {} WHERE id = ${}", table(subject), sets.join(", "), changes.len() + 1);
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for change in changes {
            query = match change.field.as_str() {
                "deleted" => query.bind(change.theirs.parse::<i64>().ok()),
                field if is_person(field) => query.bind(change.theirs.parse::<Uuid>().ok()),
                _ => query.bind(change.theirs.clone()),
            };
        }
        query.bind(subject.id()).execute(&mut *self.tx).await?;
        if let Some(name) = changes.iter().find(|change| change.field == Fact::Name.as_str()) {
            self.sort_by_name(subject, &name.theirs).await?;
        }
        Ok(())
    }

    /// What a field of the history holds now, in the form in which the history writes it.
    pub(super) async fn stored(&mut self, subject: Subject, field: &str) -> Result<String> {
        if let Subject::Assessment(id) = subject {
            if field.parse::<Field>().is_ok() {
                let sql = "SELECT value FROM entries WHERE assessment_id = $1 AND field = $2";
                let value: Option<String> = sqlx::query_scalar(sql).bind(id.0).bind(field).fetch_optional(&mut *self.tx).await?;
                return Ok(value.unwrap_or_default());
            }
            if field == Fact::Participants.as_str() {
                let ids = self.participants(id).await?;
                return Ok(ids.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
            }
        }
        if field.parse::<Fact>().is_ok_and(Fact::is_retired) {
            return Ok(String::new());
        }
        let sql = of_record(field, table(subject));
        // What came with a merge that was undone is no more.
        let row = sqlx::query(AssertSqlSafe(sql)).bind(subject.id()).fetch_optional(&mut *self.tx).await?;
        let Some(row) = row else { return Ok(String::new()) };
        Ok(match field {
            "deleted" => row.try_get::<Option<i64>, _>(0)?.map_or_else(String::new, |at| at.to_string()),
            field if is_person(field) => row.try_get::<Option<Uuid>, _>(0)?.map_or_else(String::new, |id| id.to_string()),
            _ => row.try_get(0)?,
        })
    }
}

//! Who was asked about what.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Result, Store, StoreError, read_as};
use crate::domain::conversation::Ask;
use crate::domain::dates;
use crate::domain::ids::{AskId, AssessmentId, PersonId};
use crate::domain::person::{Person, Profile};

fn ask(row: &SqliteRow) -> Result<Ask> {
    let damaged = |what: &str| StoreError::Damaged(format!("an ask’s {what} cannot be read"));
    let date = |column: &str| -> Result<_> {
        let text: &str = row.try_get(column)?;
        if text.is_empty() { Ok(None) } else { dates::parse_iso(text).map(Some).ok_or_else(|| damaged(column)) }
    };
    Ok(Ask {
        id: AskId(row.try_get("id")?),
        topic: read_as("topic", row.try_get("topic")?)?,
        person: Person {
            id: PersonId(row.try_get("person")?),
            profile: Profile { name: row.try_get("name")?, title: row.try_get("title")?, department: row.try_get("department")? },
        },
        asked: date("asked")?.ok_or_else(|| damaged("date"))?,
        due: date("due")?,
        told: date("told")?,
        is_withdrawn: row.try_get::<&str, _>("withdrawn")? == "yes",
    })
}

impl Store {
    /// Who was asked about what in a round, in the order of asking.
    ///
    /// # Errors
    /// A failed read.
    pub async fn asks(&self, id: AssessmentId) -> Result<Vec<Ask>> {
        let rows = sqlx::query(
            "SELECT x.id, x.topic, x.person, x.asked, x.due, x.told, x.withdrawn, p.name, p.title, p.department
             FROM asks x JOIN people p ON p.id = x.person WHERE x.assessment_id = ? ORDER BY x.id",
        )
        .bind(id.0)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(ask).collect()
    }
}

//! What lies in the bin.

use std::collections::{BTreeSet, HashMap};

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use time::OffsetDateTime;
use uuid::Uuid;

use super::BIN_DAYS;
use crate::domain::history::Subject;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::people::Naming;
use crate::store::Store;
use crate::store::hands::{Result, days, moment};
use crate::store::people::all_named;
use crate::store::things;

/// Something in the bin.
#[derive(Debug, Clone)]
pub struct Binned {
    /// What it is.
    pub subject: Subject,
    /// Its name or title.
    pub name: String,
    /// For a person, a round or an action, the name of the jurisdiction.
    pub of: String,
    /// Since when it lies there.
    pub since: OffsetDateTime,
    /// On how many more days the file is used before it leaves.
    pub days_left: i64,
    /// What names a person, who stays as long as anything does: in a file that an earlier version wrote.
    pub naming: Naming,
}

impl Store {
    /// What lies in the bin, newest first. A round of a jurisdiction that lies there comes back with it.
    ///
    /// # Errors
    /// A failed read.
    pub async fn binned(&self) -> Result<Vec<Binned>> {
        let sql = format!(
            "SELECT kind, id, name, place, deleted, {BIN_DAYS} - ({newest} - coalesce(deleted_on, {newest})) AS days_left FROM (
                 SELECT 'jurisdiction' AS kind, id, name, '' AS place, deleted, deleted_on FROM jurisdictions WHERE deleted IS NOT NULL
                 UNION ALL
                 SELECT 'assessment', a.id, a.title, j.name, a.deleted, a.deleted_on
                 FROM assessments a JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE a.deleted IS NOT NULL AND j.deleted IS NULL
                 UNION ALL
                 SELECT 'individual', p.id, p.name, j.name, p.deleted, p.deleted_on
                 FROM people p JOIN jurisdictions j ON j.id = p.jurisdiction_id WHERE p.deleted IS NOT NULL AND j.deleted IS NULL
                 UNION ALL
                 SELECT 'action', a.id, a.what, j.name, a.deleted, a.deleted_on
                 FROM actions a JOIN jurisdictions j ON j.id = a.jurisdiction_id WHERE a.deleted IS NOT NULL AND j.deleted IS NULL
                 UNION ALL
                 SELECT 'population_group', g.id, g.name, j.name, g.deleted, g.deleted_on
                 FROM population_groups g JOIN jurisdictions j ON j.id = g.jurisdiction_id WHERE g.deleted IS NOT NULL AND j.deleted IS NULL
             UNION ALL {things}
             ) AS binned ORDER BY days_left DESC, deleted DESC, id DESC",
            newest = days::NEWEST,
            things = things::binned()
        );
        let mut reader = self.reader().await?;
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *reader).await?;
        let read = |row: &SqliteRow| {
            let id: Uuid = row.try_get("id")?;
            let subject = Subject::from_parts(row.try_get("kind")?, id).expect("the query names its kinds");
            let name = row.try_get("name")?;
            Ok(Binned {
                subject,
                name: if let Subject::Thing(noun, _) = subject { things::as_told(noun, name) } else { name },
                of: row.try_get("place")?,
                since: moment(row.try_get("deleted")?)?,
                days_left: row.try_get("days_left")?,
                naming: Naming::default(),
            })
        };
        let mut all = rows.iter().map(read).collect::<Result<Vec<Binned>>>()?;
        tell_naming(&mut reader, &mut all).await?;
        Ok(all)
    }
}

/// Notes what names the people among these.
async fn tell_naming(connection: &mut SqliteConnection, all: &mut [Binned]) -> Result<()> {
    let mut people: HashMap<PersonId, &mut Binned> = HashMap::new();
    for binned in all {
        if let Subject::Person(id) = binned.subject {
            people.insert(id, binned);
        }
    }
    if people.is_empty() {
        return Ok(());
    }
    let sql = "SELECT jurisdiction_id FROM people WHERE deleted IS NOT NULL";
    let places: Vec<Uuid> = sqlx::query_scalar(sql).fetch_all(&mut *connection).await?;
    for of in places.into_iter().collect::<BTreeSet<_>>() {
        for (id, naming) in all_named(connection, JurisdictionId(of)).await? {
            if let Some(binned) = people.get_mut(&id) {
                binned.naming = naming;
            }
        }
    }
    Ok(())
}

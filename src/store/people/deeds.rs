//! What the people of a jurisdiction do, and what names them.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::people::Naming;
use crate::domain::people::beside::meant;
use crate::store::Store;
use crate::store::hands::Result;
use crate::store::things;

/// What names the people of jurisdiction `$1` by their ids, kind by kind; `{}` bounds what is counted.
const BY_ID: &str = "
    SELECT 'round' AS kind, x.person_id AS person, count(*) AS times FROM participants x JOIN assessments a ON a.id = x.assessment_id
        WHERE a.jurisdiction_id = $1 {round} GROUP BY x.person_id
    UNION ALL
    SELECT 'ask', x.person, count(*) FROM asks x JOIN assessments a ON a.id = x.assessment_id
        WHERE a.jurisdiction_id = $1 {round} GROUP BY x.person
    UNION ALL
    SELECT 'action', owner, count(*) FROM actions WHERE jurisdiction_id = $1 AND owner IS NOT NULL {action} GROUP BY owner
    UNION ALL
    SELECT 'line', owner, count(*) FROM road_lines WHERE jurisdiction_id = $1 AND owner IS NOT NULL GROUP BY owner
    UNION ALL
    SELECT 'launch', launch_leader_person, 1 FROM jurisdictions WHERE id = $1 AND launch_leader_person IS NOT NULL
    UNION ALL
    SELECT 'record', same_as, count(*) FROM people WHERE jurisdiction_id = $1 AND same_as IS NOT NULL GROUP BY same_as";

/// Whom the names at meetings and under decisions mean.
const BESIDE: &str = "
    SELECT 'meeting' AS kind, x.present_people AS people FROM meetings x JOIN assessments a ON a.id = x.assessment_id
        WHERE a.jurisdiction_id = $1 AND x.present_people <> '' {round}
    UNION ALL
    SELECT 'decision', x.deciders_people FROM decisions x JOIN assessments a ON a.id = x.assessment_id
        WHERE a.jurisdiction_id = $1 AND x.deciders_people <> '' {round}";

/// What names each person of a jurisdiction by their record; also what lies in the bin if `with_bin`.
async fn all(connection: &mut SqliteConnection, of: JurisdictionId, with_bin: bool) -> Result<HashMap<PersonId, Naming>> {
    let (round, action) = if with_bin { ("", "") } else { ("AND a.deleted IS NULL", "AND deleted IS NULL") };
    let bounded = |sql: &str| sqlx::AssertSqlSafe(sql.replace("{round}", round).replace("{action}", action));
    let mut named: HashMap<PersonId, Naming> = HashMap::new();
    let mut add = |kind: &str, person: PersonId, times: usize| {
        let naming = named.entry(person).or_default();
        let place = match kind {
            "round" => &mut naming.rounds,
            "ask" => &mut naming.asks,
            "action" => &mut naming.actions,
            "line" => &mut naming.lines,
            "launch" => &mut naming.launch,
            "meeting" => &mut naming.meetings,
            "decision" => &mut naming.decisions,
            "member" => &mut naming.memberships,
            "asks" => &mut naming.asking,
            "working_group" => &mut naming.working_groups,
            "measure" => &mut naming.measures,
            "accountability" => &mut naming.accountabilities,
            "source" => &mut naming.sources,
            "engagement" => &mut naming.engagements,
            "outreach" => &mut naming.outreaches,
            _ => &mut naming.records,
        };
        *place += times;
    };
    for row in &sqlx::query(bounded(BY_ID)).bind(of.0).fetch_all(&mut *connection).await? {
        let times = usize::try_from(row.try_get::<i64, _>("times")?).unwrap_or_default();
        add(row.try_get("kind")?, PersonId(row.try_get::<Uuid, _>("person")?), times);
    }
    let things = things::that_name_people(with_bin);
    for row in &sqlx::query(sqlx::AssertSqlSafe(things)).bind(of.0).fetch_all(&mut *connection).await? {
        let times = usize::try_from(row.try_get::<i64, _>("times")?).unwrap_or_default();
        add(row.try_get("kind")?, PersonId(row.try_get::<Uuid, _>("person")?), times);
    }
    for row in &sqlx::query(bounded(BESIDE)).bind(of.0).fetch_all(connection).await? {
        let (kind, people): (&str, &str) = (row.try_get("kind")?, row.try_get("people")?);
        let mut there: Vec<PersonId> = meant(people).into_iter().flatten().collect();
        there.sort_unstable();
        there.dedup();
        for person in there {
            add(kind, person, 1);
        }
    }
    Ok(named)
}

/// What names each person of a jurisdiction by their record, what lies in the bin included.
pub(in crate::store) async fn all_named(connection: &mut SqliteConnection, of: JurisdictionId) -> Result<HashMap<PersonId, Naming>> {
    all(connection, of, true).await
}

/// What names a person's record, what lies in the bin included, since it may come back.
pub(in crate::store) async fn naming(connection: &mut SqliteConnection, of: JurisdictionId, id: PersonId) -> Result<Naming> {
    Ok(all(connection, of, true).await?.remove(&id).unwrap_or_default())
}

impl Store {
    /// What each person of a jurisdiction does, by the record that names them.
    ///
    /// # Errors
    /// A failed read.
    pub async fn deeds(&self, of: JurisdictionId) -> Result<HashMap<PersonId, Naming>> {
        all(&mut *self.reader().await?, of, false).await
    }

    /// What names a person's record, what lies in the bin included: while anything does, they stay on the list.
    ///
    /// # Errors
    /// A failed read.
    pub async fn naming(&self, of: JurisdictionId, id: PersonId) -> Result<Naming> {
        naming(&mut *self.reader().await?, of, id).await
    }
}

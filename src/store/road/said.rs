//! What was said of the road: read with who sees to it, who said it, and what else is known.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use time::Date;

use crate::domain::guide::RoadPlace;
use crate::domain::history::Event;
use crate::domain::ids::{JurisdictionId, RoadLineId};
use crate::domain::road::Said;
use crate::domain::words::dates;
use crate::store::Store;
use crate::store::hands::scribe::{EVENT, event};
use crate::store::hands::{Result, date, dialect, from_json, read_as, word};
use crate::store::people;

/// Place `l` on the road with who sees to it, as one value: a [`Stored`].
static ONE: LazyLock<String> = LazyLock::new(|| {
    let owner = dialect::id("p.id");
    dialect::object(&format!(
        "'place', l.place, 'status', l.status, 'reason', l.reason, 'due', l.due, 'owner', {owner},
         'name', p.name, 'title', p.title, 'department', p.department, 'organization', p.organization"
    ))
});

/// Places `l` with who sees to them, `p`: the record that stands for whoever was chosen.
const WITH_OWNERS: &str = "road_lines l LEFT JOIN people r ON r.id = l.owner LEFT JOIN people p ON p.id = coalesce(r.same_as, r.id)";

/// What was said of the road of the jurisdiction `jurisdiction`, as one value.
pub(in crate::store) fn of(jurisdiction: &str) -> String {
    let list = dialect::list(&ONE);
    format!("(SELECT {list} FROM {WITH_OWNERS} WHERE l.jurisdiction_id = {jurisdiction})")
}

/// What was said of a place, as it is stored.
#[derive(Deserialize)]
struct Stored<'a> {
    place: &'a str,
    status: &'a str,
    reason: String,
    due: &'a str,
    owner: &'a str,
    name: Option<String>,
    title: Option<String>,
    department: Option<String>,
    organization: Option<String>,
}

/// What was said of a road, in the order of its places.
pub(in crate::store) fn read(road: &str) -> Result<Vec<Said>> {
    let mut all = from_json::<Vec<Stored<'_>>>("the road", road)?.into_iter().map(said).collect::<Result<Vec<_>>>()?;
    all.sort_by_key(|said| said.place);
    Ok(all)
}

fn said(stored: Stored<'_>) -> Result<Said> {
    Ok(Said {
        place: read_as("place", stored.place)?,
        mark: word("status", stored.status)?,
        reason: stored.reason,
        owner: people::chosen(stored.owner, [stored.name, stored.title, stored.department, stored.organization])?,
        due: date("due", stored.due)?,
    })
}

/// What was said of one place, if anything was.
pub(super) async fn one(connection: &mut SqliteConnection, of: JurisdictionId, place: RoadPlace) -> Result<Option<Said>> {
    static SQL: LazyLock<String> = LazyLock::new(|| format!("SELECT {} FROM {WITH_OWNERS} WHERE l.id = $1", *ONE));
    let query = sqlx::query_scalar::<_, String>(SQL.as_str()).bind(RoadLineId::of(of, place).0);
    query.fetch_optional(connection).await?.map(|stored| said(from_json("a place on the road", &stored)?)).transpose()
}

impl Store {
    /// The last line of the history of how far each place on the road of a jurisdiction is: who said so, and when.
    ///
    /// # Errors
    /// A failed read, or a line that does not fit its digest.
    pub async fn who_marked(&self, id: JurisdictionId) -> Result<HashMap<RoadLineId, Event>> {
        let sql = format!(
            "SELECT {EVENT} FROM history WHERE seq IN (
                 SELECT (SELECT h.seq FROM history h WHERE h.subject_id = l.id AND h.field = 'status' ORDER BY h.seq DESC LIMIT 1)
                 FROM road_lines l WHERE l.jurisdiction_id = $1)"
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        let marked = |row: &SqliteRow| event(row).map(|event| (RoadLineId(event.subject.id()), event));
        rows.iter().map(marked).collect()
    }

    /// The places on the road that had a date and lost it, each with the last one it had.
    ///
    /// # Errors
    /// A failed read.
    pub async fn undated_lines(&self, id: JurisdictionId) -> Result<Vec<(Said, Date)>> {
        let sql = format!(
            "SELECT {} AS said, (SELECT h.before FROM history h WHERE h.subject_id = l.id AND h.field = 'due' ORDER BY h.seq DESC LIMIT 1) AS was
             FROM {WITH_OWNERS} WHERE l.jurisdiction_id = $1 AND l.due = '' ORDER BY l.id",
            *ONE
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(id.0).fetch_all(&mut *self.reader().await?).await?;
        let mut undated = Vec::new();
        for row in &rows {
            if let Some(was) = row.try_get::<Option<&str>, _>("was")?.and_then(dates::parse_iso) {
                undated.push((said(from_json("a place on the road", row.try_get("said")?)?)?, was));
            }
        }
        Ok(undated)
    }
}

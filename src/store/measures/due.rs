//! When values of measures are due: of each measure the last day of which something is known.

use sqlx::{AssertSqlSafe, Row};
use time::Date;
use uuid::Uuid;

use crate::domain::history::Fact;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::measures::Rhythm;
use crate::domain::things::{Dated, Noun, Thing};
use crate::domain::words::dates;
use crate::store::Store;
use crate::store::hands::Result;

/// The last day of a stored period: the last ten letters of it.
fn last(column: &str) -> String {
    format!("substr({column}, length({column}) - 9)")
}

/// The measures of the jurisdiction `jurisdiction`, in the bin too, each with the last day up to `today` of which something is
/// known, as `Measure::last` says it; empty where nothing ever was.
pub(in crate::store) fn last_known(jurisdiction: &str, today: &str) -> String {
    let [update, baseline] = [last("u.period"), last("t.baseline_at")];
    let answered = format!(
        "coalesce((SELECT max({update}) FROM updates u WHERE u.measure_id = t.id AND u.deleted IS NULL AND {update} <= {today}), '')"
    );
    format!(
        "SELECT k.id, k.name, k.owner, k.rhythm, k.deleted, CASE WHEN k.answered > k.began THEN k.answered ELSE k.began END AS last_day
         FROM (SELECT t.id, t.name, t.owner, t.rhythm, t.deleted, {answered} AS answered, {baseline} AS began FROM measures t
             WHERE t.jurisdiction_id = {jurisdiction}) k"
    )
}

impl Store {
    /// The measures of a jurisdiction for a calendar, those in the bin too: the day for which the next value is due stands as
    /// the day of each. One that lost its rhythm has lost its day.
    ///
    /// # Errors
    /// A failed read.
    pub async fn due_values(&self, of: JurisdictionId, today: Date) -> Result<Vec<Dated>> {
        let people = self.people_to_choose(of).await?;
        let sql = format!(
            "SELECT m.id, m.name, m.rhythm, m.last_day, m.deleted IS NOT NULL AS is_binned, coalesce(r.same_as, r.id) AS owner
             FROM ({}) m LEFT JOIN people r ON r.id = m.owner
             WHERE m.last_day <> '' AND (m.rhythm <> ''
                 OR EXISTS (SELECT h.id FROM history h WHERE h.subject_id = m.id AND h.field = 'rhythm')) ORDER BY m.id",
            last_known("$1", "$2")
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(of.0).bind(dates::iso(today)).fetch_all(&mut *self.reader().await?).await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut thing = Thing::nothing(Noun::Measure, row.try_get("id")?);
            let Some(last) = dates::parse_iso(row.try_get("last_day")?) else { continue };
            let rhythm: Option<Rhythm> = row.try_get::<&str, _>("rhythm")?.parse().ok();
            if let Some(rhythm) = rhythm {
                thing.values.insert(Fact::Rhythm, rhythm.to_string());
                thing.values.insert(Fact::Due, dates::iso(rhythm.next(last)));
            }
            let owner: Option<PersonId> = row.try_get::<Option<Uuid>, _>("owner")?.map(PersonId);
            let owner = owner.and_then(|id| people.iter().find(|person| person.id == id)).cloned();
            let days = if rhythm.is_none() { vec![(Fact::Due, last)] } else { Vec::new() };
            all.push(Dated { name: row.try_get("name")?, owner, is_binned: row.try_get("is_binned")?, lost: days, thing });
        }
        Ok(all)
    }
}

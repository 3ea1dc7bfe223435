//! Things with the days that they have, and had.

use sqlx::{AssertSqlSafe, Row};

use super::called::called_within;
use super::kept::of_thing;
use super::read::{selected, thing};
use crate::domain::history::Fact;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::things::{Dated, Noun, days};
use crate::domain::words::dates;
use crate::store::Store;
use crate::store::hands::Result;

/// The query for the things of a kind of jurisdiction `$1` that have a day, or had one.
fn sql(noun: Noun) -> String {
    let (from, owner) = of_thing(noun);
    let was = |fact: &Fact| {
        format!(
            "CASE WHEN t.{fact} = '' THEN (SELECT h.before FROM history h WHERE h.subject_id = t.id AND h.field = '{fact}'
             ORDER BY h.seq DESC LIMIT 1) END AS was_{fact}"
        )
    };
    let were: Vec<String> = days(noun).iter().map(was).collect();
    let is_binned = if noun.can_be_binned() { "t.deleted IS NOT NULL" } else { "FALSE" };
    format!(
        "SELECT {}, {} AS called, {is_binned} AS is_binned, {} FROM {from} WHERE {owner} = $1 ORDER BY t.id",
        selected(noun),
        called_within(noun),
        were.join(", ")
    )
}

impl Store {
    /// The things of a jurisdiction that have a day, or had one, those in the bin too.
    ///
    /// # Errors
    /// A failed read.
    pub async fn dated_things(&self, of: JurisdictionId) -> Result<Vec<Dated>> {
        let people = self.people_to_choose(of).await?;
        let mut reader = self.reader().await?;
        let mut all = Vec::new();
        for noun in Noun::ALL.into_iter().filter(|noun| !days(*noun).is_empty()) {
            for row in &sqlx::query(AssertSqlSafe(sql(noun))).bind(of.0).fetch_all(&mut *reader).await? {
                let thing = thing(noun, row)?;
                let mut lost = Vec::new();
                for fact in days(noun) {
                    let was = row.try_get::<Option<&str>, _>(format!("was_{fact}").as_str())?;
                    lost.extend(was.and_then(dates::parse_iso).map(|day| (*fact, day)));
                }
                let owner = thing.read::<PersonId>(Fact::Owner).and_then(|id| people.iter().find(|person| person.id == id)).cloned();
                let dated = Dated { name: row.try_get("called")?, owner, is_binned: row.try_get("is_binned")?, lost, thing };
                if days(noun).iter().any(|fact| dated.day(*fact).is_some()) {
                    all.push(dated);
                }
            }
        }
        Ok(all)
    }
}

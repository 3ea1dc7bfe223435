//! Jurisdictions: made, found, renamed, archived, put into the bin.

use sqlx::Connection;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};
use time::OffsetDateTime;

use super::scribe::{FactChange, Scribe};
use super::{Result, Store, StoreError, read_as};
use crate::domain::actor::Actor;
use crate::domain::history::{Fact, Subject, millis};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::jurisdiction::Profile;

/// A jurisdiction on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jurisdiction {
    /// Its id.
    pub id: JurisdictionId,
    /// What it is called and who leads it.
    pub profile: Profile,
    /// Whether it is the worked example.
    pub is_example: bool,
    /// Whether it is archived.
    pub is_archived: bool,
}

/// How many jurisdictions stand on one page.
pub const PAGE: u32 = 25;

/// Up to how many jurisdictions are counted; nobody reads a larger number, and counting takes time.
pub const MOST_COUNTED: u32 = 1_000;

/// One page of jurisdictions.
#[derive(Debug, Default)]
pub struct JurisdictionPage {
    /// The jurisdictions, by name.
    pub rows: Vec<Jurisdiction>,
    /// Whether more follow.
    pub has_more: bool,
    /// How many there are on all pages, one above [`MOST_COUNTED`] at most.
    pub total: u32,
}

const COLUMNS: &str = "id, name, kind, state, executive, paper, example, archived";

/// The names of all jurisdictions, found by any three letters of them.
const NAMES: &str = "jurisdiction_names";
const WITH_LETTERS: &str = "(SELECT id FROM jurisdiction_names WHERE jurisdiction_names MATCH ?2)";

/// What finds a part of a name by its letters; nothing for one too short for that.
fn letters(search: &str) -> Option<String> {
    (search.chars().count() >= 3).then(|| format!("\"{}\"", search.replace('"', "\"\"")))
}

fn jurisdiction(row: &SqliteRow) -> Result<Jurisdiction> {
    Ok(Jurisdiction {
        id: JurisdictionId(row.try_get("id")?),
        profile: Profile {
            name: row.try_get("name")?,
            kind: read_as("kind", row.try_get("kind")?)?,
            state: row.try_get("state")?,
            executive: row.try_get("executive")?,
            paper: read_as("paper", row.try_get("paper")?)?,
        },
        is_example: row.try_get::<&str, _>("example")? == "yes",
        is_archived: row.try_get::<&str, _>("archived")? == "yes",
    })
}

fn facts(profile: &Profile) -> [(Fact, &str); 5] {
    [
        (Fact::Name, &profile.name),
        (Fact::Kind, profile.kind.as_str()),
        (Fact::State, &profile.state),
        (Fact::Executive, &profile.executive),
        (Fact::Paper, profile.paper.as_str()),
    ]
}

impl Store {
    /// A jurisdiction that is not in the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed read.
    pub async fn jurisdiction(&self, id: JurisdictionId) -> Result<Jurisdiction> {
        let sql = format!("SELECT {COLUMNS} FROM jurisdictions WHERE id = ? AND deleted IS NULL");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(&mut *self.reader().await?).await?;
        jurisdiction(&row)
    }

    /// One page of the jurisdictions whose name holds `search`, archived or not. Pages start at 0.
    ///
    /// # Errors
    /// A failed read.
    pub async fn jurisdictions(&self, search: &str, archived: bool, page: u32) -> Result<JurisdictionPage> {
        let search = search.to_lowercase();
        let holds = if archived { "deleted IS NULL AND archived = 'yes'" } else { "deleted IS NULL AND archived = ''" };
        let by_name = format!("FROM jurisdictions WHERE {holds} AND instr(search, ?1) ORDER BY search, id");
        let by_letters = format!("FROM jurisdictions WHERE id IN {WITH_LETTERS} AND {holds} AND instr(search, ?1) ORDER BY search, id");
        let mut reader = self.reader().await?;
        let mut tx = reader.begin().await?;
        // Letters that few names hold are looked up. Those that many hold come soon when reading by name.
        let is_rare = match letters(&search) {
            None => false,
            Some(letters) => {
                let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {NAMES} WHERE {NAMES} MATCH ? LIMIT ?)");
                let hits: u32 = sqlx::query_scalar(AssertSqlSafe(sql)).bind(letters).bind(MOST_COUNTED).fetch_one(&mut *tx).await?;
                hits < MOST_COUNTED
            }
        };
        let from = if is_rare { by_letters } else { by_name };
        let letters = letters(&search).filter(|_| is_rare);
        let sql = format!("SELECT count(*) FROM (SELECT 1 {from} LIMIT ?3)");
        let total = sqlx::query_scalar(AssertSqlSafe(sql)).bind(&search).bind(&letters).bind(MOST_COUNTED + 1).fetch_one(&mut *tx).await?;
        let sql = format!("SELECT {COLUMNS} {from} LIMIT ?3 OFFSET ?4");
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(&search)
            .bind(&letters)
            .bind(PAGE + 1)
            .bind(i64::from(page) * i64::from(PAGE))
            .fetch_all(&mut *tx)
            .await?;
        let shown = PAGE as usize;
        let has_more = rows.len() > shown;
        Ok(JurisdictionPage { rows: rows.iter().take(shown).map(jurisdiction).collect::<Result<_>>()?, has_more, total })
    }

    /// The newest round of the worked example, if it is there.
    ///
    /// # Errors
    /// A failed read.
    pub async fn example(&self) -> Result<Option<AssessmentId>> {
        let id = sqlx::query_scalar(
            "SELECT a.id FROM assessments a JOIN jurisdictions j ON j.id = a.jurisdiction_id
             WHERE j.example = 'yes' AND j.deleted IS NULL AND a.deleted IS NULL ORDER BY a.id DESC LIMIT 1",
        )
        .fetch_optional(&mut *self.reader().await?)
        .await?;
        Ok(id.map(AssessmentId))
    }

    /// How many jurisdictions there are, in use and archived, each one above [`MOST_COUNTED`] at most.
    ///
    /// # Errors
    /// A failed read.
    pub async fn count_jurisdictions(&self) -> Result<(u32, u32)> {
        let sql = "SELECT (SELECT count(*) FROM (SELECT 1 FROM jurisdictions WHERE deleted IS NULL AND archived = '' LIMIT ?1)) AS used,
                          (SELECT count(*) FROM (SELECT 1 FROM jurisdictions WHERE deleted IS NULL AND archived = 'yes' LIMIT ?1)) AS archived";
        let row = sqlx::query(sql).bind(MOST_COUNTED + 1).fetch_one(&mut *self.reader().await?).await?;
        Ok((row.try_get("used")?, row.try_get("archived")?))
    }

    /// Changes what a jurisdiction is called and who leads it, and names the facts that somebody else
    /// changed after they were shown; those stay as they are.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn describe_jurisdiction(
        &self,
        id: JurisdictionId,
        changes: &[FactChange],
        actor: &Actor,
        now: OffsetDateTime,
    ) -> Result<Vec<Fact>> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(id).await?;
        let refused = scribe.set_facts(Some(id), Subject::Jurisdiction(id), changes).await?;
        let name = scribe.jurisdiction(id).await?.profile.name;
        sqlx::query("UPDATE jurisdictions SET search = ? WHERE id = ?")
            .bind(name.to_lowercase())
            .bind(id.0)
            .execute(&mut *scribe.tx)
            .await?;
        scribe.commit().await?;
        Ok(refused)
    }

    /// Puts a jurisdiction among the archived ones, or takes it out again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn archive_jurisdiction(&self, id: JurisdictionId, archived: bool, actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        let current = scribe.jurisdiction(id).await?;
        let word = |yes: bool| if yes { "yes" } else { "" };
        scribe.log_fact(id, Fact::Archived, word(current.is_archived), word(archived)).await?;
        sqlx::query("UPDATE jurisdictions SET archived = ? WHERE id = ?").bind(word(archived)).bind(id.0).execute(&mut *scribe.tx).await?;
        scribe.commit().await
    }

    /// Puts a jurisdiction with all its rounds into the bin.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or a failed write.
    pub async fn bin_jurisdiction(&self, id: JurisdictionId, actor: &Actor, now: OffsetDateTime) -> Result<()> {
        let mut scribe = self.scribe(actor, now).await?;
        scribe.jurisdiction(id).await?;
        scribe.log_fact(id, Fact::Deleted, "", &millis(now).to_string()).await?;
        sqlx::query("UPDATE jurisdictions SET deleted = ? WHERE id = ?").bind(millis(now)).bind(id.0).execute(&mut *scribe.tx).await?;
        scribe.commit().await
    }
}

impl Scribe<'_> {
    /// Makes a jurisdiction.
    pub async fn make_jurisdiction(&mut self, profile: &Profile, is_example: bool) -> Result<JurisdictionId> {
        let id = JurisdictionId(super::fresh_id());
        let example = if is_example { "yes" } else { "" };
        sqlx::query(
            "INSERT INTO jurisdictions (id, name, search, kind, state, executive, paper, example, archived) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
        )
        .bind(id.0)
        .bind(&profile.name)
        .bind(profile.name.to_lowercase())
        .bind(profile.kind.as_str())
        .bind(&profile.state)
        .bind(&profile.executive)
        .bind(profile.paper.as_str())
        .bind(example)
        .execute(&mut *self.tx)
        .await?;
        for (fact, value) in facts(profile) {
            self.log_fact(id, fact, "", value).await?;
        }
        self.log_fact(id, Fact::Example, "", example).await?;
        Ok(id)
    }

    /// A jurisdiction as this write sees it.
    pub async fn jurisdiction(&mut self, id: JurisdictionId) -> Result<Jurisdiction, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM jurisdictions WHERE id = ? AND deleted IS NULL");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.0).fetch_one(&mut *self.tx).await?;
        jurisdiction(&row)
    }

    /// Logs a fact of a jurisdiction, if it changes.
    pub async fn log_fact(&mut self, id: JurisdictionId, fact: Fact, before: &str, after: &str) -> Result<()> {
        if before == after {
            return Ok(());
        }
        self.log(Some(id), Subject::Jurisdiction(id), fact.as_str(), false, (before, after)).await
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-23 17:00:12 UTC);

    async fn names(store: &Store, search: &str, archived: bool) -> Vec<String> {
        let page = store.jurisdictions(search, archived, 0).await.unwrap();
        assert_eq!(usize::try_from(page.total).unwrap(), page.rows.len(), "{search}");
        page.rows.into_iter().map(|row| row.profile.name).collect()
    }

    #[tokio::test]
    async fn any_part_of_a_name_finds_it_whether_few_hold_it_or_many() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("milepost.db")).await.unwrap();
        let actor = Actor::program();
        let mut scribe = store.scribe(&actor, NOW).await.unwrap();
        for n in 0..1_100 {
            scribe.make_jurisdiction(&Profile::named(format!("Otter County {n:04}")), false).await.unwrap();
        }
        let mut made = Vec::new();
        for name in ["Wren City", "Élan Town", "The \"Quoted\" 100% Town_", "Finch OR Gull", "Ox"] {
            made.push(scribe.make_jurisdiction(&Profile::named(name.to_owned()), false).await.unwrap());
        }
        scribe.commit().await.unwrap();

        assert_eq!(names(&store, "WREN", false).await, ["Wren City"]);
        assert_eq!(names(&store, "en ci", false).await, ["Wren City"]);
        assert_eq!(names(&store, "éLAN", false).await, ["Élan Town"]);
        assert_eq!(names(&store, "\"quoted\" 100%", false).await, ["The \"Quoted\" 100% Town_"]);
        assert_eq!(names(&store, "h OR g", false).await, ["Finch OR Gull"], "a word of the index’s own language is only a word");
        assert_eq!(names(&store, "ox", false).await, ["Ox"], "two letters will do");
        assert_eq!(names(&store, "county 1099", false).await, ["Otter County 1099"]);
        assert!(names(&store, "own%", false).await.is_empty());

        let (first, last) =
            (store.jurisdictions("county", false, 0).await.unwrap(), store.jurisdictions("county", false, 43).await.unwrap());
        assert_eq!((first.total, first.rows.len(), first.has_more), (MOST_COUNTED + 1, 25, true));
        assert_eq!((first.rows[24].profile.name.as_str(), last.rows.len(), last.has_more), ("Otter County 0024", 25, false));
        assert_eq!(store.count_jurisdictions().await.unwrap(), (MOST_COUNTED + 1, 0));

        store.archive_jurisdiction(made[0], true, &actor, NOW).await.unwrap();
        assert!(names(&store, "wren", false).await.is_empty());
        assert_eq!(names(&store, "wren", true).await, ["Wren City"]);
        let renamed = FactChange { fact: Fact::Name, value: "Heron City".to_owned(), seen: None };
        store.describe_jurisdiction(made[0], &[renamed], &actor, NOW).await.unwrap();
        assert!(names(&store, "wren", true).await.is_empty());
        assert_eq!(names(&store, "heron", true).await, ["Heron City"]);
        store.bin_jurisdiction(made[0], &actor, NOW).await.unwrap();
        assert!(names(&store, "heron", true).await.is_empty());
    }
}

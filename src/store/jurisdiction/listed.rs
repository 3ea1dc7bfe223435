//! The list of jurisdictions: a stretch of it by name, found by any part of a name, and how many there are.

use sqlx::{AssertSqlSafe, Connection, Row};

use super::jurisdictions::{self, Jurisdiction};
use crate::domain::ids::JurisdictionId;
use crate::domain::names;
use crate::store::Store;
use crate::store::hands::{Result, dialect};

/// How many jurisdictions stand on one page.
pub const PAGE: usize = 25;

/// Up to how many jurisdictions are counted; nobody reads a larger number, and counting takes time.
pub const MOST_COUNTED: i64 = 1_000;
/// One more is counted, and one more read, to see whether there are more.
const COUNTED: i64 = MOST_COUNTED + 1;
const READ: usize = PAGE + 1;

/// Which jurisdictions of the list are wanted, by the one that they follow or come before. Pages of a
/// number would be counted through from the start, and would shift when a name is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// The first ones.
    First,
    /// Those after this one.
    After(JurisdictionId),
    /// Those before this one.
    Before(JurisdictionId),
    /// The last ones.
    Last,
}

/// One page of jurisdictions.
#[derive(Debug, Default)]
pub struct JurisdictionPage {
    /// The jurisdictions, by name.
    pub rows: Vec<Jurisdiction>,
    /// Whether more come before.
    pub has_before: bool,
    /// Whether more follow.
    pub has_after: bool,
    /// How many there are on all pages, one above [`MOST_COUNTED`] at most.
    pub total: i64,
}

impl Store {
    /// A page of the jurisdictions whose name holds `search`, archived or not.
    ///
    /// # Errors
    /// A failed read.
    pub async fn jurisdictions(&self, search: &str, archived: bool, stretch: Stretch) -> Result<JurisdictionPage> {
        let search = names::fold(search);
        let mut reader = self.reader().await?;
        let mut tx = reader.begin().await?;
        // Names that hold rare letters are looked up. Those that hold frequent ones mostly come soon when reading by name.
        let mut among: Option<String> = None;
        if let Some(letters) = dialect::letters(&search) {
            let row = sqlx::query(AssertSqlSafe(dialect::names_with_letters(MOST_COUNTED))).bind(letters).fetch_one(&mut *tx).await?;
            among = if row.try_get::<i64, _>("found")? < MOST_COUNTED { Some(row.try_get("numbers")?) } else { None };
        }
        let looked_up = if among.is_some() { format!("{} AND", dialect::IS_AMONG_NAMES) } else { String::new() };
        let archived = if archived { "yes" } else { "" };
        let holds = dialect::NAME_HOLDS;
        let from = format!("FROM jurisdictions WHERE {looked_up} deleted IS NULL AND archived = '{archived}' AND {holds}");
        let sql = format!("SELECT count(*) FROM (SELECT 1 {from} LIMIT {COUNTED}) AS counted");
        let mut query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(&search);
        if let Some(among) = &among {
            query = query.bind(among);
        }
        let total = query.fetch_one(&mut *tx).await?;

        let (place, order) = match stretch {
            Stretch::First => (None, "ORDER BY sort, id"),
            Stretch::After(id) => (Some((id, ">")), "ORDER BY sort, id"),
            Stretch::Before(id) => (Some((id, "<")), "ORDER BY sort DESC, id DESC"),
            Stretch::Last => (None, "ORDER BY sort DESC, id DESC"),
        };
        // No number may be passed over: of one that no word of a query uses, an engine can't tell the type.
        let at = if among.is_some() { "$3" } else { "$2" };
        let bound = place
            .map_or_else(String::new, |(_, than)| format!("AND (sort, id) {than} (SELECT sort, id FROM jurisdictions WHERE id = {at})"));
        let columns = jurisdictions::COLUMNS.as_str();
        let sql = format!("SELECT {columns} FROM jurisdictions WHERE id IN (SELECT id {from} {bound} {order} LIMIT {READ}) {order}");
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(&search);
        if let Some(among) = &among {
            query = query.bind(among);
        }
        if let Some((id, _)) = place {
            query = query.bind(id.0);
        }
        let rows = query.fetch_all(&mut *tx).await?;
        let has_more = rows.len() > PAGE;
        let mut rows: Vec<Jurisdiction> = rows.iter().take(PAGE).map(jurisdictions::jurisdiction).collect::<Result<_>>()?;
        let (has_before, has_after) = match stretch {
            Stretch::First => (false, has_more),
            Stretch::After(_) => (true, has_more),
            Stretch::Before(_) | Stretch::Last => {
                rows.reverse();
                (has_more, stretch != Stretch::Last)
            }
        };
        Ok(JurisdictionPage { rows, has_before, has_after, total })
    }

    /// How many jurisdictions there are, in use and archived, each one above [`MOST_COUNTED`] at most.
    ///
    /// # Errors
    /// A failed read.
    pub async fn count_jurisdictions(&self) -> Result<(i64, i64)> {
        let sql = format!(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM jurisdictions WHERE deleted IS NULL AND archived = '' LIMIT {COUNTED}) AS counted) AS used,
                    (SELECT count(*) FROM (SELECT 1 FROM jurisdictions WHERE deleted IS NULL AND archived = 'yes' LIMIT {COUNTED}) AS counted) AS archived"
        );
        let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut *self.reader().await?).await?;
        Ok((row.try_get("used")?, row.try_get("archived")?))
    }
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;
    use time::macros::datetime;

    use super::*;
    use crate::domain::history::Fact;
    use crate::domain::jurisdiction::Profile;
    use crate::domain::people::Actor;
    use crate::store::FactChange;

    const NOW: OffsetDateTime = datetime!(2026-11-23 17:00:12 UTC);

    async fn names(store: &Store, search: &str, archived: bool) -> Vec<String> {
        let page = store.jurisdictions(search, archived, Stretch::First).await.unwrap();
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

        let at = async |stretch| store.jurisdictions("county", false, stretch).await.unwrap();
        let id = |page: &JurisdictionPage, at: usize| page.rows[at].id;
        let name = |page: &JurisdictionPage, at: usize| page.rows[at].profile.name.clone();
        let first = at(Stretch::First).await;
        assert_eq!((first.total, first.rows.len(), first.has_before, first.has_after), (MOST_COUNTED + 1, 25, false, true));
        let second = at(Stretch::After(id(&first, 24))).await;
        assert_eq!((name(&second, 0).as_str(), second.has_before, second.has_after), ("Otter County 0025", true, true));
        let back = at(Stretch::Before(id(&second, 0))).await;
        assert_eq!((back.rows, back.has_before, back.has_after), (first.rows, false, true));
        let (mut page, mut pages) = (second, 2);
        while page.has_after {
            page = at(Stretch::After(id(&page, page.rows.len() - 1))).await;
            pages += 1;
        }
        assert_eq!((pages, page.rows.len(), name(&page, 24).as_str()), (44, 25, "Otter County 1099"));
        let last = at(Stretch::Last).await;
        assert_eq!((&last.rows, last.has_before, last.has_after), (&page.rows, true, false));
        let before = at(Stretch::Before(id(&page, 0))).await;
        assert_eq!((name(&before, 0).as_str(), before.has_before), ("Otter County 1050", true));
        assert!(
            at(Stretch::After(JurisdictionId(crate::store::hands::fresh_id()))).await.rows.is_empty(),
            "after one that is not there stands nothing"
        );

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

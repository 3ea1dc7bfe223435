//! The index of Find held against the texts, word by word; and made anew where the two do not agree.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row};
use uuid::Uuid;

use super::FileProblem;
use crate::domain::find::Kind;
use crate::store::find;
use crate::store::hands::{Result, StoreError};
use crate::store::jurisdiction::every_id;

/// How many words are read at once, which bounds the memory.
const AT_ONCE: i64 = 2_000;

/// The words of a text, added up: how many, and the sum of what each gives. Two texts of other words have another sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sum {
    count: u64,
    of_words: u64,
}

impl Sum {
    fn add(&mut self, word: &[u8]) {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        self.count += 1;
        self.of_words = self.of_words.wrapping_add(hasher.finish());
    }
}

/// In how many texts the index does not agree with what stands there: a text that it lacks, words that are others, and
/// what it holds of no text.
pub(super) async fn misfits(connection: &mut SqliteConnection) -> Result<u64> {
    let mut sums = sums(&mut *connection).await?;
    let mut misfits = 0;
    let mut numbers: HashMap<(Uuid, String), i64> = HashMap::new();
    for row in sqlx::query("SELECT number, record_id, field FROM find_texts").fetch_all(&mut *connection).await? {
        numbers.insert((row.try_get("record_id")?, row.try_get("field")?), row.try_get("number")?);
    }
    for of in every_id(&mut *connection).await? {
        let place = find::place(&mut *connection, of).await?;
        for kind in Kind::ALL {
            let span = place.map(|place| find::span(place, *kind));
            for text in find::every_text(&mut *connection, *kind, of).await? {
                let mut expected = Sum::default();
                for word in find::indexed(&text.joined()).split(' ').filter(|word| !word.is_empty()).collect::<BTreeSet<_>>() {
                    expected.add(word.as_bytes());
                }
                let number = numbers.remove(&(text.record, text.field));
                let is_placed = number.zip(span).is_some_and(|(number, (first, last))| (first..=last).contains(&number));
                let indexed = number.and_then(|number| sums.remove(&number)).unwrap_or_default();
                misfits += u64::from(!is_placed || indexed != expected);
            }
        }
    }
    let left = numbers.values().filter(|number| !sums.contains_key(number)).count() + sums.len();
    Ok(misfits + u64::try_from(left).unwrap_or(u64::MAX))
}

/// The words that the index holds of each number.
async fn sums(connection: &mut SqliteConnection) -> Result<HashMap<i64, Sum>> {
    // A table of this connection alone: nothing is written to the file.
    sqlx::query("CREATE VIRTUAL TABLE IF NOT EXISTS temp.find_held USING fts5vocab (main, find_words, instance)")
        .execute(&mut *connection)
        .await?;
    let mut sums: HashMap<i64, Sum> = HashMap::new();
    // Word by word: a row for each text of each word would be many.
    let sql = format!(
        "SELECT term AS word, group_concat(doc, ' ') AS numbers FROM temp.find_held WHERE term > ? GROUP BY term ORDER BY term LIMIT {AT_ONCE}"
    );
    let mut after = String::new();
    loop {
        let rows = sqlx::query(AssertSqlSafe(sql.as_str())).bind(&after).fetch_all(&mut *connection).await?;
        let Some(last) = rows.last() else { return Ok(sums) };
        after = last.try_get("word")?;
        for row in &rows {
            let word: &str = row.try_get("word")?;
            for number in row.try_get::<&str, _>("numbers")?.split(' ').filter_map(|number| number.parse().ok()) {
                sums.entry(number).or_default().add(word.as_bytes());
            }
        }
    }
}

/// Makes the index of a file anew; also while a running Milepost has the file open.
///
/// # Errors
/// [`FileProblem`], when the file cannot be written. The index is as it was then.
pub async fn rebuild(path: &Path) -> Result<(), FileProblem> {
    let problem = |error: StoreError| FileProblem::from_store(path, error);
    let options = SqliteConnectOptions::new().filename(path).foreign_keys(true).busy_timeout(Duration::from_secs(30));
    let mut connection = options.connect().await.map_err(|error| problem(error.into()))?;
    let rebuilt = find::rebuild(&mut connection).await;
    let closed = connection.close().await;
    rebuilt.map_err(problem)?;
    closed.map_err(|error| problem(error.into()))
}

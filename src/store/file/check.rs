//! The check of a data file: its structure, every line of its history and what it follows, every value against its
//! last line, every frozen state against its fingerprint, every release of the metrics against its sum, and the index of Find against the texts.

use std::path::Path;

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::agreement::{self, Spot};
use super::reading::{Reader, Reading};
use super::{FileProblem, find, frozen, header, links, metrics, road};
use crate::domain::words;
use crate::store::hands::{StoreError, scribe};

/// How many problems are told one by one.
const TOLD: usize = 20;
/// How many lines of the history are read at once, which bounds the memory.
const AT_ONCE: i64 = 500;
/// Up to which size the structure is looked at on every start: about 100 ms.
const SMALL: u64 = 64 << 20;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What is wrong, one sentence each; the first twenty.
    pub problems: Vec<String>,
    /// How many more there are.
    pub more: u64,
    /// How many lines of the history were read.
    pub lines: u64,
    /// How many values were held against the history.
    pub values: u64,
    /// In how many texts the index of Find does not agree with what stands there. It loses nothing, and can be made anew.
    pub unindexed: u64,
    /// Whether an older Milepost left the file, so that only its structure was looked at.
    pub is_older: bool,
}

impl Findings {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// The result in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let lines = amount(self.lines, "line");
        let values = amount(self.values, "value");
        if self.is_clean() && self.is_older {
            return "The structure of the file is sound. An older Milepost left it: this one checks its history and values once it has brought the file up to date, which it does when it next starts.".to_owned();
        }
        if self.is_clean() {
            return format!("The file is sound. Checked {lines} of the history and {values}.");
        }
        let count = usize::try_from(self.more).unwrap_or(usize::MAX).saturating_add(self.problems.len());
        format!("The check found {}. It read {lines} of the history and {values}.", words::count(count, "problem", "problems"))
    }

    /// What is to be said of the index of Find, where it does not agree.
    #[must_use]
    pub fn of_find(&self) -> Option<String> {
        let texts = words::count(usize::try_from(self.unindexed).unwrap_or(usize::MAX), "text", "texts");
        (self.unindexed > 0).then(|| format!("What Find looks through did not agree with {texts}. Nothing is lost by that."))
    }

    fn add(&mut self, problem: String) {
        if self.problems.len() < TOLD {
            self.problems.push(problem);
        } else {
            self.more += 1;
        }
    }
}

fn amount(n: u64, thing: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{n} {thing}{ending}")
}

/// Checks a whole data file, and writes nothing. A file that an older Milepost left is checked in
/// its structure only, since its tables may be others than this program knows.
///
/// # Errors
/// [`FileProblem`], when the file cannot be opened at all.
pub async fn check(path: &Path, reading: Reading) -> Result<Findings, FileProblem> {
    if reading == Reading::Alone {
        header::look(path).await?;
    }
    let mut reader = Reader::open(path, reading).await.map_err(|error| FileProblem::from_store(path, StoreError::from(error)))?;
    let mut findings = Findings::default();
    structure(&mut reader.connection, &mut findings).await;
    // What is broken is not read on: a page in the place of another can make a tree lead back to itself.
    if !findings.is_clean() {
        reader.close().await;
        return Ok(findings);
    }
    belonging(&mut reader.connection, &mut findings).await;
    let level = sqlx::query_scalar::<_, i64>("PRAGMA user_version").fetch_one(&mut reader.connection).await;
    findings.is_older = level.as_ref().is_ok_and(|level| *level < header::ours());
    if level.is_ok_and(|level| level == header::ours()) {
        let told = lines(&mut reader.connection, &mut findings).await;
        tell_unreadable(&mut findings, told);
        let told = values(&mut reader.connection, &mut findings).await;
        tell_unreadable(&mut findings, told);
        let misfits = links::misfits(&mut reader.connection).await;
        let told = misfits.map(|misfits| misfits.into_iter().for_each(|misfit| findings.add(misfit)));
        tell_unreadable(&mut findings, told);
        let misfits = road::misfits(&mut reader.connection).await;
        let told = misfits.map(|misfits| misfits.into_iter().for_each(|misfit| findings.add(misfit)));
        tell_unreadable(&mut findings, told);
        let misfits = metrics::misfits(&mut reader.connection).await;
        let told = misfits.map(|misfits| misfits.into_iter().for_each(|misfit| findings.add(misfit)));
        tell_unreadable(&mut findings, told);
        match find::misfits(&mut reader.connection).await {
            Ok(count) => findings.unindexed = count,
            Err(StoreError::Database(error)) => tell_unreadable(&mut findings, Err(error)),
            Err(error) => findings.add(format!("The index of Find cannot be held against the texts: {error}.")),
        }
        let misfits = frozen::misfits(&mut reader.connection).await;
        let told = misfits.map(|misfits| misfits.into_iter().for_each(|misfit| findings.add(misfit)));
        tell_unreadable(&mut findings, told);
    }
    reader.close().await;
    Ok(findings)
}

/// What a look at the structure goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Through {
    /// Every page.
    All,
    /// Every table but the readings of releases. They are most of a file that has some, can be had again, and are held
    /// against their sum by [`check`].
    AllButReadings,
}

/// A quick look at the structure of a file of moderate size, before it is opened for work.
///
/// # Errors
/// [`FileProblem::Damaged`], or a file that cannot be read.
pub async fn glance(path: &Path) -> Result<(), FileProblem> {
    at_moderate_size(path, Through::AllButReadings).await
}

/// The same through every page, of a file that was just made from another.
///
/// # Errors
/// As [`glance`].
pub(super) async fn glance_through(path: &Path) -> Result<(), FileProblem> {
    at_moderate_size(path, Through::All).await
}

async fn at_moderate_size(path: &Path, through: Through) -> Result<(), FileProblem> {
    let length = path.metadata().map_err(|error| FileProblem::from_read(path, error))?.len();
    if length > SMALL { Ok(()) } else { look(path, Reading::Alone, through).await }
}

/// A look at the structure of a file of any size.
///
/// # Errors
/// As [`glance`].
pub(super) async fn is_built_right(path: &Path, reading: Reading) -> Result<(), FileProblem> {
    look(path, reading, Through::All).await
}

async fn look(path: &Path, reading: Reading, through: Through) -> Result<(), FileProblem> {
    let mut reader = Reader::open(path, reading).await.map_err(|error| FileProblem::from_store(path, StoreError::from(error)))?;
    let answer = looked_over(&mut reader.connection, through).await;
    reader.close().await;
    match answer {
        Ok(answer) if answer == "ok" => Ok(()),
        Ok(_) => Err(FileProblem::damaged(path, "part of it was overwritten or is missing")),
        Err(error) => Err(FileProblem::from_store(path, StoreError::from(error))),
    }
}

/// What SQLite says of the structure.
async fn looked_over(connection: &mut SqliteConnection, through: Through) -> sqlx::Result<String> {
    // A file of a level before has no such table. Where there are no readings, free pages are looked at too.
    let has_readings = "SELECT EXISTS (SELECT 1 FROM metric_blocks)";
    if through == Through::All || !sqlx::query_scalar(has_readings).fetch_one(&mut *connection).await.unwrap_or(false) {
        return sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(connection).await;
    }
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'metric_blocks' AND sql NOT LIKE 'CREATE VIRTUAL%'";
    let tables: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *connection).await?;
    for table in tables {
        let look = format!("PRAGMA quick_check(\"{}\")", table.replace('"', "\"\""));
        let answer: String = sqlx::query_scalar(sqlx::AssertSqlSafe(look)).fetch_one(&mut *connection).await?;
        if answer != "ok" {
            return Ok(answer);
        }
    }
    // A look at one table after the other does not see a page that two of their trees hold.
    let shared = "SELECT EXISTS (SELECT 1 FROM sqlite_schema s JOIN dbstat d ON d.name = s.name
                  WHERE s.rootpage > 0 AND s.name <> 'metric_blocks' GROUP BY d.pageno HAVING count(*) > 1)";
    let is_shared: bool = sqlx::query_scalar(shared).fetch_one(connection).await?;
    Ok(if is_shared { "a page belongs to two trees".to_owned() } else { "ok".to_owned() })
}

async fn structure(connection: &mut SqliteConnection, findings: &mut Findings) {
    match sqlx::query_scalar::<_, String>("PRAGMA integrity_check(20)").fetch_all(&mut *connection).await {
        Ok(answers) => answers.into_iter().filter(|answer| answer != "ok").for_each(|answer| {
            findings.add(format!("The structure of the file is damaged. SQLite says: {}.", answer.replace('\n', "; ")));
        }),
        Err(error) => tell_unreadable(findings, Err(error)),
    }
}

/// Whether every record belongs to something that is there.
async fn belonging(connection: &mut SqliteConnection, findings: &mut Findings) {
    match sqlx::query("PRAGMA foreign_key_check").fetch_all(connection).await {
        Ok(rows) => rows.iter().for_each(|row| {
            let table = row.try_get::<String, _>(0).unwrap_or_default();
            findings.add(format!("A record in the table “{table}” belongs to something that is not there."));
        }),
        Err(error) => tell_unreadable(findings, Err(error)),
    }
}

/// Reads every line of the history and holds it against its digest.
async fn lines(connection: &mut SqliteConnection, findings: &mut Findings) -> sqlx::Result<()> {
    let sql = format!("SELECT seq, {} FROM history WHERE seq > ? ORDER BY seq LIMIT {AT_ONCE}", scribe::EVENT);
    let mut seq = i64::MIN;
    loop {
        let rows = sqlx::query(AssertSqlSafe(sql.as_str())).bind(seq).fetch_all(&mut *connection).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        seq = last.try_get("seq")?;
        for row in &rows {
            findings.lines += 1;
            if scribe::event(row).is_err() {
                let spot = Spot::read(row);
                let what = spot.in_words(connection).await;
                findings.add(format!("A line of the history was changed after it was written: {what}."));
            }
        }
    }
}

/// Holds every value against its last line, both ways.
async fn values(connection: &mut SqliteConnection, findings: &mut Findings) -> sqlx::Result<()> {
    for row in sqlx::query(AssertSqlSafe(agreement::values_that_differ())).fetch_all(&mut *connection).await? {
        let what = Spot::read(&row).in_words(connection).await;
        findings.add(format!("What is stored is not what the history says was last saved: {what}."));
    }
    for row in sqlx::query(AssertSqlSafe(agreement::values_without_a_line())).fetch_all(&mut *connection).await? {
        let what = Spot::read(&row).in_words(connection).await;
        findings.add(format!("The history does not know where this came from: {what}."));
    }
    let count: i64 = sqlx::query_scalar(AssertSqlSafe(agreement::count_of_values())).fetch_one(&mut *connection).await?;
    findings.values = count.unsigned_abs();
    Ok(())
}

fn tell_unreadable(findings: &mut Findings, told: sqlx::Result<()>) {
    if let Err(error) = told {
        findings.add(format!("Part of the file cannot be read. SQLite says: {}.", plain(&error)));
    }
}

/// The database's own words without the code that sqlx puts before them.
fn plain(error: &sqlx::Error) -> String {
    error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned())
}

//! Backups: whole copies of the data file in a folder beside it, each checked before it counts.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use sqlx::query::QueryAs;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{FromRow, Sqlite};
use time::{Duration, OffsetDateTime, UtcOffset};

use super::check::{self, Findings};
use super::reading::{Reader, Reading};
use super::{FileProblem, neighbor, second, settle};
use crate::store::StoreError;

/// How many backups are kept.
pub const KEPT: usize = 10;

const FAILED: &str = " (failed its check)";
pub(super) const PART: &str = ".part";

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was the first of its day.
    Daily,
    /// A newer Milepost was about to change the file.
    BeforeUpdate,
    /// A person asked for it.
    ByHand,
}

impl Why {
    const ALL: [Self; 3] = [Self::Daily, Self::BeforeUpdate, Self::ByHand];

    /// The words in the file's name, which people see too.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::BeforeUpdate => "before update",
            Self::ByHand => "by hand",
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A backup in the folder. All that is known of it stands in its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, UTC.
    pub at: OffsetDateTime,
    /// Why.
    pub why: Why,
    /// Its size.
    pub bytes: u64,
    /// Whether it passed its check.
    pub is_good: bool,
}

impl Backup {
    /// Its file name.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Its size in words: "87 KB".
    #[must_use]
    pub fn size(&self) -> String {
        match self.bytes {
            0..1_000_000 => format!("{} KB", self.bytes.div_ceil(1000)),
            bytes => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
        }
    }

    fn from_name(folder: &Path, stem: &str, name: &str, bytes: u64) -> Option<Self> {
        let words = name.strip_prefix(stem)?.strip_prefix(' ')?.strip_suffix(".db")?;
        let (words, is_good) = words.strip_suffix(FAILED).map_or((words, true), |words| (words, false));
        let (stamp, why) = words.split_once(" UTC ")?;
        let at = neighbor::parse_stamp(&format!("{stamp} UTC"))?;
        let why = Why::ALL.into_iter().find(|known| known.as_str() == why)?;
        Some(Self { path: folder.join(name), at, why, bytes, is_good })
    }
}

/// What came of making a backup.
#[derive(Debug)]
pub struct Made {
    /// The copy.
    pub backup: Backup,
    /// What its check found. A copy with findings is kept, but no older one is thrown away for it.
    pub findings: Findings,
    /// What came of copying it to the second folder, if there is one.
    pub second: Option<Result<PathBuf, FileProblem>>,
}

/// The folder in which the backups of a data file lie.
#[must_use]
pub fn folder(path: &Path) -> PathBuf {
    neighbor::backups(path)
}

/// The good backups of a data file, newest first; none if their folder cannot be read.
#[must_use]
pub fn list(path: &Path) -> Vec<Backup> {
    copies_of(path).into_iter().filter(|backup| backup.is_good).collect()
}

/// The newest copy that did not pass its check, if no good backup was made after it.
#[must_use]
pub fn newest_failure(path: &Path) -> Option<Backup> {
    copies_of(path).into_iter().next().filter(|backup| !backup.is_good)
}

/// All copies in the folder, newest first.
fn copies_of(path: &Path) -> Vec<Backup> {
    copies_in(&folder(path), &neighbor::stem(path))
}

fn copies_in(folder: &Path, stem: &str) -> Vec<Backup> {
    let mut backups = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let bytes = entry.metadata().map_or(0, |meta| meta.len());
        backups.extend(entry.file_name().to_str().and_then(|name| Backup::from_name(folder, stem, name, bytes)));
    }
    backups.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.path.cmp(&a.path)));
    backups
}

/// Whether the day's backup is still to be made. A copy that failed its check counts, so that a
/// damaged file is not copied every hour. The day is that of `now`, so pass the local time.
#[must_use]
pub fn daily_is_due(path: &Path, now: OffsetDateTime) -> bool {
    copies_of(path).first().is_none_or(|newest| newest.at.to_offset(now.offset()).date() != now.date())
}

/// Makes the day's backup if it is due and there is anything to keep.
///
/// # Errors
/// [`FileProblem`], when the copy cannot be made.
pub async fn make_daily(path: &Path, now: OffsetDateTime, reading: Reading) -> Result<Option<Made>, FileProblem> {
    if daily_is_due(path, now) && has_history(path, reading).await? {
        make(path, Why::Daily, now, reading).await.map(Some)
    } else {
        Ok(None)
    }
}

/// A blank file would use up its day before the work begins.
async fn has_history(path: &Path, reading: Reading) -> Result<bool, FileProblem> {
    let found: Option<(i64,)> = first(path, reading, sqlx::query_as("SELECT seq FROM history LIMIT 1")).await?;
    Ok(found.is_some())
}

/// How many changes the file has that a backup of it does not: what going back would undo. A line
/// of the history that grew since then, in a sitting that went on, counts too.
///
/// # Errors
/// [`FileProblem`], when one of the two cannot be read.
pub async fn changes_since(backup: &Path, path: &Path, reading: Reading) -> Result<u64, FileProblem> {
    let end = sqlx::query_as("SELECT coalesce(max(seq), 0), coalesce(max(at), 0) FROM history");
    let (seq, at): (i64, i64) = first(backup, Reading::Alone, end).await?.unwrap_or_default();
    let count = sqlx::query_as("SELECT count(*) FROM history WHERE seq > ? OR at > ?").bind(seq).bind(at);
    let (count,): (i64,) = first(path, reading, count).await?.unwrap_or_default();
    Ok(count.unsigned_abs())
}

/// The first row of an answer, on a connection of its own.
async fn first<T>(path: &Path, reading: Reading, query: QueryAs<'_, Sqlite, T, SqliteArguments>) -> Result<Option<T>, FileProblem>
where
    T: Send + Unpin + for<'r> FromRow<'r, SqliteRow>,
{
    let problem = |error| FileProblem::from_store(path, StoreError::from(error));
    let mut reader = Reader::open(path, reading).await.map_err(problem)?;
    let answer = query.fetch_optional(&mut reader.connection).await;
    reader.close().await;
    answer.map_err(problem)
}

/// Makes a backup, checks it, copies it to the second folder, and lets go of the oldest.
///
/// # Errors
/// [`FileProblem`], when the copy cannot be made. No older backup is touched then.
pub async fn make(path: &Path, why: Why, now: OffsetDateTime, reading: Reading) -> Result<Made, FileProblem> {
    let folder = folder(path);
    std::fs::create_dir_all(&folder).map_err(|error| FileProblem::from_write(&folder, error))?;
    let stem = neighbor::stem(path);
    clear_parts(&folder, &stem, now);
    let (at, target) = free_target(&folder, &stem, why, now);
    let (backup, findings) = copy_and_check(path, &target, (why, at), reading).await?;
    let mut second = None;
    if backup.is_good {
        prune(&folder, &stem);
        second = second::folder(path).map(|folder| second::copy_to(&backup, &folder, &stem));
    } else {
        drop_older_failures(&folder, &stem, &backup);
    }
    Ok(Made { backup, findings, second })
}

/// Makes a backup where a person wants it: under that name, or under its usual name in that folder.
///
/// # Errors
/// [`FileProblem`], when there is such a file already or the copy cannot be made.
pub async fn make_at(path: &Path, to: &Path, now: OffsetDateTime, reading: Reading) -> Result<Made, FileProblem> {
    let (at, target) = if to.is_dir() { free_target(to, &neighbor::stem(path), Why::ByHand, now) } else { (now, to.to_owned()) };
    if target.exists() {
        return Err(FileProblem::InTheWay(target));
    }
    if !neighbor::folder(&target).is_dir() {
        return Err(FileProblem::NoFolder(neighbor::folder(&target).to_owned()));
    }
    let (backup, findings) = copy_and_check(path, &target, (Why::ByHand, at), reading).await?;
    Ok(Made { backup, findings, second: None })
}

async fn copy_and_check(
    path: &Path,
    target: &Path,
    (why, at): (Why, OffsetDateTime),
    reading: Reading,
) -> Result<(Backup, Findings), FileProblem> {
    let part = neighbor::with_suffix(target, PART);
    copy_whole(path, &part, reading).await?;
    let findings = check::check(&part, Reading::Alone).await.inspect_err(|_| drop(std::fs::remove_file(&part)))?;
    let target = if findings.is_clean() { target.to_owned() } else { marked_as_failed(target) };
    let bytes = finish(&part, &target).map_err(|error| FileProblem::from_write(&target, error))?;
    Ok((Backup { path: target, at: at.to_offset(UtcOffset::UTC), why, bytes, is_good: findings.is_clean() }, findings))
}

/// Writes the whole file, with what is still in its log, as one new file.
///
/// # Errors
/// [`FileProblem`], with the unfinished copy cleared away.
pub(super) async fn copy_whole(path: &Path, to: &Path, reading: Reading) -> Result<(), FileProblem> {
    // SQLite takes names as text only; a name near enough would be another file.
    let Some(target) = to.to_str() else {
        return Err(FileProblem::Unwritable(
            to.to_owned(),
            io::Error::new(io::ErrorKind::InvalidInput, "the name is not valid text (UTF-8)"),
        ));
    };
    let mut reader = Reader::open(path, reading).await.map_err(|error| FileProblem::from_store(path, StoreError::from(error)))?;
    let copied = sqlx::query("VACUUM INTO ?").bind(target).execute(&mut reader.connection).await;
    reader.close().await;
    copied.map(|_| ()).map_err(|error| {
        // What is unfinished is of no use; if it cannot be removed, the next backup tries again.
        let _ = std::fs::remove_file(to);
        match StoreError::from(error) {
            StoreError::Unwritable(_) => FileProblem::Full(to.to_owned()),
            error => FileProblem::from_store(path, error),
        }
    })
}

/// Gives an unfinished copy its name, once it is safe on the disk.
pub(super) fn finish(part: &Path, target: &Path) -> io::Result<u64> {
    settle(part)?;
    std::fs::rename(part, target)?;
    super::settle_folder(target)?;
    Ok(target.metadata()?.len())
}

/// A name that is free; two backups in one second take two.
fn free_target(folder: &Path, stem: &str, why: Why, now: OffsetDateTime) -> (OffsetDateTime, PathBuf) {
    let mut at = now.replace_nanosecond(0).expect("zero is a nanosecond");
    loop {
        let stamp = neighbor::stamp(at);
        let target = folder.join(format!("{stem} {stamp} {why}.db"));
        if !target.exists() && !marked_as_failed(&target).exists() && !neighbor::with_suffix(&target, PART).exists() {
            return (at, target);
        }
        at += Duration::SECOND;
    }
}

fn marked_as_failed(target: &Path) -> PathBuf {
    target.with_file_name(format!("{}{FAILED}.db", neighbor::stem(target)))
}

/// Lets go of the oldest good backups beyond the ten. What cannot be removed now is removed next time.
pub(super) fn prune(folder: &Path, stem: &str) {
    let backups = copies_in(folder, stem);
    for old in backups.iter().filter(|backup| backup.is_good).skip(KEPT) {
        let _ = std::fs::remove_file(&old.path);
    }
}

/// Of the copies that failed, the newest tells enough; they must not fill the disk day by day.
fn drop_older_failures(folder: &Path, stem: &str, newest: &Backup) {
    let backups = copies_in(folder, stem);
    for old in backups.iter().filter(|backup| !backup.is_good && backup.path != newest.path) {
        let _ = std::fs::remove_file(&old.path);
    }
}

/// Clears away what a killed program left unfinished more than an hour ago.
fn clear_parts(folder: &Path, stem: &str, now: OffsetDateTime) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_part = name.to_str().is_some_and(|name| name.starts_with(stem) && name.ends_with(PART));
        let written = entry.metadata().and_then(|meta| meta.modified());
        if is_part && written.is_ok_and(|written| now - OffsetDateTime::from(written) > Duration::DAY) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

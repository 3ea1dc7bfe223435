//! Backups: whole copies of the data file in a folder beside it, each checked before it counts.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use time::{Duration, OffsetDateTime, UtcOffset};

use super::check::{self, Findings};
use super::reading::{Reader, Reading, rows};
use super::{FileProblem, device, discard, neighbor, order, patience, second, settle, shelf, too_long};
use crate::domain::words::dates;
use crate::store::hands::StoreError;

pub use super::shelf::{Last, last, list, newest_failure};
pub use super::since::changes_since;

/// How many backups are kept: the last ones made, whatever the clock said.
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
    /// Its place in the order in which they were made, if that is written down.
    pub(super) place: Option<usize>,
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

    /// Whether the moment in its name is still to come, so that it tells nothing: a clock was wrong, or is.
    #[must_use]
    pub fn is_ahead(&self, now: OffsetDateTime) -> bool {
        dates::is_ahead(self.at, now)
    }

    pub(super) fn from_name(folder: &Path, stem: &str, name: &str, bytes: u64) -> Option<Self> {
        let words = name.strip_prefix(stem)?.strip_prefix(' ')?.strip_suffix(".db")?;
        let (words, is_good) = words.strip_suffix(FAILED).map_or((words, true), |words| (words, false));
        let (stamp, why) = words.split_once(" UTC ")?;
        let at = neighbor::parse_stamp(&format!("{stamp} UTC"))?;
        let why = Why::ALL.into_iter().find(|known| known.as_str() == why)?;
        Some(Self { path: folder.join(name), at, why, bytes, is_good, place: None })
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

/// The longest name that is ever written in that folder.
pub(super) fn longest(path: &Path) -> PathBuf {
    let stamp = neighbor::stamp(OffsetDateTime::UNIX_EPOCH);
    let longest = marked_as_failed(&folder(path).join(format!("{} {stamp} {}.db", neighbor::stem(path), Why::BeforeUpdate)));
    neighbor::with_suffix(&longest, PART)
}

/// Whether the day's backup is still to be made. A copy that failed its check counts, so that a
/// damaged file is not copied every hour; one whose moment is still to come is not of today. The day
/// is that of `now`, so pass the local time.
#[must_use]
pub fn daily_is_due(path: &Path, now: OffsetDateTime) -> bool {
    let is_of_today = |copy: &Backup| !copy.is_ahead(now) && copy.at.to_offset(now.offset()).date() == now.date();
    !shelf::copies_of(path, now).iter().any(is_of_today)
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
    let found: Vec<(i64,)> = rows(path, reading, sqlx::query_as("SELECT seq FROM history LIMIT 1")).await?;
    Ok(!found.is_empty())
}

/// Makes a backup, checks it, copies it to the second folder, and lets go of the oldest.
///
/// # Errors
/// [`FileProblem`], when the copy cannot be made. No older backup is touched then.
pub async fn make(path: &Path, why: Why, now: OffsetDateTime, reading: Reading) -> Result<Made, FileProblem> {
    let folder = folder(path);
    std::fs::create_dir_all(&folder).map_err(|error| FileProblem::from_write(&folder, error))?;
    let stem = neighbor::stem(path);
    clear_parts(path, now);
    let (at, target) = free_target(&folder, &stem, why, now);
    let (backup, findings) = copy_and_check(path, &target, (why, at), reading).await?;
    if let Err(error) = order::add(&folder, &backup.name()).await {
        // It then counts as one of an older Milepost, by its name.
        tracing::info!(%error, "the order of the backups was not written down");
    }
    let mut second = None;
    if backup.is_good {
        shelf::prune(&folder, &stem, &backup.path, now);
        if let Some(folder) = second::folder(path) {
            second = Some(second::copy_to(&backup, &folder, &stem, now).await);
        }
    } else {
        shelf::drop_older_failures(&folder, &stem, &backup);
    }
    Ok(Made { backup, findings, second })
}

/// Makes a backup where a person wants it: under that name, or under its usual name in that folder.
///
/// # Errors
/// [`FileProblem`], when there is such a file already or the copy cannot be made.
pub async fn make_at(path: &Path, to: &Path, now: OffsetDateTime, reading: Reading) -> Result<Made, FileProblem> {
    let (at, target) = if to.is_dir() { free_target(to, &neighbor::stem(path), Why::ByHand, now) } else { (now, to.to_owned()) };
    if device::is_one(&target) {
        return Err(FileProblem::Device(target));
    }
    if target.exists() {
        return Err(FileProblem::InTheWay(target));
    }
    if !neighbor::folder(&target).is_dir() {
        return Err(FileProblem::NoFolderFor(neighbor::folder(&target).to_owned()));
    }
    let (backup, findings) = copy_and_check(path, &target, (Why::ByHand, at), reading).await.map_err(FileProblem::of_another_file)?;
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
    let finished = match check::check(&part, Reading::Alone).await {
        Ok(findings) => name_by_findings(&part, target, findings).await,
        Err(problem) => Err(problem),
    };
    if finished.is_err() {
        discard(&part).await;
    }
    let (target, bytes, findings) = finished?;
    Ok((Backup { path: target, at: at.to_offset(UtcOffset::UTC), why, bytes, is_good: findings.is_clean(), place: None }, findings))
}

/// Gives a checked copy the name that its findings call for.
async fn name_by_findings(part: &Path, target: &Path, findings: Findings) -> Result<(PathBuf, u64, Findings), FileProblem> {
    let target = if findings.is_clean() { target.to_owned() } else { marked_as_failed(target) };
    match finish(part, &target).await {
        Ok(bytes) => Ok((target, bytes, findings)),
        Err(error) => Err(FileProblem::from_write(&target, error)),
    }
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
    let Err(error) = copied else { return Ok(()) };
    // What is unfinished is of no use; if it cannot be removed, the next backup tries again.
    discard(to).await;
    Err(match StoreError::from(error) {
        StoreError::Unwritable(_) => FileProblem::Full(to.to_owned()),
        error if error.is_unopenable() && too_long::may_be(to) => FileProblem::TooLong(to.to_owned()),
        error => FileProblem::from_store(path, error),
    })
}

/// Gives an unfinished copy its name, once it is safe on the disk.
pub(super) async fn finish(part: &Path, target: &Path) -> io::Result<u64> {
    settle(part).await?;
    patience::rename(part, target).await?;
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

/// Clears away what a killed program left unfinished: what was last written to more than a day before the
/// newest copy was finished. Both moments are of the files, so a clock that jumps clears away nothing.
fn clear_parts(path: &Path, now: OffsetDateTime) {
    let written = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    let Some(finished) = shelf::copies_of(path, now).first().and_then(|newest| written(&newest.path)) else { return };
    let stem = neighbor::stem(path);
    for entry in std::fs::read_dir(folder(path)).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_part = name.to_str().is_some_and(|name| name.starts_with(&stem) && name.ends_with(PART));
        if is_part && written(&entry.path()).is_some_and(|written| finished - Duration::DAY > written) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

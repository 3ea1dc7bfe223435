//! Backups made: the file copied whole, the copy checked, named, and put among the others.

use std::io;
use std::path::{Path, PathBuf};

use time::{Duration, OffsetDateTime, UtcOffset};

use super::backup::{Backup, Made, Why, folder, marked_as_failed};
use super::check::{self, Findings};
use super::neighbor::PART;
use super::reading::{Reader, Reading};
use super::rows::rows;
use super::{FileProblem, device, discard, finish, neighbor, order, patience, second, shelf, too_long};
use crate::store::hands::StoreError;

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
    Ok(counted(path, backup, findings, now).await)
}

/// Keeps a file as it is among its backups, just before another takes its place. It gets a second name, which takes no
/// room; only where a disk knows no second names it is copied. Look at it first, and let nobody write to it.
///
/// # Errors
/// [`FileProblem`], when it cannot be kept.
pub(super) async fn keep(path: &Path, why: Why, now: OffsetDateTime) -> Result<Backup, FileProblem> {
    let folder = folder(path);
    std::fs::create_dir_all(&folder).map_err(|error| FileProblem::from_write(&folder, error))?;
    clear_parts(path, now);
    let (at, target) = free_target(&folder, &neighbor::stem(path), why, now);
    if patience::patiently(&target, || std::fs::hard_link(path, &target)).await.is_err() {
        let part = neighbor::with_suffix(&target, PART);
        let copied = patience::patiently(&part, || std::fs::copy(path, &part)).await;
        let copied = match copied {
            Ok(_) => finish(&part, &target).await,
            Err(error) => Err(error),
        };
        if let Err(error) = copied {
            discard(&part).await;
            return Err(FileProblem::from_write(&target, error));
        }
    }
    let bytes = target.metadata().map_err(|error| FileProblem::from_write(&target, error))?.len();
    Ok(Backup { path: target, at: at.to_offset(UtcOffset::UTC), why, bytes, is_good: true, place: None })
}

/// Counts a backup that was made: writes down its place in the order, copies it to the second folder, and lets go of
/// the oldest.
pub(super) async fn counted(path: &Path, backup: Backup, findings: Findings, now: OffsetDateTime) -> Made {
    let (folder, stem) = (folder(path), neighbor::stem(path));
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
    Made { backup, findings, second }
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
        return Err(FileProblem::in_the_way(&target));
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

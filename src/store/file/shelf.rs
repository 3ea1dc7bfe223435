//! The copies in a folder of backups, in the order in which they were made, and which of them are let go.
//!
//! No clock decides that. A copy made by an older Milepost is in no note of the order: it counts as older than
//! all that are, and goes by the moment in its name. If that moment is still to come, it tells nothing: such a
//! copy stays, beside the ten.

use std::cmp::Reverse;
use std::path::Path;

use time::OffsetDateTime;

use super::backup::{Backup, KEPT, folder};
use super::{neighbor, order};

/// What is known of the last backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// There is none yet.
    None,
    /// It was made then.
    At(OffsetDateTime),
    /// There are backups, but the moment of each is still to come: the clock was wrong, or is.
    Ahead,
}

/// The good backups of a data file, newest first; none if their folder cannot be read.
#[must_use]
pub fn list(path: &Path, now: OffsetDateTime) -> Vec<Backup> {
    copies_of(path, now).into_iter().filter(|backup| backup.is_good).collect()
}

/// The last good backup of a data file, leaving out moments that are still to come.
#[must_use]
pub fn last(path: &Path, now: OffsetDateTime) -> Last {
    let backups = list(path, now);
    match backups.iter().find(|backup| !backup.is_ahead(now)) {
        Some(backup) => Last::At(backup.at),
        None if backups.is_empty() => Last::None,
        None => Last::Ahead,
    }
}

/// The newest copy that did not pass its check, if no good backup was made after it.
#[must_use]
pub fn newest_failure(path: &Path, now: OffsetDateTime) -> Option<Backup> {
    copies_of(path, now).into_iter().next().filter(|backup| !backup.is_good)
}

/// All copies of a data file, newest first.
pub(super) fn copies_of(path: &Path, now: OffsetDateTime) -> Vec<Backup> {
    copies_in(&folder(path), &neighbor::stem(path), now)
}

fn copies_in(folder: &Path, stem: &str, now: OffsetDateTime) -> Vec<Backup> {
    let places = order::places(folder);
    let mut backups = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let bytes = entry.metadata().map_or(0, |meta| meta.len());
        let Some(name) = entry.file_name().into_string().ok() else { continue };
        let backup = Backup::from_name(folder, stem, &name, bytes);
        backups.extend(backup.map(|backup| Backup { place: places.get(&name).copied(), ..backup }));
    }
    backups.sort_by_cached_key(|backup| Reverse((backup.place, !backup.is_ahead(now), backup.at, backup.path.clone())));
    backups
}

/// Lets go of the oldest good backups beyond the ten, never of the one just made. What cannot be removed now
/// is removed next time.
pub(super) fn prune(folder: &Path, stem: &str, made: &Path, now: OffsetDateTime) {
    let backups = copies_in(folder, stem, now);
    let others = backups.iter().filter(|backup| backup.is_good && backup.path != made);
    for old in others.filter(|backup| backup.place.is_some() || !backup.is_ahead(now)).skip(KEPT - 1) {
        let _ = std::fs::remove_file(&old.path);
    }
}

/// Of the copies that failed, the newest tells enough; they must not fill the disk day by day.
pub(super) fn drop_older_failures(folder: &Path, stem: &str, newest: &Backup) {
    let backups = copies_in(folder, stem, newest.at);
    for old in backups.iter().filter(|backup| !backup.is_good && backup.path != newest.path) {
        let _ = std::fs::remove_file(&old.path);
    }
}

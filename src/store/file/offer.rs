//! The way back from a damaged file: the newest backup that is good, and what would be lost by going back to it.

use std::path::Path;

use time::OffsetDateTime;

use super::backup::{self, Backup};
use super::reading::Reading;
use super::{check, neighbor};
use crate::domain::words;

/// A backup that a person can go back to. It passed its check when it was made, and again just now.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The backup.
    pub backup: Backup,
    /// Whether the moment at which it was made is still to come: a clock was wrong, or is.
    pub is_ahead: bool,
    /// What the file has that the backup does not.
    pub lost: Lost,
}

/// What going back would lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// So many changes can still be read in the damaged file; there may have been more.
    AtLeast(u64),
    /// The file is too damaged to count them. It was last written to then, if that is known.
    Unknown(Option<OffsetDateTime>),
}

impl Offer {
    /// The newest backup of a damaged file that passes the whole check.
    pub async fn newest(path: &Path, reading: Reading, now: OffsetDateTime) -> Option<Self> {
        for backup in backup::list(path, now) {
            if check::check(&backup.path, Reading::Alone).await.is_ok_and(|findings| findings.is_clean()) {
                let lost = Lost::since(&backup, path, reading).await;
                return Some(Self { is_ahead: backup.is_ahead(now), backup, lost });
            }
        }
        None
    }

    /// The offer in words, with its moments as `shown` tells them.
    #[must_use]
    pub fn in_words(&self, shown: impl Fn(OffsetDateTime) -> String) -> String {
        let ended = |at: OffsetDateTime| {
            let moment = shown(at);
            // A time ends with a point of its own: 10:42 a.m.
            if moment.ends_with('.') { moment } else { moment + "." }
        };
        let lost = match self.lost {
            Lost::AtLeast(0) => "No change was saved after it, as far as the damaged file can still be read.".to_owned(),
            Lost::AtLeast(changes) => {
                let changes = usize::try_from(changes).unwrap_or(usize::MAX);
                format!("At least {} saved after it would be lost.", words::count(changes, "change", "changes"))
            }
            Lost::Unknown(Some(at)) => format!(
                "What was saved after it would be lost. How much that is can no longer be read; the damaged file was last written to on {}",
                ended(at)
            ),
            Lost::Unknown(None) => "What was saved after it would be lost. How much that is can no longer be read.".to_owned(),
        };
        let made = ended(self.backup.at);
        if self.is_ahead {
            format!("The newest good backup bears a date that is still ahead, {made} {lost}")
        } else {
            format!("The newest good backup was made on {made} {lost}")
        }
    }

    /// The one command that goes back.
    #[must_use]
    pub fn command(&self, path: &Path) -> String {
        format!(
            "To go back to it and keep the damaged file beside it, run: milepost --data \"{}\" restore \"{}\"",
            path.display(),
            self.backup.name()
        )
    }
}

impl Lost {
    async fn since(backup: &Backup, path: &Path, reading: Reading) -> Self {
        // To count in a broken tree could take forever.
        let counted = match check::is_built_right(path, reading).await {
            Ok(()) => backup::changes_since(&backup.path, path, reading).await,
            Err(problem) => Err(problem),
        };
        counted.map_or_else(|_| Self::Unknown(last_written(path)), Self::AtLeast)
    }
}

/// When the file or its log was last written to.
fn last_written(path: &Path) -> Option<OffsetDateTime> {
    let written = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok().map(OffsetDateTime::from);
    written(path).max(written(&neighbor::wal(path)))
}

//! Backups: whole copies of the data file in a folder beside it, each checked before it counts.

use std::fmt;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use super::check::Findings;
use super::neighbor::PART;
use super::{FileProblem, neighbor};
use crate::domain::words::dates;

pub(super) use super::copying::{counted, keep};
pub use super::copying::{daily_is_due, make, make_at, make_daily};
pub use super::shelf::{Last, last, list, newest_failure};
pub use super::since::changes_since;

/// How many backups are kept: the last ones made, whatever the clock said.
pub const KEPT: usize = 10;

const FAILED: &str = " (failed its check)";

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

pub(super) fn marked_as_failed(target: &Path) -> PathBuf {
    target.with_file_name(format!("{}{FAILED}.db", neighbor::stem(target)))
}

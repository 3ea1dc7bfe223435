//! What can be wrong with a data file, each in one plain message that says what to do.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use super::offer::Offer;
use super::reading::Reading;
use super::{neighbor, patience, too_long};
use crate::domain::words::dates;
use crate::store::hands::StoreError;

/// Why a data file cannot be used. Its words are the one message that a person sees.
#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    /// The folder does not exist.
    #[error("There is no folder {}. Make it first, or name another data file with --data FILE.", .0.display())]
    NoFolder(PathBuf),
    /// The folder for another file than the data file does not exist.
    #[error("There is no folder {}. Make it first, or name another place.", .0.display())]
    NoFolderFor(PathBuf),
    /// The name is kept for a device.
    #[error("{} is not a file: Windows keeps that name for a device. Choose another name.", .0.display())]
    Device(PathBuf),
    /// Nothing can be written in the folder.
    #[error("Milepost may not write in the folder {}. Nothing was changed. Ask for permission to write there, or name a data file in another folder with --data FILE.", .0.display())]
    FolderReadOnly(PathBuf),
    /// Nothing can be written in the folder for another file than the data file.
    #[error("Milepost may not write in the folder {}. Nothing was written. Ask for permission to write there, or name another place.", .0.display())]
    FolderReadOnlyFor(PathBuf),
    /// Another program holds the file and did not let go of it.
    #[error("Another program holds {} and has not let go of it: a virus scanner, OneDrive or a backup program, perhaps. Nothing was changed. Wait a moment, then try again.", .0.display())]
    Held(PathBuf),
    /// The path is longer than the computer or SQLite takes.
    #[error("The path {} is too long for this computer: it has {} characters. Nothing was changed. Move the data file to a folder with a shorter path, or give it a shorter name.", .0.display(), .0.to_string_lossy().chars().count())]
    TooLong(PathBuf),
    /// The path of another file than the data file is longer than the computer takes.
    #[error("The name {} is too long for this computer: it has {} characters. Nothing was written. Give the document a shorter name.", .0.display(), .0.to_string_lossy().chars().count())]
    TooLongFor(PathBuf),
    /// A folder is named where another file than the data file is meant.
    #[error("{} is a folder. Add a file name.", .0.display())]
    IsAFolder(PathBuf),
    /// The path names a folder, or something else that is no file.
    #[error("{} is a folder, not a data file. Name a file in it with --data FILE.", .0.display())]
    NotAFile(PathBuf),
    /// There is no such file where one is needed.
    #[error("There is no data file {}.", .0.display())]
    Missing(PathBuf),
    /// The file belongs to another program, or nothing in it can be recognized.
    #[error("{} is not a Milepost data file, or it is damaged beyond recognition. Nothing was changed. {}", .path.display(), offered(.path, .offer.as_deref(), "Name another file with --data FILE."))]
    Foreign {
        /// The file.
        path: PathBuf,
        /// A backup that belongs to it.
        offer: Option<Box<Offer>>,
    },
    /// A newer Milepost made the file.
    #[error("{} was made by a newer Milepost (level {level}; this one knows levels up to {ours}). Nothing was changed. Use the newer Milepost to open it.", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its level.
        level: i64,
        /// The level of this program.
        ours: i64,
    },
    /// An older Milepost made the file, and it was not opened since.
    #[error("{} was last used by an older Milepost. Start this one with it once: that makes a backup and brings the file up to date. Then try again.", .0.display())]
    Older(PathBuf),
    /// The file is damaged.
    #[error("{} is damaged: {what}. Nothing was changed. {}", .path.display(), offered(.path, .offer.as_deref(), "There is no good backup beside it. Ask your IT office for a copy from before."))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
        /// A backup that belongs to it.
        offer: Option<Box<Offer>>,
    },
    /// The file must not be changed.
    #[error("{} is read-only. Nothing was changed. Allow changes to the file, or name another one with --data FILE.", .0.display())]
    ReadOnly(PathBuf),
    /// The file cannot be read.
    #[error("{} cannot be read: {}. Nothing was changed.", .0.display(), reason(.1))]
    Unreadable(PathBuf, #[source] io::Error),
    /// SQLite cannot read the file, though nothing shows that it is damaged.
    #[error("{} cannot be opened: {}. Nothing was changed.", .0.display(), .1)]
    Unopenable(PathBuf, String),
    /// The disk is full, or it refuses a write.
    #[error("Milepost could not write to {}: the disk is full, or it refuses to be written. Make room on it, then try again.", .0.display())]
    Full(PathBuf),
    /// A write failed for another reason.
    #[error("Milepost could not write {}: {}.", .0.display(), reason(.1))]
    Unwritable(PathBuf, #[source] io::Error),
    /// The file cannot be locked, which some network drives do not allow.
    #[error("{} cannot be locked, so two people could write to it at once. This happens on some network drives. Copy the file to a folder on this computer and name it with --data FILE.", .0.display())]
    Unlockable(PathBuf),
    /// A running Milepost holds the file.
    #[error("Milepost is running with {}{}. Quit it first.", .0.display(), at(*.1))]
    Running(PathBuf, Option<SocketAddr>),
    /// There is no backup of that name.
    #[error("There is no backup {}. To see the backups there are, run: milepost restore", .0.display())]
    NoBackup(PathBuf),
    /// The file of an older Milepost could not be brought to this one's level.
    #[error("{} was last used by an older Milepost and could not be brought up to date: {}. Nothing was changed, so the older Milepost still opens it.", .0.display(), .1)]
    NotUpdated(PathBuf, String),
    /// The backup did not pass its check.
    #[error("The backup {} was not used, because it did not pass its check: {}. Your data file is as it was.", .0.display(), .1)]
    BadBackup(PathBuf, String),
    /// A file is in the way.
    #[error("There is a file {} already. Nothing was changed. Move it away or give it another name first.", .0.display())]
    InTheWay(PathBuf),
}

impl FileProblem {
    /// Turns what the store says when it opens a file into the message for the person.
    #[must_use]
    pub fn from_store(path: &Path, error: StoreError) -> Self {
        match error {
            StoreError::Unwritable(_) => Self::Full(path.to_owned()),
            StoreError::Damaged(_) => Self::damaged(path, "SQLite cannot make sense of it"),
            StoreError::Database(sqlx::Error::Io(error)) => Self::from_read(path, error),
            error if error.is_unopenable() && too_long::may_be(path) => Self::TooLong(path.to_owned()),
            error => Self::Unopenable(path.to_owned(), error.to_string()),
        }
    }

    /// A failed read of a file. That reading is forbidden is said in no other way, so it is taken as said.
    #[must_use]
    pub fn from_read(path: &Path, error: io::Error) -> Self {
        if patience::is_held(&error) && error.kind() != io::ErrorKind::PermissionDenied {
            Self::Held(path.to_owned())
        } else {
            Self::Unreadable(path.to_owned(), error)
        }
    }

    /// A failed write of a file.
    #[must_use]
    pub fn from_write(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full(path.to_owned()),
            io::ErrorKind::NotFound if !neighbor::folder(path).is_dir() => Self::NoFolder(neighbor::folder(path).to_owned()),
            io::ErrorKind::InvalidFilename if too_long::may_be(path) => Self::TooLong(path.to_owned()),
            // Of a file that somebody has open, Windows says that it is forbidden. Where another file can be made, it is not.
            _ if patience::is_held(&error) && tempfile::tempfile_in(neighbor::folder(path)).is_ok() => Self::Held(path.to_owned()),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::FolderReadOnly(neighbor::folder(path).to_owned()),
            _ => Self::Unwritable(path.to_owned(), error),
        }
    }

    /// The same problem of a file that a person names beside the data file: a document, a backup.
    #[must_use]
    pub fn of_another_file(self) -> Self {
        match self {
            Self::NoFolder(folder) => Self::NoFolderFor(folder),
            Self::FolderReadOnly(folder) => Self::FolderReadOnlyFor(folder),
            Self::TooLong(path) => Self::TooLongFor(path),
            other => other,
        }
    }

    /// What is in the way of a new file.
    #[must_use]
    pub fn in_the_way(path: &Path) -> Self {
        if path.is_dir() { Self::IsAFolder(path.to_owned()) } else { Self::InTheWay(path.to_owned()) }
    }

    /// A damaged file.
    #[must_use]
    pub fn damaged(path: &Path, what: &str) -> Self {
        Self::Damaged { path: path.to_owned(), what: what.to_owned(), offer: None }
    }

    /// A file that is not ours.
    #[must_use]
    pub fn foreign(path: &Path) -> Self {
        Self::Foreign { path: path.to_owned(), offer: None }
    }

    /// The same problem with the way back, if it has one: of a damaged file the newest good backup, and
    /// of one that is not ours too, since it may have been.
    #[must_use]
    pub async fn with_way_back(mut self, now: OffsetDateTime) -> Self {
        if let Self::Damaged { path, offer, .. } | Self::Foreign { path, offer } = &mut self {
            *offer = Offer::newest(path, Reading::Alone, now).await.map(Box::new);
        }
        self
    }
}

/// The way back, or what to do without one.
fn offered(path: &Path, offer: Option<&Offer>, otherwise: &str) -> String {
    match offer {
        None => otherwise.to_owned(),
        Some(offer) => format!("{} {}", offer.in_words(|at| format!("{} UTC", dates::moment(at))), offer.command(path)),
    }
}

fn at(address: Option<SocketAddr>) -> impl fmt::Display {
    address.map_or_else(String::new, |address| format!(" at http://{address}/"))
}

/// A failure of the system in plain words, without its number where we have words of our own.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "you do not have permission".to_owned(),
        io::ErrorKind::NotFound => "it does not exist".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

//! What can go wrong between the program and its data file.

use sqlx::Error;
use sqlx::migrate::MigrateError;

use crate::domain::history::Fact;
use crate::domain::people::{Gone, Naming};

/// What the store gives back.
pub(in crate::store) type Result<T, E = StoreError> = std::result::Result<T, E>;

/// A failed read or write. Nothing of a failed write is kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such thing, or it lies in the bin.
    #[error("no such record")]
    NotFound,
    /// The round is read-only, because a newer one exists.
    #[error("the round is read-only")]
    ReadOnlyRound,
    /// Two copies went on apart, and nobody has said yet which of their rounds or decisions holds.
    #[error("nobody has said which of two holds")]
    Unsettled,
    /// Somebody else began a round after the form was shown.
    #[error("a newer one was made meanwhile")]
    Overtaken,
    /// Something was written after what the write rests on was read.
    #[error("something was written meanwhile")]
    Moved,
    /// Something has this name by now, and no two may.
    #[error("the name is taken")]
    NameTaken(String),
    /// The same is here already, under this id.
    #[error("the same is here already")]
    Twin(uuid::Uuid),
    /// Something that was chosen is not here, or not any more.
    #[error("what was chosen as {0} is not here")]
    Elsewhere(Fact),
    /// Others belong to it, so it stays.
    #[error("others belong to it")]
    InUse,
    /// There are as many of its kind as there may be.
    #[error("there is no room for one more")]
    Full,
    /// Something names the person, so that their record stays.
    #[error("the person is named: {0}")]
    StillNamed(Box<Naming>),
    /// A person who was chosen is not on the list any more. Nothing was saved.
    #[error("a person who was chosen is gone: {0}")]
    PersonGone(Gone),
    /// The disk is full, or a write to it failed.
    #[error("the data file cannot be written: {0}")]
    Unwritable(#[source] Error),
    /// What was read makes no sense, so the file is damaged.
    #[error("the data file is damaged: {0}")]
    Damaged(String),
    /// Anything else from the database.
    #[error("database: {0}")]
    Database(#[source] Error),
}

impl StoreError {
    /// Whether the disk is full or did not take a write.
    pub(in crate::store) fn is_unwritable(error: &Error) -> bool {
        matches!(primary_code(error), Some(FULL | IOERR | READONLY))
    }

    /// Whether SQLite could not open a file at all.
    pub(in crate::store) fn is_unopenable(&self) -> bool {
        matches!(self, Self::Database(error) if primary_code(error) == Some(CANTOPEN))
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match primary_code(&error) {
            _ if Self::is_unwritable(&error) => Self::Unwritable(error),
            Some(CORRUPT | NOTADB) => Self::Damaged(error.to_string()),
            _ => match error {
                Error::RowNotFound => Self::NotFound,
                Error::ColumnDecode { .. } | Error::Decode(_) => Self::Damaged(error.to_string()),
                error => Self::Database(error),
            },
        }
    }
}

const READONLY: i32 = 8;
const IOERR: i32 = 10;
const CORRUPT: i32 = 11;
const FULL: i32 = 13;
const CANTOPEN: i32 = 14;
const NOTADB: i32 = 26;

/// The primary result code of SQLite, if the error has one.
fn primary_code(error: &Error) -> Option<i32> {
    if let Error::Migrate(failed) = error
        && let MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _) = &**failed
    {
        return primary_code(cause);
    }
    let code: i32 = error.as_database_error()?.code()?.parse().ok()?;
    Some(code & 0xff)
}

//! Whose file it is and of which level, read as plain bytes before SQLite opens it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use super::patience::patiently;
use super::{FileProblem, device, neighbor};
use crate::store::MIGRATIONS;

const MAGIC: &[u8] = b"SQLite format 3\0";
pub(in crate::store) const APPLICATION: u32 = 1_297_109_075; // "MPOS"
const LENGTH: usize = 100;

/// How far a data file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// There is nothing in it yet.
    New,
    /// The number of the last migration that it saw.
    At(i64),
}

impl Level {
    /// Whether opening the file will change what it is built like.
    #[must_use]
    pub fn is_behind(self) -> bool {
        matches!(self, Self::At(level) if level < ours())
    }
}

/// The level of this program.
#[must_use]
pub fn ours() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Finds out whether a data file can be used, and changes nothing.
///
/// # Errors
/// [`FileProblem`], when it cannot.
pub async fn inspect(path: &Path) -> Result<Level, FileProblem> {
    if device::is_one(path) {
        return Err(FileProblem::Device(path.to_owned()));
    }
    let folder = neighbor::folder(path);
    match folder.metadata() {
        Ok(meta) if !meta.is_dir() => return Err(FileProblem::NoFolder(folder.to_owned())),
        Ok(meta) if cfg!(unix) && meta.permissions().readonly() => return Err(FileProblem::FolderReadOnly(folder.to_owned())),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(FileProblem::NoFolder(folder.to_owned())),
        Err(error) => return Err(FileProblem::Unreadable(folder.to_owned(), error)),
    }
    let meta = match path.metadata() {
        Ok(meta) => meta,
        Err(error) if error.kind() == ErrorKind::NotFound => return nothing_yet(path),
        Err(error) => return Err(FileProblem::Unreadable(path.to_owned(), error)),
    };
    if !meta.is_file() {
        return Err(FileProblem::NotAFile(path.to_owned()));
    }
    // The bit counts for an administrator too, whom the system would let write all the same.
    if meta.permissions().readonly() {
        return Err(FileProblem::ReadOnly(path.to_owned()));
    }
    patiently(path, || File::open(path)).await.map_err(|error| FileProblem::from_read(path, error))?;
    if let Err(error) = patiently(path, || OpenOptions::new().write(true).open(path)).await {
        return Err(match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => FileProblem::ReadOnly(path.to_owned()),
            _ => FileProblem::from_read(path, error),
        });
    }
    if meta.len() == 0 {
        return nothing_yet(path);
    }
    look(path).await
}

/// The level of a file that is only to be read, such as a backup.
///
/// # Errors
/// [`FileProblem`], when it is not a data file that this program can read.
pub async fn look(path: &Path) -> Result<Level, FileProblem> {
    let unreadable = |error| FileProblem::from_read(path, error);
    let header = patiently(path, || Header::read(path)).await.map_err(unreadable)?.ok_or_else(|| FileProblem::foreign(path))?;
    if !header.has_magic {
        return Err(if header.application == APPLICATION {
            FileProblem::damaged(path, "its first page was overwritten")
        } else {
            FileProblem::foreign(path)
        });
    }
    let is_ours = header.application == APPLICATION;
    let has_wal = neighbor::has_wal(path);
    if !is_ours && header.application != 0 {
        return Err(FileProblem::foreign(path));
    }
    if is_ours && !has_wal {
        if !header.is_whole {
            return Err(FileProblem::damaged(path, "its end is missing"));
        }
        return level(path, header.user_version);
    }
    // Either the newest pages lie in the log, or a first start was cut short before the program's mark was set.
    let copy = Copy::of(path).await.map_err(unreadable)?;
    match copy {
        Some(copy) if copy.application == i64::from(APPLICATION) => level(path, copy.user_version),
        Some(copy) if copy.application == 0 && copy.tables == 0 => Ok(Level::New),
        None if is_ours => Err(FileProblem::damaged(path, "SQLite cannot read its first page")),
        _ => Err(FileProblem::foreign(path)),
    }
}

/// Whether a file bears the mark of another program that uses SQLite.
pub(super) fn is_of_another_program(path: &Path) -> bool {
    Header::read(path).ok().flatten().is_some_and(|header| header.has_magic && header.application != APPLICATION)
}

fn level(path: &Path, level: i64) -> Result<Level, FileProblem> {
    if level > ours() { Err(FileProblem::Newer { path: path.to_owned(), level, ours: ours() }) } else { Ok(Level::At(level)) }
}

/// A missing or empty file is new, unless a log beside it tells of a file that was not.
fn nothing_yet(path: &Path) -> Result<Level, FileProblem> {
    if neighbor::has_wal(path) {
        Err(FileProblem::damaged(path, "it is missing or empty, though the log of its last changes lies beside it"))
    } else {
        Ok(Level::New)
    }
}

/// What the first 100 bytes say.
struct Header {
    has_magic: bool,
    application: u32,
    user_version: i64,
    is_whole: bool,
}

impl Header {
    /// Reads it, or nothing from a file too short to have one.
    fn read(path: &Path) -> std::io::Result<Option<Self>> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut bytes = [0; LENGTH];
        if length < bytes.len() as u64 {
            return Ok(None);
        }
        file.read_exact(&mut bytes)?;
        let number = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let page_size = match u64::from(u16::from_be_bytes([bytes[16], bytes[17]])) {
            1 => 65_536,
            size => size,
        };
        let is_sensible = page_size.is_power_of_two() && page_size >= 512;
        // The count of pages holds only if the file's last writer knew of it.
        let knows_pages = number(24) == number(92);
        let has_all = !knows_pages || length >= u64::from(number(28)) * page_size;
        Ok(Some(Self {
            has_magic: bytes.starts_with(MAGIC),
            application: number(68),
            user_version: i64::from(number(60).cast_signed()),
            is_whole: is_sensible && has_all && length.is_multiple_of(page_size),
        }))
    }
}

/// What SQLite reads in a copy.
struct Copy {
    application: i64,
    user_version: i64,
    tables: i64,
}

impl Copy {
    /// Copies the first pages and the log into a folder of our own and lets SQLite read them there.
    /// Nothing comes back if it cannot make sense of them.
    async fn of(path: &Path) -> std::io::Result<Option<Self>> {
        let scratch = tempfile::tempdir()?;
        let copy = scratch.path().join("copy.db");
        let mut file = File::create(&copy)?;
        let original = patiently(path, || File::open(path)).await?;
        let length = original.metadata()?.len();
        // Only the first page is asked for; the rest is a hole of the right length.
        std::io::copy(&mut original.take(65_536), &mut file)?;
        file.set_len(length)?;
        drop(file);
        if neighbor::has_wal(path) {
            patiently(path, || std::fs::copy(neighbor::wal(path), neighbor::wal(&copy))).await?;
        }
        Ok(Self::read(&copy).await.ok())
    }

    async fn read(copy: &Path) -> sqlx::Result<Self> {
        let mut connection = SqliteConnectOptions::new().filename(copy).connect().await?;
        let told = Self::ask(&mut connection).await;
        // Before the copy is removed, also when there was nothing to read.
        connection.close().await?;
        told
    }

    async fn ask(connection: &mut SqliteConnection) -> sqlx::Result<Self> {
        let application: i64 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *connection).await?;
        let user_version = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *connection).await?;
        // Asked only of a file without a mark: the list of a full file's tables reaches past the pages copied.
        let tables = match application {
            0 => {
                let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name <> '_sqlx_migrations'";
                sqlx::query_scalar(sql).fetch_one(connection).await?
            }
            _ => 0,
        };
        Ok(Self { application, user_version, tables })
    }
}

//! Paths that are too long: the file itself may still open, and its backups, whose names are longer, may not.

use std::io;
use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::{backup, patience};

/// No system refuses a path that is shorter. Windows takes 259 characters unless its IT office allows more, Linux 255
/// bytes in a name, SQLite on Linux 512 in all.
const SAFE: usize = 250;

/// Whether a path may be too long.
pub(super) fn may_be(path: &Path) -> bool {
    path.as_os_str().len() > SAFE
}

/// Whether the backups of a data file could not be made for want of room in their names. Only of a long path is it
/// tried, with an empty file of the longest name, since what a computer takes depends on its settings.
pub async fn for_backups(path: &Path) -> bool {
    let longest = backup::longest(path);
    if !may_be(&longest) {
        return false;
    }
    // What fails for another reason is told by the backup.
    let _ = std::fs::create_dir_all(backup::folder(path));
    match patience::patiently(&longest, || std::fs::File::create_new(&longest)).await {
        Ok(_) => {}
        Err(error) => return is_too_long(&error),
    }
    // SQLite knows limits of its own.
    let opened = match longest.to_str() {
        Some(name) => SqliteConnectOptions::new().filename(name).connect().await,
        None => return false,
    };
    let is_refused = match opened {
        Ok(connection) => connection.close().await.is_err(),
        Err(_) => true,
    };
    let _ = patience::remove(&longest).await;
    is_refused
}

/// Windows says of a path beyond its limit that it does not exist; the folder does, by now.
fn is_too_long(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::InvalidFilename || (cfg!(windows) && error.kind() == io::ErrorKind::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_name_without_room_for_a_backup_is_known_before_the_first_one() {
        let folder = tempfile::tempdir().unwrap();
        let named = |length: usize| folder.path().join(format!("{}.db", "m".repeat(length - 3)));
        assert!(!for_backups(&named(20)).await);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "of a short path nothing is tried");
        if cfg!(target_os = "linux") {
            assert!(!for_backups(&named(180)).await, "long, and it fits");
            assert!(for_backups(&named(220)).await, "the file's own name fits, and a backup's does not");
            let deep = (0..5).fold(folder.path().to_owned(), |path, _| path.join("m".repeat(90)));
            std::fs::create_dir_all(&deep).unwrap();
            assert!(for_backups(&deep.join("milepost.db")).await, "SQLite takes less than the system");
        }
        let left: Vec<_> = std::fs::read_dir(backup::folder(&named(180))).into_iter().flatten().collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

//! What another program that holds a file can do: delay, but leave nothing half-made, and be named.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::datetime;

use super::backup::{self, Why};
use super::lock::{Asked, Lock};
use super::patience::holding::{Holder, TRIES};
use super::{FileProblem, Reading, moving, opening, restore, second};

const NOW: OffsetDateTime = datetime!(2026-11-23 17:00:12 UTC);

/// A folder with a data file of the first level, and every file below it with its bytes.
struct Room(TempDir);

impl Room {
    fn new() -> Self {
        let room = Self(tempfile::tempdir().unwrap());
        std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/level-1.db"), room.data()).unwrap();
        room
    }

    async fn of_today() -> Self {
        let room = Self::new();
        opening::open(&room.data(), NOW).await.unwrap().store.close().await;
        std::fs::remove_dir_all(backup::folder(&room.data())).unwrap();
        room
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("milepost.db")
    }

    /// All but the lock files and empty folders.
    fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        read(self.0.path(), &mut found);
        found.retain(|path, _| path.extension().is_none_or(|ending| ending != "lock"));
        found
    }
}

fn read(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, found);
        } else {
            let bytes = std::fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
}

fn lock(path: &Path) -> Result<Lock, FileProblem> {
    match Lock::take(path)? {
        Asked::Ours(lock) => Ok(lock),
        Asked::Taken(_) => panic!("nobody else has it"),
    }
}

/// Does something in fresh rooms, each time with another of its operations held: first for a moment, then for good.
/// What ends as `kept` says may stay after a failure, too.
async fn at_every_operation(room: impl AsyncFn() -> Room, deed: impl AsyncFn(&Room) -> Result<(), FileProblem>, kept: &[&str]) {
    let mut failures = 0;
    for free in 0.. {
        assert!(free < 200, "it comes to an end");
        let moment = room().await;
        let holder = Holder::of(moment.0.path(), free, 3);
        let done = deed(&moment).await;
        let is_over = !holder.has_held();
        assert!(done.is_ok(), "held for a moment at {free}: {done:?}");
        if is_over {
            break;
        }

        let for_good = room().await;
        let before = for_good.contents();
        let holder = Holder::of(for_good.0.path(), free, TRIES);
        let done = deed(&for_good).await;
        drop(holder);
        if let Err(problem) = done {
            failures += 1;
            assert!(matches!(problem, FileProblem::Held(_)), "held for good at {free}: {problem}");
            assert!(problem.to_string().starts_with("Another program holds"), "{problem}");
            let mut after = for_good.contents();
            after.retain(|path, _| !kept.iter().any(|kept| path.to_string_lossy().ends_with(kept)));
            let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(&after), names(&before), "held for good at {free}");
            assert_eq!(after, before, "held for good at {free}");
        }
    }
    assert!(failures > 1, "something is held at {failures} places only");
}

#[tokio::test]
async fn a_backup_waits_for_whoever_holds_a_file_and_leaves_nothing_half_made() {
    let deed = async |room: &Room| backup::make(&room.data(), Why::ByHand, NOW, Reading::Alone).await.map(drop);
    at_every_operation(Room::of_today, deed, &[]).await;
    let deed = async |room: &Room| {
        let to = room.0.path().join("copy.db");
        backup::make_at(&room.data(), &to, NOW, Reading::Alone).await.map(drop)
    };
    at_every_operation(Room::of_today, deed, &[]).await;
}

#[tokio::test]
async fn an_update_waits_for_whoever_holds_a_file_and_leaves_nothing_half_made() {
    let deed = async |room: &Room| {
        opening::open(&room.data(), NOW).await?.store.close().await;
        Ok(())
    };
    // The backup that is made before an update is whole, and stays, with its place in the order.
    at_every_operation(async || Room::new(), deed, &["before update.db", "backups-in-order.txt"]).await;
}

#[tokio::test]
async fn a_restore_waits_for_whoever_holds_a_file_and_leaves_nothing_half_made() {
    let fixture = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/level-1.db"));
    let deed = async |room: &Room| {
        let lock = lock(&room.data())?;
        restore::restore(&room.data(), fixture, &lock, NOW).await.map(drop)
    };
    at_every_operation(Room::of_today, deed, &[]).await;
}

#[tokio::test]
async fn a_move_waits_for_whoever_holds_a_file_and_leaves_one_file() {
    let deed = async |room: &Room| {
        let folder = room.0.path().join("usual");
        std::fs::create_dir_all(&folder).unwrap();
        let to = folder.join("milepost.db");
        let locks = (lock(&room.data())?, lock(&to)?);
        let moved = moving::move_to(&room.data(), &to, (&locks.0, &locks.1), NOW).await;
        assert_eq!(moved.is_ok(), to.exists());
        assert_eq!(moved.is_ok(), second::folder(&to).is_some());
        moved.map(drop)
    };
    at_every_operation(Room::of_today, deed, &[]).await;
}

#[tokio::test]
async fn a_start_waits_for_whoever_holds_the_lock_file() {
    let room = Room::new();
    let _holder = Holder::of(room.0.path(), 0, 3);
    assert!(matches!(Lock::take(&room.data()), Ok(Asked::Ours(_))));
    let room = Room::new();
    let _holder = Holder::of(room.0.path(), 0, TRIES);
    assert!(matches!(Lock::take(&room.data()), Err(FileProblem::Held(_))));
}

/// Windows removes nothing that is still open, so this is what leaves no `.updating` behind there.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn what_could_not_be_brought_up_to_date_is_closed_before_it_is_removed() {
    use sqlx::sqlite::SqliteConnectOptions;
    use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
    let open = |folder: &Path| {
        let links = std::fs::read_dir("/proc/self/fd").unwrap().filter_map(|entry| std::fs::read_link(entry.unwrap().path()).ok());
        links.filter(|link| link.to_string_lossy().starts_with(&*folder.to_string_lossy())).collect::<Vec<_>>()
    };
    for table in ["decisions_2", "imports", "entries_2"] {
        let room = Room::new();
        let mut connection = SqliteConnectOptions::new().filename(room.data()).connect().await.unwrap();
        sqlx::query(AssertSqlSafe(format!("CREATE TABLE {table} (x TEXT)"))).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let failed = opening::open(&room.data(), NOW).await.unwrap_err();
        assert!(matches!(failed, FileProblem::NotUpdated(..)), "{failed}");
        assert_eq!(open(room.0.path()), Vec::<PathBuf>::new(), "{table}");
        let left: Vec<_> = room.contents().into_keys().filter(|path| path.to_string_lossy().contains("updating")).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

/// With a real holder, as a virus scanner is: it lets others read and write, and nobody replace.
#[cfg(windows)]
#[tokio::test]
async fn a_real_holder_delays_a_restore_or_is_named() {
    use std::os::windows::fs::OpenOptionsExt;
    let fixture = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/level-1.db"));
    // 1: others may read, 2: and write; nobody may remove it.
    for share in [3, 0] {
        for (held, is_short) in [(300, true), (10_000, false)] {
            let room = Room::of_today().await;
            let before = room.contents();
            let lock = lock(&room.data()).unwrap();
            let file = std::fs::OpenOptions::new().read(true).share_mode(share).open(room.data()).unwrap();
            let (done, wait) = std::sync::mpsc::channel::<()>();
            let holder = std::thread::spawn(move || {
                let _ = wait.recv_timeout(std::time::Duration::from_millis(held));
                drop(file);
            });
            let restored = restore::restore(&room.data(), fixture, &lock, NOW).await;
            drop(done);
            holder.join().unwrap();
            match restored {
                Ok(_) => assert!(is_short),
                Err(problem) => {
                    assert!(!is_short && matches!(problem, FileProblem::Held(_)), "{share} {held}: {problem:?}");
                    assert_eq!(room.contents(), before);
                }
            }
        }
    }
}

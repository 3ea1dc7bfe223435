//! Files that the program must not touch: one message, a failed exit, and everything as it was.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use tempfile::tempdir;

use crate::program::{complaint, contents, made_file, run};

/// Starts the program on a file and expects it to refuse.
fn refusal(data: &Path) -> String {
    let folder = data.parent().unwrap();
    let before = contents(folder);
    let message = complaint(&run(data, &["--no-open", "--listen", "127.0.0.1:0"]));
    assert_eq!(contents(folder), before, "{message}");
    assert!(message.contains(&data.display().to_string()) || message.contains(&folder.display().to_string()), "{message}");
    message
}

fn change(data: &Path, sql: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(data).create_if_missing(true).connect().await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
}

#[test]
fn a_damaged_file_is_refused() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let whole = std::fs::read(&data).unwrap();
    let pages = whole.len() / 4096;
    let mut damaged =
        vec![whole[..whole.len() - 1].to_vec(), whole[..4096 * (pages - 1)].to_vec(), whole[..50].to_vec(), b"garbage".repeat(5000)];
    for page in [0, 3, pages / 2] {
        let mut overwritten = whole.clone();
        overwritten[4096 * page..4096 * (page + 1)].fill(0x5A);
        damaged.push(overwritten);
    }
    for damaged in damaged {
        std::fs::write(&data, damaged).unwrap();
        assert!(refusal(&data).contains("damaged"));
    }
}

#[test]
fn a_damaged_file_comes_with_the_way_back() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    assert!(run(&data, &["backup"]).status.success());
    let whole = std::fs::read(&data).unwrap();
    std::fs::write(&data, &whole[..whole.len() / 2]).unwrap();
    let message = refusal(&data);
    let (_, named) = message.split_once("restore \"").unwrap();
    assert!(run(&data, &["restore", named.trim_end_matches('"')]).status.success());
    assert!(run(&data, &["check"]).status.success());
}

#[test]
fn a_file_of_another_program_is_refused() {
    let folder = tempdir().unwrap();
    let text = folder.path().join("minutes.txt");
    std::fs::write(&text, "Minutes of the meeting").unwrap();
    assert!(refusal(&text).contains("not a Milepost data file"));
    let recipes = folder.path().join("recipes.db");
    change(&recipes, "CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')");
    assert!(refusal(&recipes).contains("not a Milepost data file"));
    change(&recipes, "PRAGMA application_id = 42");
    assert!(refusal(&recipes).contains("not a Milepost data file"));
}

#[test]
fn a_file_of_a_newer_milepost_is_refused() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    change(&data, "PRAGMA user_version = 1000");
    assert!(refusal(&data).contains("newer Milepost (level 1000;"));
}

#[test]
fn a_file_of_a_newer_milepost_that_was_killed_is_refused() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let whole = std::fs::read(&data).unwrap();
    // The level stands in the log only: what a kill right after a migration leaves.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let log = runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(&data).connect().await.unwrap();
        sqlx::raw_sql("PRAGMA journal_mode = wal; PRAGMA user_version = 1000").execute(&mut connection).await.unwrap();
        let log = std::fs::read(folder.path().join("milepost.db-wal")).unwrap();
        connection.close().await.unwrap();
        log
    });
    std::fs::write(&data, whole).unwrap();
    std::fs::write(folder.path().join("milepost.db-wal"), log).unwrap();
    assert!(refusal(&data).contains("newer Milepost (level 1000;"));
}

#[test]
fn a_log_without_its_file_is_refused() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    std::fs::write(folder.path().join("milepost.db-wal"), "what is left").unwrap();
    assert!(refusal(&data).contains("missing or empty"));
}

#[test]
fn a_read_only_file_is_refused() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    made_file(&data);
    let mut permissions = data.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&data, permissions.clone()).unwrap();
    let message = refusal(&data);
    #[expect(clippy::permissions_set_readonly_false, reason = "the folder is thrown away")]
    permissions.set_readonly(false);
    std::fs::set_permissions(&data, permissions).unwrap();
    assert!(message.contains("read-only"), "{message}");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o555)).unwrap();
    let message = refusal(&data);
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    assert!(message.contains("may not write in the folder"), "{message}");
}

#[test]
fn a_missing_folder_and_a_folder_in_place_of_a_file_are_refused() {
    let folder = tempdir().unwrap();
    let message = complaint(&run(&folder.path().join("none").join("milepost.db"), &["--no-open"]));
    assert!(message.starts_with("There is no folder"), "{message}");
    let message = complaint(&run(folder.path(), &["--no-open"]));
    assert!(message.contains("is a folder"), "{message}");
    assert!(contents(folder.path()).is_empty());
}

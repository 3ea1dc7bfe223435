//! The data file alone, as a folder copy or a sync client takes it while the program runs: it holds what was saved.

use std::path::Path;
use std::time::{Duration, Instant};

use milepost::domain::readiness::Revision;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tempfile::tempdir;

use crate::program::{Program, made_file, run, told};

/// How long after the last save a copy may still lack it.
const SOON: Duration = Duration::from_mins(1);

/// The note on a step in a copy of the file without its log; empty if the copy has none, or is no data file yet.
fn note_alone(data: &Path, step: &str) -> String {
    let folder = tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    std::fs::copy(data, &copy).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let note = runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(&copy).immutable(true).connect().await.unwrap();
        let note =
            sqlx::query_scalar("SELECT value FROM entries WHERE field = 'note-' || ?").bind(step).fetch_optional(&mut connection).await;
        connection.close().await.unwrap();
        note
    });
    note.ok().flatten().unwrap_or_default()
}

/// Waits until a copy of the file alone holds a note, a minute at most, and looks the copy over.
fn wait_for(data: &Path, step: &str, words: &str) {
    let since = Instant::now();
    while note_alone(data, step) != words {
        assert!(since.elapsed() < SOON, "after a minute a copy of the file alone does not hold “{words}”");
        std::thread::sleep(Duration::from_millis(250));
    }
    println!("“{words}” was there after {:?}", since.elapsed());
    let folder = tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    std::fs::copy(data, &copy).unwrap();
    assert!(told(&run(&copy, &["check"])).starts_with("The file is sound."));
}

#[test]
fn a_minute_after_the_last_save_the_file_alone_holds_everything() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let program = Program::start(&data);
    let round = program.found("Wren County");
    let page = format!("{round}/conditions/leadership-commitment");
    for (step, words) in [("1.1", "First"), ("1.2", "Second"), ("1.3", "Third")] {
        assert_eq!(program.post(&page, &format!("note-{step}={words}")).status, 303);
        wait_for(&data, step, words);
    }
    // A kill at that point leaves a log whose changes the file has already.
    assert!(folder.path().join("milepost.db-wal").exists());
    program.kill();
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
    let program = Program::start(&data);
    assert_eq!(program.first_step(&round).1, "First");
}

#[test]
fn who_reads_an_older_state_holds_it_up_and_nobody_who_saves() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let program = Program::start(&data);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let count = "SELECT count(*) FROM entries";
    let mut reader = runtime.block_on(SqliteConnectOptions::new().filename(&data).connect()).unwrap();
    let mut snapshot = runtime.block_on(reader.begin()).unwrap();
    let before: i64 = runtime.block_on(sqlx::query_scalar(count).fetch_one(&mut *snapshot)).unwrap();
    for step in ["1.2", "1.3"] {
        let saved = Instant::now();
        let form = format!("note-{step}=While+somebody+reads");
        assert_eq!(program.post(&format!("{round}/conditions/leadership-commitment"), &form).status, 303);
        assert!(saved.elapsed() < Duration::from_secs(4), "a save waited for {:?}", saved.elapsed());
        std::thread::sleep(Duration::from_secs(3));
        assert_eq!(note_alone(&data, "1.1"), "Resolution 12", "the copy is of an earlier state, and whole");
    }
    let after: i64 = runtime.block_on(sqlx::query_scalar(count).fetch_one(&mut *snapshot)).unwrap();
    assert_eq!(before, after);
    runtime.block_on(snapshot.rollback()).unwrap();
    runtime.block_on(reader.close()).unwrap();
    wait_for(&data, "1.3", "While somebody reads");
}

#[test]
fn while_somebody_always_saves_the_file_is_never_far_behind() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let round = made_file(&data);
    let program = Program::start(&data);
    let (since, mut seen, mut n) = (Instant::now(), String::new(), 0);
    // The first save is folded at once; this waits for a later one.
    while note_alone(&data, "1.2").strip_prefix("Save ").is_none_or(|n| n.parse::<u32>().unwrap() <= 5) {
        assert!(since.elapsed() < SOON, "{n} saves, and in the file is “{}”", note_alone(&data, "1.2"));
        n += 1;
        let form = format!("note-1.2=Save+{n}&rev-note-1.2={}", Revision::of(&seen));
        assert_eq!(program.post(&format!("{round}/conditions/leadership-commitment"), &form).status, 303);
        seen = format!("Save {n}");
        std::thread::sleep(Duration::from_millis(300));
    }
    println!("{n} saves, folded after {:?}", since.elapsed());
}

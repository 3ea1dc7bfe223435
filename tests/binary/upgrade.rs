//! Data files of every level that there ever was, each filled with every kind of thing of its level: they open,
//! come to today's level, and say the same. `tests/fixtures/README.md` tells how they were made.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use milepost::bundle::hex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row};
use tempfile::tempdir;

use crate::facts::Facts;
use crate::filled::fill;
use crate::program::{Program, command, complaint, contents, run, told};

/// The levels of which a file is kept: all that were ever handed out.
const LEVELS: [i64; 13] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// What a file says, in a form that does not depend on its level.
fn said(facts: &Facts) -> Value {
    let mut subjects: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for ((subject, field), value) in &facts.values {
        subjects.entry(subject).or_default().insert(field, value);
    }
    let bundle = &facts.bundle;
    let rounds = || bundle.jurisdictions.iter().flat_map(|jurisdiction| &jurisdiction.rounds);
    let mut digests: Vec<String> = facts.lines.iter().map(|line| format!("{} {}", line.id, line.digest)).collect();
    digests.sort();
    let frozen = |text: &str| hex(&Sha256::digest(text));
    json!({
        "values": subjects,
        "history": { "lines": digests.len(), "sha256": frozen(&digests.join("\n")) },
        "states": rounds().flat_map(|round| &round.states).map(|state| (state.fingerprint.clone(), json!([state.kept, frozen(&state.canonical)]))).collect::<BTreeMap<_, _>>(),
        "decisions": rounds().flat_map(|round| &round.decisions).map(|decision| (decision.id.to_string(), json!([frozen(&decision.canonical), frozen(&decision.texts)]))).collect::<BTreeMap<_, _>>(),
        "tombstones": bundle.tombstones.iter().map(|stone| (stone.id.to_string(), json!([stone.kind, stone.at, stone.closes]))).collect::<BTreeMap<_, _>>(),
    })
}

/// Runs a query on a file, and gives the first column as text.
pub fn column(data: &Path, sql: &str) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(data).connect().await.unwrap();
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        rows.iter().map(|row| row.try_get_unchecked::<String, _>(0).unwrap()).collect()
    })
}

#[test]
fn every_earlier_level_opens_and_says_the_same() {
    for level in LEVELS {
        let folder = tempdir().unwrap();
        let data = folder.path().join("milepost.db");
        std::fs::copy(fixture(&format!("level-{level}.db")), &data).unwrap();
        assert_eq!(column(&data, "SELECT CAST(user_version AS TEXT) FROM pragma_user_version"), [level.to_string()]);
        // Its history is in tables of that time: the check says that it did not look there, and not that it found nothing.
        let before = told(&run(&data, &["check"]));
        assert!(before.starts_with("The structure of the file is sound. An older Milepost left it"), "level {level}: {before}");
        Program::start(&data).quit();
        let expected: Value = serde_json::from_slice(&std::fs::read(fixture(&format!("level-{level}.json"))).unwrap()).unwrap();
        let facts = Facts::of_file(&data);
        let facts = said(&if level < 7 { facts.before() } else { facts });
        for (part, expected) in expected.as_object().unwrap() {
            assert_eq!(&facts[part], expected, "level {level}: {part}");
        }
        assert_eq!(column(&data, "SELECT outcome FROM imports").len(), usize::from(level >= 3), "level {level}: the journal");
        assert!(told(&run(&data, &["check"])).starts_with("The file is sound."), "level {level}");
        // The file as it was lies beside it, and is offered.
        let offered = told(&run(&data, &["restore"]));
        let is_behind = level < milepost::store::file::header::ours();
        assert_eq!(offered.contains("before update"), is_behind, "level {level}: {offered}");
    }
}

/// The 200 places of level 6, where the clock was three hours behind when some of them decided again.
#[test]
fn a_region_of_the_level_before_opens_and_says_the_same() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    let mut packed = zip::ZipArchive::new(std::fs::File::open(fixture("level-6-region.db.zip")).unwrap()).unwrap();
    std::io::copy(&mut packed.by_index(0).unwrap(), &mut std::fs::File::create(&data).unwrap()).unwrap();
    Program::start(&data).quit();
    let expected: Value = serde_json::from_slice(&std::fs::read(fixture("level-6-region.json")).unwrap()).unwrap();
    let facts = said(&Facts::of_file(&data).before());
    for (part, expected) in expected.as_object().unwrap() {
        assert_eq!(&facts[part], expected, "{part}");
    }
    assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
    // Whoever decided last has decided, and the round begun last is the newest, whatever their ids say.
    let last = "SELECT count(*) || ' ' || sum(d.newest = (d.reason = 'Since then the budget was cut'))
        FROM decisions d WHERE d.assessment_id IN (SELECT assessment_id FROM decisions WHERE reason LIKE 'Since%')";
    assert_eq!(column(&data, last), ["50 50"]);
    let begun = "SELECT count(*) || ' ' || sum(newest = (title = 'Begun with the clock behind')) FROM assessments
        WHERE jurisdiction_id IN (SELECT jurisdiction_id FROM assessments WHERE title LIKE 'Begun%')";
    assert_eq!(column(&data, begun), ["20 20"]);
}

/// Lines that are changed, lost, or about a field that nobody knows: the file opens, and the check says what is wrong.
#[test]
fn a_file_whose_history_was_damaged_before_is_raised_and_its_check_tells() {
    let damages = [
        ("UPDATE history SET after = after || 'x' WHERE seq = 5", "was changed after it was written"),
        ("DELETE FROM history WHERE field = 'name'", "does not know where this came from"),
        ("UPDATE history SET at = -at, since = -at WHERE seq % 7 = 0", "was changed after it was written"),
        ("UPDATE history SET seq = -seq WHERE field = 'step-1.1'", "is not what the history says was last saved"),
    ];
    for (damage, told_so) in damages {
        let folder = tempdir().unwrap();
        let data = folder.path().join("milepost.db");
        std::fs::copy(fixture("level-6.db"), &data).unwrap();
        column(&data, damage);
        Program::start(&data).quit();
        let checked = run(&data, &["check"]);
        let text = String::from_utf8(checked.stdout).unwrap();
        assert!(!checked.status.success() && text.contains(told_so), "{damage}: {text}");
    }
}

#[test]
fn every_earlier_level_is_filled_with_every_kind_of_thing() {
    for level in LEVELS {
        let data = fixture(&format!("level-{level}.db"));
        let folder = tempdir().unwrap();
        let copy = folder.path().join("milepost.db");
        std::fs::copy(&data, &copy).unwrap();
        // What is under way stands in the one table that is empty at rest.
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'metric_works'";
        for table in column(&copy, tables) {
            let rows = column(&copy, &format!("SELECT '' FROM {table} LIMIT 1"));
            assert!(!rows.is_empty(), "level {level}: {table} is empty");
        }
        assert!(data.metadata().unwrap().len() < 1_600_000, "level {level} is large");
    }
    let newest = milepost::store::file::header::ours();
    assert!((1..=newest).all(|level| level == newest || LEVELS.contains(&level)), "a file of each level before {newest} is to be kept");
}

/// What today's program makes of a filled file, and what is written down of a file when it becomes a fixture:
/// MILEPOST_FIXTURE=tests/fixtures/level-N.db keeps it, with the facts beside it.
#[test]
fn a_file_filled_today_says_the_same_after_a_restart() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    fill(&data);
    let before = said(&Facts::of_file(&data));
    Program::start(&data).quit();
    assert_eq!(said(&Facts::of_file(&data)), before);
    keep_if_wanted(&data, &before);
}

fn keep_if_wanted(data: &Path, facts: &Value) {
    if let Ok(wanted) = std::env::var("MILEPOST_FIXTURE") {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(wanted);
        column(data, &format!("VACUUM INTO '{}'", kept.display()));
        std::fs::write(kept.with_extension("json"), serde_json::to_string_pretty(facts).unwrap() + "\n").unwrap();
    }
}

/// A file of 200 places, kept as a fixture: MILEPOST_FIXTURE=tests/fixtures/level-N-region.db
#[cfg(target_os = "linux")]
#[test]
#[ignore = "it makes a fixture"]
fn a_region_filled_today_is_kept() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    crate::region::fill(&data);
    keep_if_wanted(&data, &said(&Facts::of_file(&data)));
}

/// A file of the first level in which a table is in the way of a migration.
fn blocked(folder: &Path, table: &str) -> PathBuf {
    let data = folder.join("milepost.db");
    std::fs::copy(fixture("level-1.db"), &data).unwrap();
    column(&data, &format!("CREATE TABLE {table} (x TEXT)"));
    data
}

/// The files of a folder without the backup that was made first.
fn without_backups(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    contents(folder)
        .into_iter()
        .filter(|(path, _)| !path.to_string_lossy().contains("backups") && !path.ends_with("milepost.db.lock"))
        .collect()
}

#[test]
fn a_migration_that_fails_half_way_leaves_the_file_as_it_was() {
    // Of each, the levels before come through; then one finds its table taken.
    for table in ["decisions_2", "imports", "decisions", "entries_2", "days", "road_lines", "members", "peers", "goals"] {
        let folder = tempdir().unwrap();
        let data = blocked(folder.path(), table);
        let before = without_backups(folder.path());
        for _ in 0..2 {
            let message = complaint(&run(&data, &["--no-open", "--listen", "127.0.0.1:0"]));
            assert!(message.contains("could not be brought up to date") && message.contains("Nothing was changed"), "{message}");
            assert_eq!(without_backups(folder.path()), before, "{table}");
        }
        assert_eq!(column(&data, "SELECT CAST(user_version AS TEXT) FROM pragma_user_version"), ["1"]);
    }
}

#[test]
fn a_file_that_was_killed_comes_up_to_date_with_what_lay_in_its_log() {
    let folder = tempdir().unwrap();
    let data = folder.path().join("milepost.db");
    std::fs::copy(fixture("level-2.db"), &data).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (file, log) = runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(&data).connect().await.unwrap();
        sqlx::raw_sql("PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0; CREATE TABLE in_the_log (x TEXT)")
            .execute(&mut connection)
            .await
            .unwrap();
        let files = (std::fs::read(&data).unwrap(), std::fs::read(folder.path().join("milepost.db-wal")).unwrap());
        connection.close().await.unwrap();
        files
    });
    std::fs::write(&data, file).unwrap();
    std::fs::write(folder.path().join("milepost.db-wal"), log).unwrap();
    Program::start(&data).quit();
    assert_eq!(column(&data, "SELECT name FROM sqlite_schema WHERE name = 'in_the_log'"), ["in_the_log"]);
}

/// Killed at any moment of it, the update leaves a file of the old level or of the new one.
#[test]
fn an_update_that_is_killed_leaves_one_whole_file() {
    let expected: Value = serde_json::from_slice(&std::fs::read(fixture("level-1.json")).unwrap()).unwrap();
    for kill in 0..20 {
        let folder = tempdir().unwrap();
        let data = folder.path().join("milepost.db");
        std::fs::copy(fixture("level-1.db"), &data).unwrap();
        let mut start = command(&data, &["--no-open", "--listen", "127.0.0.1:0"]).stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_micros(kill * 2_500));
        start.kill().unwrap();
        start.wait().unwrap();
        Program::start(&data).quit();
        assert_eq!(said(&Facts::of_file(&data).before())["values"], expected["values"]);
        assert!(!folder.path().join("milepost.db.updating").exists());
        assert!(told(&run(&data, &["check"])).starts_with("The file is sound."));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_update_on_a_full_or_broken_disk_leaves_the_file_as_it_was() {
    use crate::witness::{DATA, Fault, LOG, NEAR, Witness};

    let mut failed = 0;
    for fault in [Fault::Write, Fault::Growth, Fault::Sync] {
        for skip in [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89] {
            let folder = tempdir().unwrap();
            let data = folder.path().join("milepost.db");
            std::fs::copy(fixture("level-1.db"), &data).unwrap();
            let before = without_backups(folder.path());
            let mut start = command(&data, &["--no-open", "--listen", "127.0.0.1:0"]);
            let mut witness = Witness::beside(&mut start, &data);
            witness.order(DATA | LOG | NEAR, fault, skip, 0);
            let mut child = start.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
            let mut line = String::new();
            std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.as_mut().unwrap()), &mut line).unwrap();
            if line.is_empty() {
                let message = complaint(&child.wait_with_output().unwrap());
                assert!(message.contains("disk") || message.contains("could not write"), "{fault:?} {skip}: {message}");
                if column(&data, "SELECT CAST(user_version AS TEXT) FROM pragma_user_version") == ["1"] {
                    assert_eq!(without_backups(folder.path()), before, "{fault:?} {skip}");
                    failed += 1;
                }
            } else {
                child.kill().unwrap();
                child.wait().unwrap();
            }
            let expected: Value = serde_json::from_slice(&std::fs::read(fixture("level-1.json")).unwrap()).unwrap();
            Program::start(&data).quit();
            assert_eq!(said(&Facts::of_file(&data).before())["values"], expected["values"], "{fault:?} {skip}");
        }
    }
    println!("{failed} updates failed and changed nothing");
    assert!(failed >= 10, "too few updates failed: {failed}");
}

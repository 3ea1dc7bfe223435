//! The promises of the data file, on private files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use tempfile::TempDir;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use super::backup::{self, Why};
use super::check::{self, Findings};
use super::header::{Level, inspect};
use super::lock::{Asked, Lock};
use super::{FileProblem, Reading, moving, neighbor, opening, restore, second};
use crate::domain::decision::TypedChoice;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::store::{Store, Stretch};

const NOW: OffsetDateTime = datetime!(2026-11-23 17:00:12 UTC);

/// A folder of its own with a data file that holds the worked example.
struct Case {
    folder: TempDir,
}

impl Case {
    async fn new() -> Self {
        let case = Self { folder: tempfile::tempdir().unwrap() };
        let store = case.open().await;
        store.found_example(NOW).await.unwrap();
        store.close().await;
        case
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("milepost.db")
    }

    async fn open(&self) -> Store {
        opening::open(&self.path(), NOW).await.unwrap().store
    }

    fn lock(&self) -> Lock {
        let Asked::Ours(lock) = Lock::take(&self.path()).unwrap() else { panic!("nobody else has it") };
        lock
    }

    async fn check(&self) -> Findings {
        check::check(&self.path(), Reading::Alone).await.unwrap()
    }

    /// Changes the file behind the program's back.
    async fn meddle(&self, sql: &str) {
        let mut connection = meddling(&self.path()).await;
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }

    /// The same, if the file lets it.
    async fn try_to_meddle(&self, sql: &str) -> bool {
        let mut connection = meddling(&self.path()).await;
        let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.is_ok();
        connection.close().await.unwrap();
        done
    }

    /// Every file of the folder with its bytes and its time.
    fn contents(&self) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        entries
            .filter(|path| path.is_file())
            .map(|path| (path.clone(), (std::fs::read(&path).unwrap(), path.metadata().unwrap().modified().unwrap())))
            .collect()
    }
}

async fn meddling(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).create_if_missing(true).foreign_keys(false).connect().await.unwrap()
}

#[tokio::test]
async fn every_commit_of_the_writer_is_synced_before_it_returns() {
    let case = Case::new().await;
    let store = case.open().await;
    let mut turn = store.turn().await.unwrap();
    let mut pragma = async |name: &str| {
        let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
        sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch_one(&mut *turn).await.unwrap()
    };
    assert_eq!(pragma("journal_mode").await, "wal");
    assert_eq!(pragma("synchronous").await, "2", "FULL: the log is synced at every commit");
    assert_eq!(pragma("foreign_keys").await, "1");
    drop(turn);
    store.close().await;
}

#[tokio::test]
async fn a_sound_file_passes_and_is_left_as_it_was() {
    let case = Case::new().await;
    let before = case.contents();
    let findings = case.check().await;
    assert!(findings.is_clean(), "{findings:?}");
    assert!(findings.lines > 31 && findings.values > 31, "{findings:?}");
    assert_eq!(case.contents(), before);

    let store = case.open().await;
    assert!(check::check(&case.path(), Reading::Beside).await.unwrap().is_clean(), "beside a running program too");
    store.close().await;
}

#[tokio::test]
async fn the_check_finds_whatever_was_changed_behind_its_back() {
    for (sql, expected) in [
        ("UPDATE entries SET value = 'unknown' WHERE field = 'step-1.1'", "1a, the answer"),
        ("DELETE FROM entries WHERE field = 'step-1.1'", "1a, the answer"),
        ("UPDATE jurisdictions SET name = 'Wrong County'", "Name"),
        ("UPDATE jurisdictions SET deleted = 5", "In the bin"),
        ("UPDATE assessments SET title = 'Wrong round'", "Title"),
        ("UPDATE people SET department = 'Wrong department'", "Department"),
        ("DELETE FROM participants", "Who takes part"),
        ("DELETE FROM history WHERE field = 'step-1.1'", "does not know where this came from"),
        ("UPDATE history SET after = 'unknown' WHERE field = 'step-1.1'", "changed after it was written"),
        ("UPDATE history SET person_name = 'Somebody else' WHERE field = 'step-1.1'", "changed after it was written"),
        ("UPDATE history SET before = CAST(x'ff' AS TEXT) WHERE field = 'step-1.1'", "changed after it was written"),
        ("DELETE FROM jurisdictions", "belongs to something that is not there"),
    ] {
        let case = Case::new().await;
        case.meddle(sql).await;
        let findings = case.check().await;
        assert!(findings.problems.iter().any(|problem| problem.contains(expected)), "{sql}: {findings:?}");
    }
}

#[tokio::test]
async fn the_check_holds_frozen_states_against_their_fingerprints() {
    for (sql, expected) in [
        ("UPDATE states SET canonical = replace(canonical, 'in_place', 'not_yet')", "kept for print does not fit"),
        ("UPDATE states SET fingerprint = zeroblob(32)", "kept for print does not fit"),
        (
            "DROP TRIGGER decisions_stand; UPDATE decisions SET canonical = replace(canonical, 'in_place', 'not_yet')",
            "that a decision rests on do not fit",
        ),
        ("DROP TRIGGER decisions_stand; UPDATE decisions SET reason = 'Another'", "Reason"),
    ] {
        let case = Case::new().await;
        let store = case.open().await;
        let assessment = store.assessment(store.example().await.unwrap().unwrap()).await.unwrap();
        store.keep_state(assessment.round.id, &assessment.state, NOW).await.unwrap();
        let typed = TypedChoice {
            route: "postpone".to_owned(),
            deciders: "Ruth Amadi".to_owned(),
            decided: "2026-11-23".to_owned(),
            reason: "A new council".to_owned(),
            is_interested: false,
        };
        let today = NOW.date();
        let new = typed.read(Some(&assessment.state), assessment.guide().unwrap(), today, today).unwrap();
        let actor = crate::domain::people::Actor::program();
        store.decide(assessment.round.id, &new, None, &actor, NOW).await.unwrap().expect("nobody else decided");
        store.close().await;
        assert!(case.check().await.is_clean());
        assert!(!case.try_to_meddle("UPDATE decisions SET reason = 'Another'").await, "a decision is never changed");
        case.meddle(sql).await;
        let findings = case.check().await;
        assert!(findings.problems.iter().any(|problem| problem.contains(expected)), "{sql}: {findings:?}");
        assert!(findings.problems.iter().all(|problem| problem.contains("Wren County")), "{findings:?}");
    }
}

#[tokio::test]
async fn what_was_thrown_out_for_good_is_no_finding() {
    let case = Case::new().await;
    let store = case.open().await;
    let actor = crate::domain::people::Actor::program();
    let jurisdiction = store.jurisdictions("", false, Stretch::First).await.unwrap().rows[0].id;
    store.bin_jurisdiction(jurisdiction, &actor, NOW).await.unwrap();
    for day in 1..30 {
        assert_eq!(store.empty_bin(NOW + Duration::days(day)).await.unwrap(), 0);
    }
    assert_eq!(store.empty_bin(NOW + Duration::days(30)).await.unwrap(), 1);
    store.close().await;
    let findings = case.check().await;
    assert!(findings.is_clean(), "{findings:?}");
}

#[tokio::test]
async fn a_backup_is_a_whole_checked_copy_and_the_newest_ten_are_kept() {
    let case = Case::new().await;
    let store = case.open().await;
    for minute in 0..12 {
        let made = backup::make(&case.path(), Why::ByHand, NOW + Duration::minutes(minute), Reading::Beside).await.unwrap();
        assert!(made.findings.is_clean() && made.second.is_none());
    }
    store.close().await;
    let backups = backup::list(&case.path(), NOW + Duration::hours(1));
    assert_eq!(backups.len(), backup::KEPT);
    assert_eq!(backups[0].name(), "milepost 2026-11-23 17.11.12 UTC by hand.db");
    assert_eq!(backups[9].at, NOW + Duration::minutes(2));
    assert!(check::check(&backups[0].path, Reading::Alone).await.unwrap().lines > 31);
    let names = std::fs::read_dir(backup::folder(&case.path())).unwrap().count();
    assert_eq!(names, backup::KEPT + 1, "they and their order: nothing unfinished is left, and SQLite leaves nothing beside them");
}

#[tokio::test]
async fn a_copy_that_fails_its_check_is_kept_and_marked_and_costs_no_good_one() {
    let case = Case::new().await;
    for minute in 0..10 {
        backup::make(&case.path(), Why::ByHand, NOW + Duration::minutes(minute), Reading::Alone).await.unwrap();
    }
    case.meddle("UPDATE entries SET value = 'unknown' WHERE field = 'step-1.1'").await;
    for hour in 1..3 {
        let made = backup::make(&case.path(), Why::Daily, NOW + Duration::hours(hour), Reading::Alone).await.unwrap();
        assert!(!made.backup.is_good && made.backup.path.exists());
    }
    assert_eq!(backup::list(&case.path(), NOW + Duration::hours(3)).len(), 10);
    let failure = backup::newest_failure(&case.path(), NOW + Duration::hours(3)).unwrap();
    assert_eq!(failure.name(), "milepost 2026-11-23 19.00.12 UTC daily (failed its check).db");
    assert_eq!(
        std::fs::read_dir(backup::folder(&case.path())).unwrap().count(),
        12,
        "of the failed ones the newest is enough, and the order"
    );
    assert!(!backup::daily_is_due(&case.path(), NOW + Duration::hours(3)), "a damaged file is not copied every hour");
}

#[tokio::test]
async fn the_daily_backup_is_made_once_a_day_and_not_of_a_blank_file() {
    let case = Case { folder: tempfile::tempdir().unwrap() };
    let store = case.open().await;
    assert!(backup::make_daily(&case.path(), NOW, Reading::Beside).await.unwrap().is_none(), "there is nothing to keep yet");
    store.found_example(NOW).await.unwrap();
    assert!(backup::make_daily(&case.path(), NOW, Reading::Beside).await.unwrap().is_some());
    assert!(backup::make_daily(&case.path(), NOW + Duration::hours(1), Reading::Beside).await.unwrap().is_none());
    let evening = datetime!(2026-11-23 17:30 -8);
    assert!(backup::make_daily(&case.path(), evening, Reading::Beside).await.unwrap().is_none(), "the day is the person's, not London's");
    assert!(backup::make_daily(&case.path(), evening + Duration::DAY, Reading::Beside).await.unwrap().is_some());
    store.close().await;
}

#[tokio::test]
async fn a_file_of_an_older_level_is_backed_up_before_it_is_changed() {
    let case = Case::new().await;
    case.meddle("PRAGMA user_version = 0").await;
    let opened = opening::open(&case.path(), NOW).await.unwrap();
    opened.store.close().await;
    let made = opened.before_update.unwrap();
    assert_eq!(made.backup.name(), "milepost 2026-11-23 17.00.12 UTC before update.db");
    assert!(made.backup.is_good);
}

#[tokio::test]
async fn going_back_tells_how_many_changes_it_undoes() {
    let case = Case::new().await;
    let made = backup::make(&case.path(), Why::ByHand, NOW, Reading::Alone).await.unwrap();
    assert_eq!(backup::changes_since(&made.backup.path, &case.path(), Reading::Alone).await.unwrap(), 0);
    let store = case.open().await;
    let person = crate::domain::people::Profile { name: "Dana".to_owned(), ..Default::default() };
    store.introduce(&person, NOW + Duration::minutes(1)).await.unwrap();
    assert_eq!(backup::changes_since(&made.backup.path, &case.path(), Reading::Beside).await.unwrap(), 1);
    store.close().await;
}

#[tokio::test]
async fn a_restore_brings_the_backup_back_and_keeps_the_file_that_was_in_use() {
    let case = Case::new().await;
    let made = backup::make(&case.path(), Why::ByHand, NOW, Reading::Alone).await.unwrap();
    case.meddle("UPDATE jurisdictions SET name = 'Wrong County'").await;
    let wrong = std::fs::read(case.path()).unwrap();
    let restored = restore::restore(&case.path(), &made.backup.path, &case.lock(), NOW).await.unwrap();
    assert!(case.check().await.is_clean());
    let kept = restored.kept.unwrap();
    assert_eq!(kept.file_name().unwrap(), "milepost before restore 2026-11-23 17.00.12 UTC.db");
    assert_eq!(std::fs::read(&kept).unwrap(), wrong);

    std::fs::write(case.path(), "no file of ours").unwrap();
    let restored = restore::restore(&case.path(), &made.backup.path, &case.lock(), NOW).await.unwrap();
    assert_eq!(restored.kept.unwrap().file_name().unwrap(), "milepost before restore 2026-11-23 17.00.12 UTC (2).db");
    assert!(case.check().await.is_clean());
}

#[tokio::test]
async fn a_restore_never_mixes_the_new_file_with_the_old_log() {
    let case = Case::new().await;
    let made = backup::make(&case.path(), Why::ByHand, NOW, Reading::Alone).await.unwrap();
    // A program that was killed leaves its last change in the log.
    let store = case.open().await;
    store.found_example(NOW).await.unwrap();
    let (file, log) = (std::fs::read(case.path()).unwrap(), std::fs::read(neighbor::wal(&case.path())).unwrap());
    store.close().await;
    std::fs::write(case.path(), file).unwrap();
    std::fs::write(neighbor::wal(&case.path()), log).unwrap();
    let both = case.check().await;
    let restored = restore::restore(&case.path(), &made.backup.path, &case.lock(), NOW).await.unwrap();
    let one = case.check().await;
    assert!(one.is_clean() && one.lines * 2 == both.lines, "{one:?} {both:?}");
    let kept = check::check(&restored.kept.unwrap(), Reading::Alone).await.unwrap();
    assert!(kept.is_clean() && kept.lines == both.lines, "the kept file has what lay in the log");
    assert!(!neighbor::has_wal(&case.path()) && !neighbor::shm(&case.path()).exists());
}

#[tokio::test]
async fn an_unfit_backup_is_refused_and_nothing_changes() {
    let case = Case::new().await;
    let made = backup::make(&case.path(), Why::ByHand, NOW, Reading::Alone).await.unwrap();
    let lock = case.lock();
    let before = case.contents();
    let mut connection = meddling(&made.backup.path).await;
    sqlx::query("UPDATE entries SET value = 'unknown' WHERE field = 'step-1.1'").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let refused = restore::restore(&case.path(), &made.backup.path, &lock, NOW).await.unwrap_err();
    assert!(matches!(&refused, FileProblem::BadBackup(..)), "{refused}");
    std::fs::write(&made.backup.path, "no backup").unwrap();
    assert!(matches!(restore::restore(&case.path(), &made.backup.path, &lock, NOW).await, Err(FileProblem::BadBackup(..))));
    assert_eq!(case.contents(), before);
}

#[tokio::test]
async fn the_level_is_read_without_touching_the_file() {
    let case = Case::new().await;
    let before = case.contents();
    assert_eq!(inspect(&case.path()).await.unwrap(), Level::At(super::header::ours()));
    assert_eq!(inspect(&case.folder.path().join("none.db")).await.unwrap(), Level::New);
    assert!(matches!(inspect(&case.folder.path().join("none").join("none.db")).await, Err(FileProblem::NoFolder(_))));
    assert!(matches!(inspect(case.folder.path()).await, Err(FileProblem::NotAFile(_))));
    assert_eq!(case.contents(), before);
}

#[tokio::test]
async fn a_first_start_cut_short_is_no_foreign_file() {
    let case = Case { folder: tempfile::tempdir().unwrap() };
    case.meddle("PRAGMA journal_mode = wal").await;
    assert_eq!(inspect(&case.path()).await.unwrap(), Level::New);
    case.meddle("CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY)").await;
    assert_eq!(inspect(&case.path()).await.unwrap(), Level::New);
    case.meddle("CREATE TABLE recipes (name TEXT)").await;
    assert!(matches!(inspect(&case.path()).await, Err(FileProblem::Foreign { .. })));
}

#[tokio::test]
async fn a_marked_file_of_another_level_or_program_is_told_apart() {
    let case = Case::new().await;
    case.meddle("PRAGMA user_version = 999").await;
    assert!(matches!(inspect(&case.path()).await, Err(FileProblem::Newer { level: 999, .. })));
    case.meddle("PRAGMA application_id = 7").await;
    let foreign = inspect(&case.path()).await.unwrap_err();
    assert!(matches!(foreign, FileProblem::Foreign { .. }));
    let backup = Case::new().await;
    let refused = restore::restore(&case.path(), &backup.path(), &case.lock(), NOW).await;
    assert!(matches!(refused, Err(FileProblem::Foreign { .. })), "a path typed wrong does not cost another program its file");
}

#[tokio::test]
async fn a_damaged_file_is_refused_with_the_way_back() {
    let case = Case::new().await;
    let whole = std::fs::read(case.path()).unwrap();
    backup::make(&case.path(), Why::ByHand, NOW, Reading::Alone).await.unwrap();
    let mut overwritten = whole.clone();
    overwritten[4096 * 5..4096 * 6].fill(0xA5);
    for damaged in
        [whole[..whole.len() - 100].to_vec(), whole[..whole.len() / 4096 / 2 * 4096].to_vec(), overwritten, b"garbage".repeat(1000)]
    {
        std::fs::write(case.path(), damaged).unwrap();
        let before = case.contents();
        let message = opening::open(&case.path(), NOW).await.unwrap_err().with_way_back(NOW).await.to_string();
        assert!(message.contains("made on November 23, 2026, 5:00 p.m. UTC."), "{message}");
        assert!(message.contains("restore \"milepost 2026-11-23 17.00.12 UTC by hand.db\""), "{message}");
        assert!(!message.contains('\n'));
        assert_eq!(case.contents(), before);
    }
}

#[tokio::test]
async fn a_moved_file_leaves_word_and_its_backups_go_to_both_places() {
    let case = Case::new().await;
    let here = tempfile::tempdir().unwrap();
    let to = here.path().join("milepost.db");
    let Asked::Ours(lock) = Lock::take(&to).unwrap() else { panic!("nobody else has it") };
    let old = moving::move_to(&case.path(), &to, (&case.lock(), &lock), NOW).await.unwrap();
    assert_eq!(old.file_name().unwrap(), "milepost moved 2026-11-23 17.00.12 UTC.db");
    assert!(old.exists() && !case.path().exists());
    assert_eq!(moving::moved_to(&case.path()), Some(to.clone()));
    assert!(check::check(&to, Reading::Alone).await.unwrap().is_clean());
    assert_eq!(second::folder(&to), Some(backup::folder(&case.path())));
    let made = backup::make(&to, Why::Daily, NOW, Reading::Alone).await.unwrap();
    assert_eq!(std::fs::read(made.second.unwrap().unwrap()).unwrap(), std::fs::read(made.backup.path).unwrap());

    let again = Case::new().await;
    assert!(matches!(moving::move_to(&again.path(), &to, (&again.lock(), &lock), NOW).await, Err(FileProblem::InTheWay(_))));
}

async fn newest(store: &Store, id: JurisdictionId) -> AssessmentId {
    store.rounds(id).await.unwrap()[0].id
}

#[tokio::test]
async fn a_file_of_the_first_level_is_backed_up_upgraded_and_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("milepost.db");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/level-1.db"), &path).unwrap();
    assert_eq!(inspect(&path).await.unwrap(), Level::At(1));
    let store = opening::open(&path, NOW).await.unwrap().store;
    let page = store.jurisdictions("", false, Stretch::First).await.unwrap();
    let names: Vec<&str> = page.rows.iter().map(|jurisdiction| jurisdiction.profile.name.as_str()).collect();
    assert_eq!(names, ["Heron City", "Wren County"]);
    let heron = store.assessment(newest(&store, page.rows[0].id).await).await.unwrap();
    assert_eq!(heron.state.get("note-1.1".parse().unwrap()), "A note of level 1");
    assert_eq!(heron.state.get("need-leadership-commitment".parse().unwrap()), "Money");
    let wren = store.assessment(newest(&store, page.rows[1].id).await).await.unwrap();
    let example = crate::domain::jurisdiction::example::wren_county().state(&wren.round.guide_version);
    assert_eq!(wren.state.canonical(), example.canonical());
    store.close().await;
    let findings = check::check(&path, Reading::Alone).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
    assert_eq!(backup::list(&path, NOW)[0].why, Why::BeforeUpdate);
}

#[tokio::test]
async fn a_file_of_the_second_level_keeps_its_decisions_and_plans() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("milepost.db");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/level-2.db"), &path).unwrap();
    assert_eq!(inspect(&path).await.unwrap(), Level::At(2));
    let store = opening::open(&path, NOW).await.unwrap().store;
    let page = store.jurisdictions("Briar", false, Stretch::First).await.unwrap();
    let briar = page.rows[0].id;
    let decision = store.latest_decision(briar).await.unwrap().expect("Briar City has decided");
    assert_eq!(decision.route, crate::domain::decision::Route::PreparednessPlan);
    assert_eq!(decision.fingerprint, decision.state.fingerprint());
    let actions = store.actions(briar).await.unwrap();
    assert_eq!(actions.iter().filter(|action| action.status == crate::domain::work::Status::Done).count(), 1);
    assert!(actions.iter().any(|action| action.cost.is_some_and(|cost| cost.to_string() == "$500")));
    store.close().await;
    let findings = check::check(&path, Reading::Alone).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
}

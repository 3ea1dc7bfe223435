//! Backups, the way back, and the move.

use sqlx::Connection;
use time::Duration;
use time::macros::datetime;

use super::{Case, NOW, meddling};
use crate::store::file::backup::{self, Why};
use crate::store::file::lock::{Asked, Lock};
use crate::store::file::{FileProblem, Reading, check, moving, neighbor, restore, second};

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

//! Files of other levels, and of no level at all.

use super::{Case, NOW};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::store::file::backup::{self, Why};
use crate::store::file::header::{Level, inspect};
use crate::store::file::{FileProblem, Reading, check, opening, restore};
use crate::store::{Store, Stretch};

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
async fn the_level_is_read_without_touching_the_file() {
    let case = Case::new().await;
    let before = case.contents();
    assert_eq!(inspect(&case.path()).await.unwrap(), Level::At(crate::store::file::header::ours()));
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
    assert!(actions.iter().any(|action| action.cost().is_some_and(|cost| cost.to_string() == "$500")));
    store.close().await;
    let findings = check::check(&path, Reading::Alone).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
}

//! The check, and whatever it is to find.

use time::Duration;

use super::{Case, NOW};
use crate::domain::decision::TypedChoice;
use crate::domain::history::Fact;
use crate::domain::people::choosing::Picks;
use crate::domain::publication::{PublicationKind, packed};
use crate::domain::readiness::Fingerprint;
use crate::store::file::{Reading, check};
use crate::store::{Publishing, Store, StoreError, Stretch};

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
        ("UPDATE publications SET frozen = substr(frozen, 3)", "What a publication froze does not fit"),
        ("UPDATE publications SET fingerprint = replace(fingerprint, '0', '1')", "What a publication froze does not fit"),
    ] {
        let case = Case::new().await;
        let store = case.open().await;
        let assessment = store.assessment(store.example().await.unwrap().unwrap()).await.unwrap();
        store.keep_state(assessment.round.id, &assessment.state, NOW).await.unwrap();
        let typed = TypedChoice {
            route: "postpone".to_owned(),
            deciders: Picks { lines: "Ruth Amadi".to_owned(), ..Picks::default() },
            decided: "2026-11-23".to_owned(),
            reason: "A new council".to_owned(),
            is_interested: false,
        };
        let today = NOW.date();
        let new = typed
            .read(Some(&assessment.state), assessment.guide().unwrap(), &crate::domain::people::choosing::People::default(), (today, today))
            .unwrap();
        let actor = crate::domain::people::Actor::program();
        store.decide(assessment.round.id, &new, None, &actor, NOW).await.unwrap().expect("nobody else decided");
        publish(&store).await;
        store.close().await;
        assert!(case.check().await.is_clean());
        assert!(!case.try_to_meddle("UPDATE decisions SET reason = 'Another'").await, "a decision is never changed");
        case.meddle(sql).await;
        let findings = case.check().await;
        assert!(findings.problems.iter().any(|problem| problem.contains(expected)), "{sql}: {findings:?}");
        assert!(findings.problems.iter().all(|problem| problem.contains("Wren County")), "{findings:?}");
    }
}

/// Publishes a plan of the first jurisdiction.
async fn publish(store: &Store) {
    let of = store.jurisdictions("", false, Stretch::First).await.unwrap().rows[0].id;
    let says = [(Fact::Title, "First plan"), (Fact::Held, "2026-11-23"), (Fact::ApprovedBy, "Ann Wu")];
    let publishing = Publishing {
        kind: PublicationKind::Plan,
        facts: says.map(|(fact, value)| (fact, value.to_owned())).into(),
        fingerprint: Fingerprint::of("A plan"),
        packed: packed("A plan"),
        read_at: store.progress_of_history(of).await.unwrap(),
        follows: Vec::new(),
        once: None,
    };
    let actor = crate::domain::people::Actor::program();
    store.publish(of, &publishing, &actor, NOW).await.unwrap();
    assert!(matches!(store.publish(of, &publishing, &actor, NOW).await, Err(StoreError::Overtaken)), "another one was made");
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

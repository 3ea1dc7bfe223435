//! Bundles that cannot be trusted.

use milepost::bundle::{self, Bundle, Id, Line, Refusal};
use milepost::domain::jurisdiction::Profile;
use milepost::domain::people::Actor;
use milepost::domain::readiness::Fingerprint;
use milepost::domain::rounds::Heading;
use milepost::store::bundle::{Imported, Taken};

use super::desk::{Desk, NOON, altered, rich};

/// The lines with ids of their own, and digests that fit: what a forger would write.
fn forged(lines: &[Line], about: impl Fn(&Line) -> bool) -> Vec<Line> {
    let forge = |line: &Line| {
        let mut line = Line { id: Id(uuid::Uuid::now_v7()), ..line.clone() };
        line.digest = bundle::hex(&line.event().unwrap().digest());
        line
    };
    lines.iter().filter(|line| about(line)).map(forge).collect()
}

#[tokio::test]
async fn a_record_that_lies_elsewhere_here_is_refused() {
    let (desk, _, _) = rich().await;
    let wren = bundle::read(&desk.all().await).unwrap();
    let heron = Heading { title: "First".to_owned(), started: NOON.date() };
    let other = Desk::new().await;
    other.store.found(&Profile::named("Heron City".to_owned()), &heron, &Actor::unnamed(), NOON).await.unwrap();
    let heron = bundle::read(&other.all().await).unwrap();

    let mut moved = heron.clone();
    let wren = &wren.jurisdictions[0];
    let action = wren.actions.iter().find(|action| action.owner.is_none()).unwrap().clone();
    moved.jurisdictions[0].history.extend(forged(&wren.history, |line| line.subject_id == action.id));
    moved.jurisdictions[0].actions.push(bundle::Action { assessment: None, ..action.clone() });
    // Another kind of record under an id that is an action here.
    let mut other_kind = heron;
    let person = bundle::Person { id: action.id, ..wren.people[0].clone() };
    let mut lines = forged(&wren.history, |line| line.subject_id == wren.people[0].id);
    for line in &mut lines {
        line.subject_id = person.id;
        line.person = None;
        line.digest = bundle::hex(&line.event().unwrap().digest());
    }
    other_kind.jurisdictions[0].people.push(person);
    other_kind.jurisdictions[0].history.extend(lines);

    let before = desk.all().await;
    for bundle in [moved, other_kind] {
        let bytes = bundle.write();
        let bundle = bundle::read(&bytes).unwrap();
        let refused = |refusal: &Refusal| matches!(refusal, Refusal::Misplaced(_));
        assert!(desk.store.preview_import(&bundle).await.unwrap().is_err_and(|refusal| refused(&refusal)));
        let came = desk.take_in(&bytes, Taken::All).await;
        assert!(matches!(&came, Imported::Refused(refusal) if refused(refusal)), "{came:?}");
        assert_eq!(desk.all().await, before);
    }
    assert!(desk.store.imports().await.unwrap().is_empty());
}

#[tokio::test]
async fn what_cannot_be_trusted_is_refused_with_the_reason() {
    let (desk, _, _) = rich().await;
    let bytes = desk.all().await;
    let refusal = |bytes: &[u8]| bundle::read(bytes).unwrap_err();
    assert_eq!(refusal(b""), Refusal::CutShort);
    assert_eq!(refusal(&bytes[..bytes.len() / 2]), Refusal::CutShort);
    for other in [&b"<html>"[..], b"\xff\xfe", b"%PDF-1.7\n", b"PK\x03\x04"] {
        assert_eq!(refusal(other), Refusal::OtherKind);
    }
    assert!(matches!(refusal(b"{x}"), Refusal::NotJson { .. }));
    assert_eq!(refusal(b"{}"), Refusal::Foreign);
    assert_eq!(refusal(b"[1, 2]"), Refusal::Foreign);
    assert_eq!(refusal(&altered(&bytes, "milepost-bundle/9", "milepost-report/4")), Refusal::Foreign);
    assert_eq!(refusal(&altered(&bytes, "milepost-bundle/9", "milepost-bundle/10")), Refusal::Newer { version: 10, ours: 9 });
    assert!(matches!(refusal(&altered(&bytes, "\"people\"", "\"persons\"")), Refusal::Form { .. }));
    assert!(matches!(refusal(&altered(&bytes, "\"kept\": ", "\"kept\": 1.5e9,\"x\":")), Refusal::Form { .. }));
    assert!(matches!(
        refusal(format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000)).as_bytes()),
        Refusal::NotJson { .. } | Refusal::Foreign
    ));
    assert!(matches!(refusal(&altered(&bytes, "\"after\": \"Wren County\"", "\"after\": \"Wren Country\"")), Refusal::Line(_)));
    assert!(matches!(refusal(&altered(&bytes, "\"name\": \"Wren County\"", "\"name\": \"Wren Country\"")), Refusal::Disagrees(_)));
    assert!(matches!(refusal(&altered(&bytes, "\"kind\": \"county\"", "\"kind\": \"planet\"")), Refusal::Value { .. }));
    assert!(matches!(refusal(&altered(&bytes, "\"started\": \"2", "\"started\": \"9")), Refusal::Value { .. }));
    assert!(matches!(refusal(&altered(&bytes, "\\\"answer\\\":\\\"in_place\\\"", "\\\"answer\\\":\\\"not_yet\\\"")), Refusal::State(_)));
    let mut unclean: Bundle = serde_json::from_slice(&bytes).unwrap();
    let mut rounds = unclean.jurisdictions.iter_mut().flat_map(|jurisdiction| &mut jurisdiction.rounds);
    let kept = rounds.find_map(|round| round.states.first_mut()).unwrap();
    kept.canonical = kept.canonical.replacen("\"note\":\"", "\"note\":\"e\u{301}", 1);
    kept.fingerprint = Fingerprint::of(&kept.canonical).to_string();
    assert!(matches!(refusal(&unclean.write()), Refusal::State(_)), "a text that fits its fingerprint, and no door let in");
    let mut twice: Bundle = serde_json::from_slice(&bytes).unwrap();
    let first = twice.jurisdictions[0].actions[0].clone();
    twice.jurisdictions[0].actions.push(first);
    assert!(matches!(refusal(&twice.write()), Refusal::Twice(_)));
    let mut dangling: Bundle = serde_json::from_slice(&bytes).unwrap();
    dangling.jurisdictions[0].people.pop();
    assert!(matches!(refusal(&dangling.write()), Refusal::Dangling(_)));
    let mut orphan: Bundle = serde_json::from_slice(&bytes).unwrap();
    orphan.jurisdictions[0].rounds.pop();
    assert!(matches!(refusal(&orphan.write()), Refusal::Dangling(_)));
    let mut newer: Bundle = serde_json::from_slice(&bytes).unwrap();
    newer.jurisdictions[0].rounds[0].guide = "2099-01-01".to_owned();
    assert!(matches!(refusal(&newer.write()), Refusal::Guide { .. }));
    let mut silent: Bundle = serde_json::from_slice(&bytes).unwrap();
    silent.jurisdictions[0].history.clear();
    assert!(matches!(refusal(&silent.write()), Refusal::Disagrees(_)));
}

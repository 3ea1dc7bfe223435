//! A jurisdiction as one bundle: out, in again with the same bytes, and two copies united.

use axum::body::Body;
use axum::http::Request;
use milepost::bundle::{self, Bundle, Id, Line, Refusal, What};
use milepost::domain::history::{Fact, Subject};
use milepost::domain::ids::{AssessmentId, JurisdictionId};
use milepost::domain::jurisdiction::Profile;
use milepost::domain::people::Actor;
use milepost::domain::readiness::{Change, Field, Fingerprint, Revision};
use milepost::domain::rounds::Heading;
use milepost::store::bundle::{Arrival, Choice, Imported, Outcome, Taken};
use milepost::store::file::Reading;
use milepost::store::file::check::check;
use milepost::store::{FactChange, NewAction, Store, Stretch};
use proptest::prelude::*;
use time::OffsetDateTime;
use time::macros::datetime;

use crate::person::{HOST, Page, Person};

const NOON: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

/// A data file of its own.
struct Desk {
    store: Store,
    _folder: tempfile::TempDir,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { store: Store::open(&folder.path().join("milepost.db")).await.unwrap(), _folder: folder }
    }

    async fn all(&self) -> Vec<u8> {
        self.store.export(None).await.unwrap().write()
    }

    async fn take_in(&self, bytes: &[u8], taken: Taken) -> Imported {
        let bundle = bundle::read(bytes).unwrap();
        let arrival = Arrival { bundle: &bundle, source: "wren.milepost.json", digest: &"0".repeat(64) };
        let choice = Choice { taken, mark: None };
        self.store.import(arrival, &choice, &Actor::unnamed(), NOON + time::Duration::days(1)).await.unwrap()
    }

    async fn brings(&self, bytes: &[u8], taken: Taken) -> Outcome {
        match self.take_in(bytes, taken).await {
            Imported::Done(outcome) => outcome,
            other => panic!("{other:?}"),
        }
    }

    async fn is_sound(&self) {
        let findings = check(self.store.path(), Reading::Beside).await.unwrap();
        assert!(findings.is_clean(), "{findings:?}");
    }

    async fn answer(&self, round: AssessmentId, field: &str, value: &str, at: OffsetDateTime) {
        let field: Field = field.parse().unwrap();
        let seen = Revision::of(&self.says(round, field).await);
        let change = Change { field, value: value.to_owned(), seen };
        self.store.record(round, &[change], &Actor::unnamed(), at).await.unwrap();
    }

    async fn says(&self, round: AssessmentId, field: Field) -> String {
        self.store.assessment(round).await.unwrap().state.get(field)
    }
}

fn none() -> Taken {
    Taken::These(std::collections::BTreeSet::new())
}

/// The worked example, with a decision, a meeting and a kept state made through the pages.
async fn rich() -> (Desk, AssessmentId, JurisdictionId) {
    let desk = Desk::new().await;
    let round = desk.store.found_example(NOON).await.unwrap();
    let known = desk.store.assessment(round).await.unwrap();
    desk.store.keep_state(round, &known.state, NOON).await.unwrap();
    (desk, round, known.jurisdiction.id)
}

#[tokio::test]
async fn out_in_and_out_again_gives_the_same_bytes() {
    let (desk, _, _) = rich().await;
    let bytes = desk.all().await;
    let other = Desk::new().await;
    let outcome = other.brings(&bytes, none()).await;
    assert!(outcome.left.is_empty() && outcome.equal == 0, "{outcome:?}");
    other.is_sound().await;
    assert_eq!(String::from_utf8(other.all().await).unwrap(), String::from_utf8(bytes.clone()).unwrap());
    // A second time, everything is known.
    let again = other.brings(&bytes, none()).await;
    assert!(again.new.is_empty() && again.left.is_empty(), "{again:?}");
    assert_eq!(other.all().await, bytes);
    assert_eq!(other.store.imports().await.unwrap().len(), 2, "the journal stays in the file");
}

#[tokio::test]
async fn what_an_earlier_version_let_through_is_taken_as_it_stands() {
    let (desk, round, _) = rich().await;
    // It kept separators and Word's bullets as they came, in notes and in the states that were frozen of them.
    let raw = "\u{f0b7}\tOne\u{2028}\u{f0a7}\tTwo\u{2029}\u{f0c5} Three";
    for field in ["note-1.1", "need-racial-equity"] {
        desk.answer(round, field, raw, NOON).await;
    }
    desk.answer(round, "evidence-1.1", "\u{f0fc} In the drawer", NOON).await;
    let state = desk.store.assessment(round).await.unwrap().state;
    desk.store.keep_state(round, &state, NOON).await.unwrap();
    let bytes = desk.all().await;
    let other = Desk::new().await;
    let outcome = other.brings(&bytes, none()).await;
    assert!(outcome.left.is_empty(), "{outcome:?}");
    other.is_sound().await;
    assert_eq!(other.all().await, bytes, "no letter of it is changed");
    assert_eq!(other.store.assessment(round).await.unwrap().state.fingerprint(), state.fingerprint());
}

#[tokio::test]
async fn what_is_written_fits_the_schema() {
    let (desk, _, _) = rich().await;
    let schema: serde_json::Value = serde_json::from_slice(&bundle::schema()).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut written: serde_json::Value = serde_json::from_slice(&desk.all().await).unwrap();
    assert!(validator.is_valid(&written));
    written["jurisdictions"][0]["mayor"] = "x".into();
    assert!(!validator.is_valid(&written), "nothing else may stand in it");
}

#[tokio::test]
async fn what_differs_is_kept_unless_theirs_is_taken() {
    let (desk, round, id) = rich().await;
    let other = Desk::new().await;
    other.brings(&desk.all().await, none()).await;
    let hour = |n| NOON + time::Duration::hours(n);
    desk.answer(round, "note-1.1", "Ours", hour(1)).await;
    other.answer(round, "note-1.1", "Theirs, later", hour(2)).await;
    let change = FactChange { fact: Fact::Name, value: "Wren City".to_owned(), seen: None };
    other.store.describe_jurisdiction(id, &[change], &Actor::unnamed(), hour(2)).await.unwrap();
    let bytes = other.all().await;

    let kept = desk.brings(&bytes, none()).await;
    assert_eq!(kept.left.len(), 2, "{kept:?}");
    assert_eq!(desk.says(round, "note-1.1".parse().unwrap()).await, "Ours");
    desk.is_sound().await;
    let again = desk.brings(&bytes, none()).await;
    assert!(again.new.is_empty() && again.left.len() == 2, "nothing is written twice: {again:?}");

    let taken = desk.brings(&bytes, Taken::All).await;
    assert_eq!((taken.taken.len(), taken.left.len()), (2, 0));
    assert_eq!(desk.says(round, "note-1.1".parse().unwrap()).await, "Theirs, later");
    assert_eq!(desk.store.jurisdiction(id).await.unwrap().profile.name, "Wren City");
    desk.is_sound().await;
    let line = &desk.store.history(Subject::Assessment(round), milepost::store::FieldFilter::All, None).await.unwrap().events[0];
    assert_eq!((line.before.as_str(), line.after.as_str()), ("Ours", "Theirs, later"), "an ordinary change by whoever imports");
}

#[tokio::test]
async fn what_was_deleted_for_good_stays_gone_or_comes_back_by_choice() {
    let (desk, round, id) = rich().await;
    let bytes = desk.all().await;
    let action = desk.store.actions(id).await.unwrap()[0].id;
    for subject in [Subject::Action(action), Subject::Assessment(round)] {
        match subject {
            Subject::Action(action) => drop(desk.store.bin_action(action, &Actor::unnamed(), NOON).await.unwrap()),
            _ => drop(desk.store.bin_round(round, &Actor::unnamed(), NOON).await.unwrap()),
        }
        desk.store.throw_out(subject, NOON).await.unwrap();
    }
    let kept = desk.brings(&bytes, none()).await;
    assert_eq!(kept.left.iter().filter(|left| matches!(left.what, What::GoneHere(_))).count(), 2, "{kept:?}");
    assert!(desk.store.assessment(round).await.is_err());
    desk.is_sound().await;
    let gone = desk.all().await;
    desk.brings(&bytes, Taken::All).await;
    assert!(desk.store.assessment(round).await.is_ok());
    desk.is_sound().await;

    // The other way round: what is gone there goes into the bin here.
    let back = desk.brings(&gone, none()).await;
    assert_eq!(back.left.iter().filter(|left| matches!(left.what, What::GoneThere(_))).count(), 2, "{back:?}");
    desk.brings(&gone, Taken::All).await;
    assert!(desk.store.assessment(round).await.is_err());
    assert_eq!(desk.store.binned().await.unwrap().len(), 2);
    desk.is_sound().await;
}

#[tokio::test]
async fn a_jurisdiction_gone_for_good_comes_back_whole() {
    let (desk, _, id) = rich().await;
    let bytes = desk.all().await;
    desk.store.bin_jurisdiction(id, &Actor::unnamed(), NOON).await.unwrap();
    desk.store.throw_out(Subject::Jurisdiction(id), NOON).await.unwrap();
    let kept = desk.brings(&bytes, none()).await;
    assert_eq!(kept.left.len(), 1, "{kept:?}");
    desk.is_sound().await;
    desk.brings(&bytes, Taken::All).await;
    desk.is_sound().await;
    assert_eq!(desk.all().await, bytes);
}

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
    let action = wren.jurisdictions[0].actions[0].clone();
    moved.people.clone_from(&wren.people);
    moved.people_history.clone_from(&wren.people_history);
    moved.jurisdictions[0].history.extend(forged(&wren.jurisdictions[0].history, |line| line.subject_id == action.id));
    moved.jurisdictions[0].actions.push(bundle::Action { assessment: None, ..action.clone() });
    // Another kind of record under an id that is an action here.
    let mut other_kind = heron;
    let person = bundle::Person { id: action.id, ..wren.people[0].clone() };
    let mut lines = forged(&wren.people_history, |line| line.subject_id == wren.people[0].id);
    for line in &mut lines {
        line.subject_id = person.id;
        line.person = None;
        line.digest = bundle::hex(&line.event().unwrap().digest());
    }
    other_kind.people.push(person);
    other_kind.people_history.extend(lines);

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
async fn nothing_is_taken_over_a_list_that_has_changed() {
    let (desk, round, _) = rich().await;
    let bytes = desk.all().await;
    desk.answer(round, "note-1.1", "One", NOON).await;
    let bundle = bundle::read(&bytes).unwrap();
    let preview = desk.store.preview_import(&bundle).await.unwrap().unwrap();
    desk.answer(round, "note-1.1", "Two", NOON + time::Duration::hours(1)).await;
    let arrival = Arrival { bundle: &bundle, source: "x", digest: &"0".repeat(64) };
    let choice = Choice { taken: Taken::All, mark: Some(preview.mark()) };
    let imported = desk.store.import(arrival, &choice, &Actor::unnamed(), NOON).await.unwrap();
    assert!(matches!(imported, Imported::ChangedSince(_)), "{imported:?}");
    assert_eq!(desk.says(round, "note-1.1".parse().unwrap()).await, "Two");
    assert!(desk.store.imports().await.unwrap().is_empty());
}

/// What somebody does in one copy.
#[derive(Debug, Clone)]
enum Act {
    Answer(&'static str, &'static str),
    Rename(&'static str),
    Add(&'static str),
    Drop,
    Begin(&'static str),
    Title(&'static str),
}

fn act() -> impl Strategy<Value = Act> {
    let fields = proptest::sample::select(vec![
        ("step-1.1", "in_place"),
        ("step-1.1", "not_yet"),
        ("step-1.1", ""),
        ("note-1.1", "A note"),
        ("note-1.1", "A note, longer"),
        ("note-1.1", "Other “words”\n\u{1F3C1}"),
        ("need-staff-buy-in", "Time"),
        ("judgment-staff-buy-in", "met: because"),
        ("evidence-3.1", "https://example.org"),
    ]);
    prop_oneof![
        4 => fields.prop_map(|(field, value)| Act::Answer(field, value)),
        1 => proptest::sample::select(vec!["Wren County", "Wren City", "Æbel"]).prop_map(Act::Rename),
        1 => proptest::sample::select(vec!["Ask the council", "Hire"]).prop_map(Act::Add),
        1 => Just(Act::Drop),
        1 => proptest::sample::select(vec!["Spring", "Fall"]).prop_map(Act::Begin),
        1 => proptest::sample::select(vec!["First", "Second"]).prop_map(Act::Title),
    ]
}

async fn perform(desk: &Desk, act: &Act, at: OffsetDateTime) {
    let (store, actor) = (&desk.store, &Actor::unnamed());
    let id = desk.store.jurisdictions("", false, Stretch::First).await.unwrap().rows[0].id;
    let round = store.rounds(id).await.unwrap()[0].id;
    let fact = |fact, value: &str| [FactChange { fact, value: value.to_owned(), seen: None }];
    match act {
        Act::Answer(field, value) => desk.answer(round, field, value, at).await,
        Act::Rename(name) => drop(store.describe_jurisdiction(id, &fact(Fact::Name, name), actor, at).await.unwrap()),
        Act::Title(title) => {
            drop(store.settle_round(round, &fact(Fact::Title, title), &milepost::store::Roster::default(), actor, at).await.unwrap());
        }
        Act::Begin(title) => {
            let heading = Heading { title: (*title).to_owned(), started: at.date() };
            store.begin_round(id, &heading, actor, at).await.unwrap();
        }
        Act::Add(what) => {
            let new = NewAction { facts: vec![(Fact::What, (*what).to_owned())], ..NewAction::default() };
            store.add_action(id, &new, actor, at).await.unwrap();
        }
        Act::Drop => {
            let Some(action) = store.actions(id).await.unwrap().pop() else { return };
            let changes = [(Fact::Reason, "No money"), (Fact::Status, "dropped")];
            let changes = changes.map(|(fact, value)| FactChange { fact, value: value.to_owned(), seen: None });
            store.change_action(action.id, &changes, None, actor, at).await.unwrap();
        }
    }
}

async fn play(start: &[Act], here: &[Act], there: &[Act], takes: bool) {
    let desk = Desk::new().await;
    let heading = Heading { title: "First".to_owned(), started: NOON.date() };
    desk.store.found(&Profile::named("Wren County".to_owned()), &heading, &Actor::unnamed(), NOON).await.unwrap();
    let mut at = NOON;
    for act in start {
        at += time::Duration::minutes(4);
        perform(&desk, act, at).await;
    }
    let other = Desk::new().await;
    let bytes = desk.all().await;
    other.brings(&bytes, none()).await;
    assert_eq!(other.all().await, bytes);
    for (at_desk, acts, pace) in [(&desk, here, 3), (&other, there, 5)] {
        let mut at = at;
        for act in acts {
            at += time::Duration::minutes(pace);
            perform(at_desk, act, at).await;
        }
    }
    let theirs = other.all().await;
    let outcome = desk.brings(&theirs, if takes { Taken::All } else { none() }).await;
    desk.is_sound().await;
    let again = desk.brings(&theirs, none()).await;
    assert!(again.new.is_empty(), "{again:?}");
    if takes {
        assert!(outcome.left.is_empty() && again.left.is_empty(), "{again:?}");
    } else {
        assert_eq!(outcome.left, again.left);
    }
    let united = desk.all().await;
    let third = Desk::new().await;
    third.brings(&united, none()).await;
    third.is_sound().await;
    assert_eq!(third.all().await, united);
    let ids = |bytes: &[u8]| -> std::collections::BTreeSet<String> {
        let bundle = bundle::read(bytes).unwrap();
        bundle.jurisdictions.iter().flat_map(|it| it.history.iter().map(|line| line.id.to_string())).collect()
    };
    assert!(ids(&united).is_superset(&ids(&theirs)), "no line is lost");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_copies_are_united_without_losing_a_line(
        start in proptest::collection::vec(act(), 0..6),
        here in proptest::collection::vec(act(), 0..6),
        there in proptest::collection::vec(act(), 0..6),
        takes in any::<bool>(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(play(&start, &here, &there, takes));
    }
}

/// The bundle with one part of its text changed.
fn altered(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

#[tokio::test]
async fn what_cannot_be_trusted_is_refused_with_the_reason() {
    let (desk, _, _) = rich().await;
    let bytes = desk.all().await;
    let refusal = |bytes: &[u8]| bundle::read(bytes).unwrap_err();
    assert_eq!(refusal(b""), Refusal::CutShort);
    assert_eq!(refusal(&bytes[..bytes.len() / 2]), Refusal::CutShort);
    assert!(matches!(refusal(b"<html>"), Refusal::NotJson { .. }));
    assert!(matches!(refusal(b"\xff\xfe"), Refusal::NotJson { .. }));
    assert_eq!(refusal(b"{}"), Refusal::Foreign);
    assert_eq!(refusal(b"[1, 2]"), Refusal::Foreign);
    assert_eq!(refusal(&altered(&bytes, "milepost-bundle/1", "milepost-report/1")), Refusal::Foreign);
    assert_eq!(refusal(&altered(&bytes, "milepost-bundle/1", "milepost-bundle/2")), Refusal::Newer { version: 2 });
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
    dangling.people.pop();
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

/// Uploads a file as the form does.
async fn upload(person: &Person, name: &str, bytes: &[u8]) -> Page {
    let mut body = format!("--cut\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"{name}\"\r\n\r\n").into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let request = Request::post("/import").header("host", HOST).header("content-type", "multipart/form-data; boundary=cut");
    person.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_jurisdiction_goes_from_one_computer_to_another_by_the_pages() {
    let dana = Person::new().await;
    let round = dana.start("Dana Ortiz", "Wren County").await;
    let home = dana.get(&round).await.after("class=\"where\"", "href");
    dana.get(&home).await.says("Export it as a file");
    let file = dana.get(&format!("{home}/export")).await;
    file.expect(200);
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"wren-county.milepost.json\"");
    dana.get("/export").await.expect(200);
    dana.get("/schema/bundle.json").await.expect(200).says("milepost-bundle/1");

    let lee = Person::new().await;
    lee.get("/import").await.expect(200).says("Nothing was imported yet.");
    let sent = upload(&lee, "wren-county.milepost.json", file.text.as_bytes()).await;
    sent.expect(303);
    let page = lee.get(&sent.location).await;
    page.expect(200).says("What the import would do").says("One jurisdiction").says("Nothing is saved yet.");
    let mark = page.after("name=\"mark\"", "value");
    assert_eq!(lee.get(&round).await.status, 404, "nothing is saved before it is confirmed");
    let done = lee.post(&sent.location, &[("mark", &mark)]).await;
    done.expect(303);
    lee.get(&done.location).await.expect(200).says("is imported.").says("Go to what was imported");
    lee.get(&round).await.expect(200);
    assert_eq!(lee.get(&format!("{home}/export")).await.text, file.text);
    lee.get(&sent.location).await.expect(422).says("no longer waiting here");

    // The two go on separately, and meet again.
    dana.post(&format!("{round}/conditions/leadership-commitment"), &[("note-1.1", "Dana’s")]).await.expect(303);
    lee.post(&format!("{round}/conditions/leadership-commitment"), &[("note-1.1", "Lee’s")]).await.expect(303);
    let again = upload(&lee, "wren.json", dana.get(&format!("{home}/export")).await.text.as_bytes()).await;
    let page = lee.get(&again.location).await;
    page.says("One record says").says("Dana’s").says("Lee’s");
    let (mark, field) = (page.after("name=\"mark\"", "value"), page.after("type=\"radio\"", "name"));
    lee.post(&again.location, &[("mark", "stale")]).await.expect(409).says("Look again at what differs now");
    lee.post(&again.location, &[("mark", &mark), (&field, "perhaps")]).await.expect(400);
    lee.post(&again.location, &[("mark", &mark), (&field, "theirs")]).await.expect(303);
    assert_eq!(lee.report(&round).await["conditions"][0]["steps"][0]["note"], "Dana’s");
    let findings = check(lee.store.path(), Reading::Beside).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
}

#[tokio::test]
async fn a_file_that_is_no_bundle_is_refused_on_the_page() {
    let dana = Person::new().await;
    upload(&dana, "", b"").await.expect(422).says("Choose the file first.");
    upload(&dana, "notes.txt", b"Hello").await.expect(422).says("It is not a Milepost bundle");
    upload(&dana, "new.json", br#"{"format": "milepost-bundle/7"}"#).await.expect(422).says("made by a newer Milepost");
    upload(&dana, "huge.json", &vec![b' '; 65 << 20]).await.expect(422).says("larger than 64 megabytes");
    dana.post("/import", &[("bundle", "x")]).await.expect(415);
    dana.get("/import/0000").await.expect(422);
    let huge = vec![b'x'; 7 << 20];
    dana.post_raw("/jurisdictions", huge).await.expect(413);
}

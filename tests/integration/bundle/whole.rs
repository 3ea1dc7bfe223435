//! A jurisdiction as one bundle: out, and in again with the same bytes.

use milepost::bundle;
use milepost::domain::history::Subject;
use milepost::domain::people::Actor;
use milepost::store::bundle::Taken;

use super::desk::{Desk, NOON, none, rich};

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

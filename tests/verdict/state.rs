//! The canonical text of a state and the fingerprint that identifies it.

use milepost::domain::guide::{ConditionKey, StepKey};
use milepost::domain::readiness::{Field, Judgment, Limits, LimitsChange, State};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::given::{any_answer, any_limits, cases};

fn any_text() -> impl Strategy<Value = String> {
    let awkward = ["", "\"", "\\", "é", "e\u{301}", "\u{2028}", "\u{1F3C1}", "a\tb\nc", "\u{7f}", "</script>", "null", "1e400", "{}"];
    prop_oneof![any::<String>(), select(awkward.to_vec()).prop_map(str::to_owned)]
}

pub fn any_field() -> impl Strategy<Value = Field> {
    select(Field::all().collect::<Vec<_>>())
}

/// A value that a field could hold.
pub fn value_for(field: Field) -> BoxedStrategy<String> {
    match field {
        Field::Answer(_) => any_answer().prop_map(|answer| answer.map_or_else(String::new, |answer| answer.to_string())).boxed(),
        Field::LeaveOut(_) => select(vec![String::new(), "yes".to_owned()]).boxed(),
        Field::Carried(_) => select(vec!["", "2026-03-14", "2025-10-01"]).prop_map(str::to_owned).boxed(),
        Field::Judgment(_) => {
            let given = (select(vec!["met", "not_met"]), any_text()).prop_map(|(judged, reason)| format!("{judged}: because {reason}"));
            prop_oneof![Just(String::new()), given].boxed()
        }
        Field::Note(_) | Field::Evidence(_) | Field::Need(_) => any_text().boxed(),
    }
}

fn any_entry() -> impl Strategy<Value = (Field, String)> {
    any_field().prop_flat_map(|field| (Just(field), value_for(field)))
}

fn limits_change(limits: Limits) -> LimitsChange {
    let reason = if limits == Limits::default() { "" } else { "Council policy" };
    LimitsChange { limits, reason: reason.to_owned() }
}

fn filled(guide: &str, limits: Limits, entries: &[(Field, String)]) -> State {
    let mut state = State::blank(guide).with_limits(limits_change(limits));
    for (field, value) in entries {
        state.set(*field, value).expect("a value that fits its field");
    }
    state
}

prop_compose! {
    pub fn any_state()(guide in any_text(), limits in any_limits(), entries in vec(any_entry(), 0..60)) -> State {
        filled(&guide, limits, &entries)
    }
}

/// A value as RFC 8785 writes it, for the strings, small numbers and nulls that a state is made of.
fn with_sorted_keys(value: &Value) -> String {
    let Value::Object(members) = value else { return value.to_string() };
    let mut members: Vec<(&String, &Value)> = members.iter().collect();
    members.sort_by_key(|(key, _)| key.encode_utf16().collect::<Vec<_>>());
    let members: Vec<String> = members.into_iter().map(|(key, value)| format!("{}:{}", json!(key), with_sorted_keys(value))).collect();
    format!("{{{}}}", members.join(","))
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn the_canonical_text_reads_back_as_what_was_put_in(state in any_state()) {
        let read: Value = serde_json::from_str(&state.canonical()).expect("JSON");
        let text = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
        prop_assert_eq!(&read["format"], "milepost-state/1");
        prop_assert_eq!(&read["guide"], state.guide_version());
        let limits = state.limits().limits;
        prop_assert_eq!((&read["limits"]["some"], &read["limits"]["most"]), (&json!(limits.some()), &json!(limits.most())));
        for step in StepKey::all() {
            let read = &read["steps"][step.to_string()];
            prop_assert_eq!(&read["answer"], &text(&state.get(Field::Answer(step))));
            prop_assert_eq!(&read["note"], &state.get(Field::Note(step)));
            prop_assert_eq!(&read["evidence"], &state.get(Field::Evidence(step)));
            prop_assert_eq!(&read["carried"], &text(&state.get(Field::Carried(step))));
        }
        for key in ConditionKey::ALL {
            let read = &read["conditions"][key.as_str()];
            prop_assert_eq!(&read["need"], &state.get(Field::Need(key)));
            let judgment = Judgment::from_stored(&state.get(Field::Judgment(key)));
            let judgment = judgment.map(|judgment| json!({"judged": judgment.judged.as_str(), "reason": judgment.reason}));
            prop_assert_eq!(&read["judgment"], &json!(judgment));
        }
    }

    #[test]
    fn a_state_reads_back_from_its_canonical_text_but_for_what_that_leaves_out(state in any_state()) {
        let read = State::from_canonical(&state.canonical()).expect("a canonical text");
        prop_assert_eq!(read.canonical(), state.canonical());
        for field in Field::all().filter(|field| !matches!(field, Field::LeaveOut(_))) {
            prop_assert_eq!(read.get(field), state.get(field));
        }
    }

    #[test]
    fn the_canonical_text_is_as_rfc_8785_writes_it(state in any_state()) {
        let canonical = state.canonical();
        prop_assert_eq!(with_sorted_keys(&serde_json::from_str(&canonical).expect("JSON")), canonical);
    }

    #[test]
    fn the_fingerprint_is_the_digest_of_the_canonical_text(state in any_state()) {
        let digest = Sha256::digest(state.canonical().as_bytes());
        let hex = digest.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        prop_assert_eq!(state.fingerprint().to_string(), &hex[..]);
        prop_assert_eq!(state.fingerprint().short(), format!("{} {}", &hex[..4], &hex[4..8]));
    }

    #[test]
    fn a_state_reached_by_another_way_has_the_same_fingerprint(
        state in any_state(),
        order in Just(Field::all().collect::<Vec<_>>()).prop_shuffle(),
        detour in vec(any_entry(), 0..20),
    ) {
        let entries: Vec<_> = detour.into_iter().chain(order.into_iter().map(|field| (field, state.get(field)))).collect();
        let again = filled(state.guide_version(), state.limits().limits, &entries);
        prop_assert_eq!(&again, &state);
        prop_assert_eq!(again.fingerprint(), state.fingerprint());
    }

    #[test]
    fn a_changed_field_changes_the_fingerprint_but_for_what_reports_leave_out(
        state in any_state(),
        (field, value) in any_entry(),
    ) {
        let mut changed = state.clone();
        changed.set(field, &value).expect("a value that fits its field");
        let same = changed.get(field) == state.get(field) || matches!(field, Field::LeaveOut(_));
        prop_assert_eq!(changed.fingerprint() == state.fingerprint(), same, "{} {:?}", field, value);
        prop_assert_eq!(changed == state, changed.get(field) == state.get(field));
    }

    #[test]
    fn other_limits_or_another_guide_change_the_fingerprint(state in any_state(), limits in any_limits(), guide in any_text()) {
        let limited = state.clone().with_limits(limits_change(limits));
        prop_assert_eq!(limited.fingerprint() == state.fingerprint(), limits == state.limits().limits);
        let entries: Vec<_> = Field::all().map(|field| (field, state.get(field))).collect();
        let guided = filled(&guide, state.limits().limits, &entries);
        prop_assert_eq!(guided.fingerprint() == state.fingerprint(), guide == state.guide_version());
    }
}

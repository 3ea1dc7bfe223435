//! The canonical text of a state (RFC 8785), written and read back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Answer, Field, Fingerprint, Limits, LimitsChange, State, joined};
use crate::domain::guide::{ConditionKey, StepKey};
use crate::domain::words::dates;
use crate::domain::words::text::is_kept;

const FORMAT: &str = "milepost-state/1";

#[derive(Serialize, Deserialize)]
struct Said<'a> {
    format: &'a str,
    #[serde(borrow)]
    guide: Cow<'a, str>,
    limits: Numbers,
    #[serde(borrow)]
    steps: BTreeMap<Cow<'a, str>, Step<'a>>,
    #[serde(borrow)]
    conditions: BTreeMap<Cow<'a, str>, Condition<'a>>,
}

/// Of the limits only the numbers count: their reason and author are in the history.
#[derive(Serialize, Deserialize)]
struct Numbers {
    some: u8,
    most: u8,
}

#[derive(Serialize, Deserialize)]
struct Step<'a> {
    answer: Option<&'a str>,
    #[serde(borrow)]
    note: Cow<'a, str>,
    #[serde(borrow)]
    evidence: Cow<'a, str>,
    #[serde(borrow)]
    carried: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
struct Condition<'a> {
    #[serde(borrow)]
    need: Cow<'a, str>,
    #[serde(borrow)]
    judgment: Option<Judgment<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Judgment<'a> {
    judged: &'a str,
    #[serde(borrow)]
    reason: Cow<'a, str>,
}

impl State {
    /// The canonical text of the state (RFC 8785): what an assessment says and nothing else, so no
    /// ids, times, actors or derived values. Of the limits only the numbers count: their reason and
    /// author are in the history.
    #[must_use]
    pub fn canonical(&self) -> String {
        write(self)
    }

    /// Reads a canonical text from elsewhere. What it does not say is blank: what reports leave out, and
    /// the reason for other limits. `None` when it is no canonical text of a state, or holds a value that
    /// would not have come through the door as it stands.
    #[must_use]
    pub fn from_canonical(canonical: &str) -> Option<Self> {
        let is_clean = |state: &Self, field: Field| is_kept(&state.get(field), |value| field.clean(value)) == Ok(true);
        read(canonical).filter(|state| state.canonical() == canonical && Field::all().all(|field| is_clean(state, field)))
    }

    /// Reads back a text that was kept with its fingerprint, which proves it to be what was written then.
    /// `None` when the two do not fit.
    #[must_use]
    pub fn kept(canonical: &str, fingerprint: Fingerprint) -> Option<Self> {
        if Fingerprint::of(canonical) == fingerprint { read(canonical) } else { None }
    }

    /// The SHA-256 of the canonical text.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.canonical())
    }
}

/// Writes it.
fn write(state: &State) -> String {
    let step = |key: StepKey| {
        let entry = &state[key];
        let step = Step {
            answer: entry.answer.map(Answer::as_str),
            note: Cow::from(&entry.note),
            evidence: Cow::from(&entry.evidence),
            carried: entry.carried.map(dates::iso).map(Cow::from),
        };
        (Cow::from(key.to_string()), step)
    };
    let condition = |key: ConditionKey| {
        let judgment = state.judgment(key).map(|own| Judgment { judged: own.judged.as_str(), reason: Cow::from(&own.reason) });
        (Cow::from(key.as_str()), Condition { need: Cow::from(state.need(key)), judgment })
    };
    let limits = state.limits().limits;
    let said = Said {
        format: FORMAT,
        guide: Cow::from(state.guide_version()),
        limits: Numbers { some: limits.some(), most: limits.most() },
        steps: StepKey::all().map(step).collect(),
        conditions: ConditionKey::ALL.into_iter().map(condition).collect(),
    };
    serde_json_canonicalizer::to_string(&said).expect("strings, small numbers and nulls are always valid JSON")
}

/// Reads it. What it does not say is blank: what reports leave out, and the reason for other limits.
/// `None` when it is no text of a state, or says what none can.
fn read(text: &str) -> Option<State> {
    let said: Said<'_> = serde_json::from_str(text).ok().filter(|said: &Said<'_>| said.format == FORMAT)?;
    let limits = Limits::new(said.limits.some, said.limits.most).ok()?;
    let mut state = State::blank(&said.guide).with_limits(LimitsChange { limits, reason: String::new() });
    for (key, step) in said.steps {
        let key: StepKey = key.parse().ok()?;
        let fields = [
            (Field::Answer(key), step.answer.map(Cow::from)),
            (Field::Note(key), Some(step.note)),
            (Field::Evidence(key), Some(step.evidence)),
            (Field::Carried(key), step.carried),
        ];
        for (field, value) in fields {
            state.restore(field, value.unwrap_or_default().into_owned()).ok()?;
        }
    }
    for (key, condition) in said.conditions {
        let key: ConditionKey = key.parse().ok()?;
        state.restore(Field::Need(key), condition.need.into_owned()).ok()?;
        if let Some(Judgment { judged, reason }) = condition.judgment {
            state.restore(Field::Judgment(key), joined(judged, &reason)).ok()?;
        }
    }
    Some(state)
}

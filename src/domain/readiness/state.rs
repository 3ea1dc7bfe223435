//! All that an assessment says at one moment, and the fingerprint that identifies it.

use std::fmt;
use std::ops::Index;
use std::str::FromStr;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use time::Date;

use super::{Answer, Field, Judgment, Limits, LimitsChange};
use crate::domain::dates;
use crate::domain::guide::{CONDITIONS, ConditionKey, STEPS, StepKey};
use crate::domain::text::Problem;

/// What is known of one step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The answer; `None` while nobody has looked.
    pub answer: Option<Answer>,
    /// A note, up to 10,000 characters.
    pub note: String,
    /// Where the proof is, up to 1,000 characters.
    pub evidence: String,
    /// Whether the note is left out of reports.
    pub left_out: bool,
    /// When the answer was last given or confirmed, if it was carried over and nobody has confirmed it since.
    pub carried: Option<Date>,
}

/// The state of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    guide_version: String,
    limits: LimitsChange,
    entries: [Entry; STEPS],
    needs: [String; CONDITIONS],
    judgments: [Option<Judgment>; CONDITIONS],
}

impl State {
    /// The state of an assessment that nobody has begun.
    #[must_use]
    pub fn blank(guide_version: &str) -> Self {
        Self {
            guide_version: guide_version.to_owned(),
            limits: LimitsChange::default(),
            entries: std::array::from_fn(|_| Entry::default()),
            needs: std::array::from_fn(|_| String::new()),
            judgments: std::array::from_fn(|_| None),
        }
    }

    /// The same with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: LimitsChange) -> Self {
        self.limits = limits;
        self
    }

    /// Puts a value into a field, cleaned and checked as at the door.
    ///
    /// # Errors
    /// [`Problem`] when the value does not fit the field.
    pub fn set(&mut self, field: Field, value: &str) -> Result<(), Problem> {
        let value = field.clean(value)?;
        match field {
            Field::Answer(step) => self.entries[step.index()].answer = value.parse().ok(),
            Field::Note(step) => self.entries[step.index()].note = value,
            Field::Evidence(step) => self.entries[step.index()].evidence = value,
            Field::LeaveOut(step) => self.entries[step.index()].left_out = !value.is_empty(),
            Field::Carried(step) => self.entries[step.index()].carried = dates::parse_iso(&value),
            Field::Need(key) => self.needs[key.index()] = value,
            Field::Judgment(key) => self.judgments[key.index()] = Judgment::from_stored(&value),
        }
        Ok(())
    }

    /// What a field holds, in its stored form.
    #[must_use]
    pub fn get(&self, field: Field) -> String {
        match field {
            Field::Answer(step) => self[step].answer.map_or_else(String::new, |answer| answer.to_string()),
            Field::Note(step) => self[step].note.clone(),
            Field::Evidence(step) => self[step].evidence.clone(),
            Field::LeaveOut(step) => if self[step].left_out { "yes" } else { "" }.to_owned(),
            Field::Carried(step) => self[step].carried.map_or_else(String::new, dates::iso),
            Field::Need(key) => self.need(key).to_owned(),
            Field::Judgment(key) => Judgment::stored(self.judgment(key)),
        }
    }

    /// Answers a step, for the what-if page.
    pub fn answer(&mut self, step: StepKey, answer: Option<Answer>) {
        self.entries[step.index()].answer = answer;
    }

    /// The version of the guide that it is read with.
    #[must_use]
    pub fn guide_version(&self) -> &str {
        &self.guide_version
    }

    /// The limits of the bands, with the reason when they are not ours.
    #[must_use]
    pub const fn limits(&self) -> &LimitsChange {
        &self.limits
    }

    /// What must be addressed to have a condition.
    #[must_use]
    pub fn need(&self, key: ConditionKey) -> &str {
        &self.needs[key.index()]
    }

    /// The jurisdiction's own word on a condition.
    #[must_use]
    pub const fn judgment(&self, key: ConditionKey) -> Option<&Judgment> {
        self.judgments[key.index()].as_ref()
    }

    /// The answers of all steps, in order.
    pub fn answers(&self) -> impl Iterator<Item = (StepKey, Option<Answer>)> {
        StepKey::all().map(|step| (step, self[step].answer))
    }

    /// The steps whose answers were carried over and not confirmed since, with the date of each. A mark
    /// without an answer, which only the history could put back, marks nothing.
    pub fn carried(&self) -> impl Iterator<Item = (StepKey, Date)> {
        StepKey::all().filter_map(|step| self[step].answer.and(self[step].carried).map(|date| (step, date)))
    }

    /// The canonical text of the state (RFC 8785): what an assessment says and nothing else, so no
    /// ids, times, actors or derived values. Of the limits only the numbers count: their reason and
    /// author are in the history.
    #[must_use]
    pub fn canonical(&self) -> String {
        let steps: serde_json::Map<String, Value> = StepKey::all()
            .map(|step| {
                let entry = &self[step];
                let value = json!({
                    "answer": entry.answer.map(Answer::as_str),
                    "note": entry.note,
                    "evidence": entry.evidence,
                    "carried": entry.carried.map(dates::iso),
                });
                (step.to_string(), value)
            })
            .collect();
        let conditions: serde_json::Map<String, Value> = ConditionKey::ALL
            .into_iter()
            .map(|key| {
                let judgment = self.judgment(key).map(|judgment| json!({"judged": judgment.judged.as_str(), "reason": judgment.reason}));
                (key.to_string(), json!({"need": self.need(key), "judgment": judgment}))
            })
            .collect();
        let state = json!({
            "format": "milepost-state/1",
            "guide": self.guide_version,
            "limits": {"some": self.limits.limits.some(), "most": self.limits.limits.most()},
            "steps": steps,
            "conditions": conditions,
        });
        serde_json_canonicalizer::to_string(&state).expect("a tree of strings, small numbers and nulls is always valid JSON")
    }

    /// Reads a canonical text back. What it does not say is blank: what reports leave out, and the
    /// reason for other limits. `None` when it is no canonical text of a state.
    #[must_use]
    pub fn from_canonical(canonical: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(canonical).ok()?;
        let number = |name: &str| value["limits"][name].as_u64().and_then(|number| u8::try_from(number).ok());
        let limits = Limits::new(number("some")?, number("most")?).ok()?;
        let mut state = Self::blank(value["guide"].as_str()?).with_limits(LimitsChange { limits, reason: String::new() });
        for step in StepKey::all() {
            let read = &value["steps"][step.to_string()];
            let text = |name: &str| read[name].as_str().unwrap_or_default();
            let fields = [Field::Answer(step), Field::Note(step), Field::Evidence(step), Field::Carried(step)];
            for (field, name) in fields.into_iter().zip(["answer", "note", "evidence", "carried"]) {
                state.set(field, text(name)).ok()?;
            }
        }
        for key in ConditionKey::ALL {
            let read = &value["conditions"][key.as_str()];
            state.set(Field::Need(key), read["need"].as_str()?).ok()?;
            let judgment = &read["judgment"];
            if let (Some(judged), Some(reason)) = (judgment["judged"].as_str(), judgment["reason"].as_str()) {
                state.set(Field::Judgment(key), &super::joined(judged, reason)).ok()?;
            }
        }
        (state.canonical() == canonical).then_some(state)
    }

    /// The SHA-256 of the canonical text.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.canonical())
    }
}

impl Index<StepKey> for State {
    type Output = Entry;

    fn index(&self, step: StepKey) -> &Entry {
        &self.entries[step.index()]
    }
}

/// Identifies a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub [u8; 32]);

impl Fingerprint {
    /// The fingerprint of the state that has this canonical text.
    #[must_use]
    pub fn of(canonical: &str) -> Self {
        Self(Sha256::digest(canonical.as_bytes()).into())
    }

    /// The short form on pages and documents: "4f9c 21ab".
    #[must_use]
    pub fn short(self) -> String {
        let full = self.to_string();
        format!("{} {}", &full[..4], &full[4..8])
    }
}

impl FromStr for Fingerprint {
    type Err = Problem;

    /// Reads the full form: 64 digits, lower case.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let digits: Option<Vec<u8>> =
            text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect();
        let bytes = digits.and_then(|digits| <[u8; 32]>::try_from(digits).ok()).map(Self);
        bytes.filter(|fingerprint| fingerprint.to_string() == text).ok_or(Problem::NotAChoice)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some_value(field: Field) -> &'static str {
        match field {
            Field::Answer(_) => "in_place",
            Field::LeaveOut(_) => "yes",
            Field::Carried(_) => "2026-03-14",
            Field::Judgment(_) => "met: because",
            Field::Note(_) | Field::Evidence(_) | Field::Need(_) => "é “x”\u{1F3C1}",
        }
    }

    #[test]
    fn what_is_put_into_a_field_comes_back() {
        let mut state = State::blank("g");
        for field in Field::all() {
            assert_eq!(state.get(field), "");
            state.set(field, some_value(field)).unwrap();
            assert_eq!(state.get(field), some_value(field));
        }
    }

    #[test]
    fn a_canonical_text_reads_back_and_nothing_else_does() {
        let mut state = State::blank("g").with_limits(LimitsChange { limits: Limits::new(2, 5).unwrap(), reason: String::new() });
        for field in Field::all().filter(|field| !matches!(field, Field::LeaveOut(_))) {
            state.set(field, some_value(field)).unwrap();
        }
        let canonical = state.canonical();
        assert_eq!(State::from_canonical(&canonical), Some(state.clone()));
        for wrong in ["", "{}", "null", &canonical.replacen("in_place", "perhaps", 1), &format!(" {canonical}")] {
            assert_eq!(State::from_canonical(wrong), None);
        }
        let fingerprint = state.fingerprint();
        assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        assert!("4f9c 21ab".parse::<Fingerprint>().is_err());
    }

    #[test]
    fn any_part_changed_gives_another_fingerprint_but_for_what_a_report_leaves_out() {
        let blank = State::blank("g");
        for field in Field::all() {
            let mut changed = blank.clone();
            changed.set(field, some_value(field)).unwrap();
            let same = changed.fingerprint() == blank.fingerprint();
            assert_eq!(same, matches!(field, Field::LeaveOut(_)), "{field}");
        }
        assert_ne!(State::blank("h").fingerprint(), blank.fingerprint());
        let other = LimitsChange::parse("2", "5", "smaller").unwrap();
        assert_ne!(blank.clone().with_limits(other).fingerprint(), blank.fingerprint());
    }

    #[test]
    fn the_canonical_text_of_a_blank_state_never_changes() {
        let text = State::blank("2022-12-15").canonical();
        assert!(text.starts_with(r#"{"conditions":{"community-engagement":{"judgment":null,"need":""},"#), "{text}");
        assert!(text.ends_with(r#""9.3":{"answer":null,"carried":null,"evidence":"","note":""}}}"#), "{text}");
        assert_eq!(State::blank("2022-12-15").fingerprint().short().len(), 9);
    }
}

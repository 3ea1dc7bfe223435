//! All that an assessment says at one moment, and the fingerprint that identifies it.

use std::fmt;
use std::ops::Index;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use time::Date;

use super::{Answer, Field, Judgment, LimitsChange};
use crate::domain::guide::{CONDITIONS, ConditionKey, STEPS, StepKey};
use crate::domain::words::dates;
use crate::domain::words::text::Problem;

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
        self.restore(field, field.clean(value)?)
    }

    /// Puts a stored value into a field: one that was cleaned at the door, so that only what could not
    /// be read at all is a problem.
    ///
    /// # Errors
    /// [`Problem`] when the field cannot hold it.
    pub fn restore(&mut self, field: Field, stored: String) -> Result<(), Problem> {
        fn unless_empty<T>(stored: &str, read: impl FnOnce(&str) -> Result<T, Problem>) -> Result<Option<T>, Problem> {
            if stored.is_empty() { Ok(None) } else { read(stored).map(Some) }
        }
        match field {
            Field::Answer(step) => self.entries[step.index()].answer = unless_empty(&stored, str::parse)?,
            Field::Note(step) => self.entries[step.index()].note = stored,
            Field::Evidence(step) => self.entries[step.index()].evidence = stored,
            Field::LeaveOut(step) => {
                let yes = |stored: &str| if stored == "yes" { Ok(()) } else { Err(Problem::NotAChoice) };
                self.entries[step.index()].left_out = unless_empty(&stored, yes)?.is_some();
            }
            Field::Carried(step) => {
                self.entries[step.index()].carried = unless_empty(&stored, |stored| dates::parse_iso(stored).ok_or(Problem::NotADate))?;
            }
            Field::Need(key) => self.needs[key.index()] = stored,
            Field::Judgment(key) => {
                self.judgments[key.index()] = unless_empty(&stored, |stored| Judgment::from_stored(stored).ok_or(Problem::NotAChoice))?;
            }
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

    /// Whether it says the same as another, so that both have one fingerprint.
    #[must_use]
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let said = |entry: &Entry| Entry { left_out: false, ..entry.clone() };
        self.guide_version == other.guide_version
            && self.limits.limits == other.limits.limits
            && self.entries.iter().map(said).eq(other.entries.iter().map(said))
            && self.needs == other.needs
            && self.judgments == other.judgments
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
    use crate::domain::readiness::Limits;

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
    fn what_no_field_holds_is_not_restored() {
        let step = StepKey::LEADERSHIP_AGREED;
        let key = ConditionKey::RacialEquity;
        let fields = [Field::Answer(step), Field::LeaveOut(step), Field::Carried(step), Field::Judgment(key)];
        for (field, wrong) in fields.into_iter().zip(["in_plaze", "yez", "2026-13-01", "mett: because"]) {
            let mut state = State::blank("g");
            assert!(state.restore(field, wrong.to_owned()).is_err(), "{field}: {wrong}");
            assert_eq!(state, State::blank("g"));
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
        let long = "x".repeat(10_001);
        for unclean in ["a\u{1}b", "a\r\nb", "e\u{301}", " \n", long.as_str()] {
            for field in [Field::Note(StepKey::LEADERSHIP_AGREED), Field::Need(ConditionKey::RacialEquity)] {
                let mut unclean_state = state.clone();
                unclean_state.restore(field, unclean.to_owned()).unwrap();
                assert_eq!(State::from_canonical(&unclean_state.canonical()), None, "{field}: {unclean:?}");
            }
        }
        let mut earlier = state.clone();
        earlier.restore(Field::Note(StepKey::LEADERSHIP_AGREED), "\u{f0b7} One\u{2028}\u{f0a7} Two".to_owned()).unwrap();
        assert_eq!(State::from_canonical(&earlier.canonical()), Some(earlier), "an earlier version froze it so");
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

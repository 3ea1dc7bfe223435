//! The saved fields of an assessment: one answer, note, evidence, need or judgment each.

use std::fmt;
use std::str::FromStr;

use super::{Answer, Judgment, apart};
use crate::domain::guide::{ConditionKey, StepKey, UnknownKey};
use crate::domain::words::text::{self, EVIDENCE_LIMIT, NOTE_LIMIT, Problem};
use crate::domain::words::{dates, inserted};

/// One field of an assessment. Its [`Display`](fmt::Display) is its name in the data file, in the
/// history and, but for needs and judgments on a condition's own page, in forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The answer of a step: `step-1.1`.
    Answer(StepKey),
    /// The note of an answer: `note-1.1`.
    Note(StepKey),
    /// Where the proof is: `evidence-1.1`.
    Evidence(StepKey),
    /// Whether the note is left out of reports: `leave-out-1.1`, empty or `yes`.
    LeaveOut(StepKey),
    /// That the answer was carried over from an earlier round and nobody has confirmed it: `carried-1.1`,
    /// the date on which it was last given or confirmed. A form can only clear it.
    Carried(StepKey),
    /// What must be addressed to have a condition: `need-racial-equity`.
    Need(ConditionKey),
    /// The jurisdiction's own word: `judgment-racial-equity`, as [`Judgment::stored`] writes it.
    Judgment(ConditionKey),
}

impl Field {
    /// Every field of an assessment.
    pub fn all() -> impl Iterator<Item = Self> {
        let steps = StepKey::all().flat_map(Self::of_step);
        steps.chain(ConditionKey::ALL.into_iter().flat_map(|key| [Self::Need(key), Self::Judgment(key)]))
    }

    /// The fields of a step.
    #[must_use]
    pub const fn of_step(step: StepKey) -> [Self; 5] {
        [Self::Answer(step), Self::Note(step), Self::Evidence(step), Self::LeaveOut(step), Self::Carried(step)]
    }

    /// The condition that it belongs to.
    #[must_use]
    pub const fn condition(self) -> ConditionKey {
        match self {
            Self::Answer(step) | Self::Note(step) | Self::Evidence(step) | Self::LeaveOut(step) | Self::Carried(step) => step.condition(),
            Self::Need(key) | Self::Judgment(key) => key,
        }
    }

    /// Whether a person types it letter by letter, so that its history is kept per sitting.
    #[must_use]
    pub const fn is_typed(self) -> bool {
        matches!(self, Self::Note(_) | Self::Evidence(_) | Self::Need(_) | Self::Judgment(_))
    }

    /// Whether a change goes on with what was being typed, so that both make one line of the history.
    /// What was emptied, replaced or judged otherwise is a line of its own: the earlier text must stay.
    #[must_use]
    pub fn goes_on(self, before: &str, after: &str) -> bool {
        let choice = |stored: &str| Judgment::from_stored(stored).map(|judgment| judgment.judged);
        let same_choice = !matches!(self, Self::Judgment(_)) || choice(before) == choice(after);
        self.is_typed() && !after.is_empty() && same_choice && is_edited(before, after)
    }

    /// What people see in a list: "3a: the answer".
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Answer(step) => format!("{}, the answer", step.label()),
            Self::Note(step) => format!("{}, the note", step.label()),
            Self::Evidence(step) => format!("{}, where the evidence is", step.label()),
            Self::LeaveOut(step) => format!("{}, leave the note out of reports", step.label()),
            Self::Carried(step) => format!("{}, carried over", step.label()),
            Self::Need(key) => format!("Condition {}, what must be addressed", key.number()),
            Self::Judgment(key) => format!("Condition {}, the judgment", key.number()),
        }
    }

    /// Cleans and checks a value as it will be stored. For a judgment this is the stored form.
    ///
    /// # Errors
    /// [`Problem`], to be shown beside the field.
    pub fn clean(self, typed: &str) -> Result<String, Problem> {
        match self {
            Self::Answer(_) | Self::Carried(_) if typed.is_empty() => Ok(String::new()),
            Self::Answer(_) => typed.parse::<Answer>().map(|answer| answer.to_string()),
            Self::Note(_) | Self::Need(_) => text::lines(typed, NOTE_LIMIT),
            Self::Evidence(_) => text::line(typed, EVIDENCE_LIMIT),
            Self::LeaveOut(_) => match typed {
                "" | "yes" => Ok(typed.to_owned()),
                _ => Err(Problem::NotAChoice),
            },
            Self::Carried(_) => dates::parse_iso(typed).map(dates::iso).ok_or(Problem::NotADate),
            Self::Judgment(_) => {
                let (choice, reason) = apart(typed);
                Judgment::parse(choice, reason).map(|judgment| Judgment::stored(judgment.as_ref()))
            }
        }
    }

    /// A stored value as people read it.
    #[must_use]
    pub fn in_words(self, stored: &str) -> String {
        match self {
            Self::Answer(_) => Answer::label_of(stored.parse().ok()).to_owned(),
            Self::LeaveOut(_) if stored.is_empty() => "In reports".to_owned(),
            Self::LeaveOut(_) => "Left out of reports".to_owned(),
            Self::Carried(_) => dates::parse_iso(stored).map_or_else(
                || "Confirmed".to_owned(),
                |date| format!("Carried over and not confirmed; last given or confirmed on {}", dates::long(date)),
            ),
            Self::Judgment(_) => Judgment::from_stored(stored).map_or_else(
                || "Go by the steps".to_owned(),
                |judgment| format!("{}: {}", judgment.judged.label(), inserted(&judgment.reason)),
            ),
            Self::Note(_) | Self::Evidence(_) | Self::Need(_) => stored.to_owned(),
        }
    }
}

/// Whether a text was edited rather than replaced: half of it at least stands where it stood, at the
/// start or at the end.
fn is_edited(before: &str, after: &str) -> bool {
    let length = before.chars().count();
    let start = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let end = before.chars().rev().zip(after.chars().rev()).take_while(|(a, b)| a == b).count();
    (start + end).min(length) * 2 >= length
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(step) => write!(f, "step-{step}"),
            Self::Note(step) => write!(f, "note-{step}"),
            Self::Evidence(step) => write!(f, "evidence-{step}"),
            Self::LeaveOut(step) => write!(f, "leave-out-{step}"),
            Self::Carried(step) => write!(f, "carried-{step}"),
            Self::Need(key) => write!(f, "need-{key}"),
            Self::Judgment(key) => write!(f, "judgment-{key}"),
        }
    }
}

impl FromStr for Field {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        if let Some(key) = text.strip_prefix("leave-out-") {
            return key.parse().map(Self::LeaveOut);
        }
        let (kind, key) = text.split_once('-').ok_or(UnknownKey)?;
        match kind {
            "step" => key.parse().map(Self::Answer),
            "note" => key.parse().map(Self::Note),
            "evidence" => key.parse().map(Self::Evidence),
            "carried" => key.parse().map(Self::Carried),
            "need" => key.parse().map(Self::Need),
            "judgment" => key.parse().map(Self::Judgment),
            _ => Err(UnknownKey),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_replaced_is_not_one_typed_on() {
        let need = Field::Need(ConditionKey::RacialEquity);
        assert!(need.goes_on("A budget", "A budget line"));
        assert!(need.goes_on("A budget line", "A small budget line"));
        assert!(!need.goes_on("Theirs, first", "Ours, second"));
        assert!(!need.goes_on("A budget line", ""));
        let judgment = Field::Judgment(ConditionKey::RacialEquity);
        assert!(judgment.goes_on("met: in writing", "met: in writing, in May"));
        assert!(!judgment.goes_on("met: in writing", "not_met: in writing"));
        assert!(!Field::Answer(StepKey::LEADERSHIP_AGREED).goes_on("in_place", "in_place"));
    }

    #[test]
    fn every_field_reads_back_from_its_name() {
        assert_eq!(Field::all().count(), 31 * 5 + 9 * 2);
        for field in Field::all() {
            assert_eq!(field.to_string().parse(), Ok(field));
        }
        for wrong in ["step-", "step-1.9", "note", "leave-1.1", "need-1.1", "rev-step-1.1"] {
            assert!(wrong.parse::<Field>().is_err(), "{wrong}");
        }
    }
}

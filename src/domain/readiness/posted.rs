//! A posted form of answers, read into changes, or into problems to show beside the fields.

use std::collections::BTreeMap;

use super::{Change, Field, Revision, joined};
use crate::domain::guide::ConditionKey;
use crate::domain::words::text::Problem;

/// Which fields a form has, and under which names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The page of one condition: its steps, `need`, and `judgment` with `judgment-reason`.
    Condition(ConditionKey),
    /// The worksheet: all steps, and `need-…` and `judgment-…` for each condition.
    Worksheet,
}

impl Sheet {
    /// The fields of the form.
    #[must_use]
    pub fn fields(self) -> Vec<Field> {
        match self {
            Self::Condition(key) => key.steps().flat_map(Field::of_step).chain([Field::Need(key), Field::Judgment(key)]).collect(),
            Self::Worksheet => ConditionKey::ALL
                .into_iter()
                .flat_map(|key| key.steps().flat_map(Field::of_step).chain([Field::Need(key), Field::Judgment(key)]))
                .collect(),
        }
    }

    /// The name of a field in this form.
    #[must_use]
    pub fn name(self, field: Field) -> String {
        match (self, field) {
            (Self::Condition(_), Field::Need(_)) => "need".to_owned(),
            (Self::Condition(_), Field::Judgment(_)) => "judgment".to_owned(),
            _ => field.to_string(),
        }
    }
}

/// How a person settled a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Mine,
    Theirs,
}

/// A form as it came, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Posted {
    /// The changes, cleaned and checked. They count only if there are no problems.
    pub changes: Vec<Change>,
    /// What is wrong, by field.
    pub problems: BTreeMap<Field, Problem>,
    /// What was typed, by field, as it came. A judgment is its choice and its reason, as [`joined`] writes them.
    pub typed: BTreeMap<Field, String>,
    /// The revisions that came with the fields, to send them along again.
    pub seen: BTreeMap<Field, String>,
}

/// A name that the form does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownName;

impl Posted {
    /// Reads the fields of a form, each name at most once.
    ///
    /// # Errors
    /// [`UnknownName`] when a name does not belong to this form.
    pub fn read(sheet: Sheet, fields: Vec<(String, String)>) -> Result<Self, UnknownName> {
        let mut raw: BTreeMap<String, String> = fields.into_iter().collect();
        let mut posted = Self::default();
        for field in sheet.fields() {
            let name = sheet.name(field);
            let seen = raw.remove(&format!("rev-{name}"));
            let choice = raw.remove(&format!("settle-{name}"));
            let must_settle = raw.remove(&format!("conflict-{name}")).is_some();
            let reason = if matches!(field, Field::Judgment(_)) { raw.remove(&format!("{name}-reason")) } else { None };
            let value = raw.remove(&name);
            let value = match (field, value) {
                // An unticked box sends nothing; its revision tells that it was shown.
                (Field::LeaveOut(_), None) if seen.is_some() => Some(String::new()),
                (Field::Judgment(_), Some(choice)) => Some(joined(&choice, &reason.unwrap_or_default())),
                (_, value) => value,
            };
            let Some(value) = value else { continue };
            // A field without a revision counts as having been shown blank, also when it is shown again.
            posted.seen.insert(field, seen.clone().unwrap_or_else(|| Revision::of("").to_string()));
            let choice = match choice.as_deref() {
                Some("theirs") => Some(Choice::Theirs),
                Some("mine") => Some(Choice::Mine),
                _ => None,
            };
            posted.take(field, value, seen.as_deref(), choice, must_settle);
        }
        if raw.is_empty() { Ok(posted) } else { Err(UnknownName) }
    }

    fn take(&mut self, field: Field, value: String, seen: Option<&str>, choice: Option<Choice>, must_settle: bool) {
        if choice == Some(Choice::Theirs) {
            return;
        }
        // A form confirms what was carried over; it never marks an answer as carried.
        let cleaned = if matches!(field, Field::Carried(_)) && !value.is_empty() { Err(Problem::NotAChoice) } else { field.clean(&value) };
        self.typed.insert(field, value);
        let is_unsettled = must_settle && choice.is_none();
        if is_unsettled {
            // Sent along again, it must conflict again.
            self.seen.insert(field, Revision::NONE.to_string());
        }
        match cleaned {
            // A conflict that nobody settled stays one: what was shown is not what is stored.
            Ok(value) => {
                self.changes.push(Change { field, seen: if is_unsettled { Revision::NONE } else { Revision::shown(seen) }, value });
            }
            Err(problem) => {
                self.problems.insert(field, problem);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::readiness::Settlement;

    const SHEET: Sheet = Sheet::Condition(ConditionKey::LeadershipCommitment);

    fn read(fields: &[(&str, &str)]) -> Result<Posted, UnknownName> {
        Posted::read(SHEET, fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn an_absent_field_is_untouched_and_an_empty_one_cleared() {
        let posted = read(&[("step-1.1", ""), ("note-1.2", "x")]).unwrap();
        let fields: Vec<String> = posted.changes.iter().map(|change| change.field.to_string()).collect();
        assert_eq!(fields, ["step-1.1", "note-1.2"]);
    }

    #[test]
    fn an_unticked_box_counts_once_its_revision_came() {
        assert_eq!(read(&[]).unwrap().changes, []);
        let posted = read(&[("rev-leave-out-1.1", &Revision::of("yes").to_string())]).unwrap();
        assert_eq!(posted.changes[0].settle("yes"), Settlement::Save);
    }

    #[test]
    fn names_of_other_forms_are_refused() {
        for name in ["step-2.1", "need-leadership-commitment", "extra", "rev-step-2.1", "step-1.1 "] {
            assert_eq!(read(&[(name, "")]), Err(UnknownName), "{name}");
        }
        assert!(Posted::read(Sheet::Worksheet, vec![("step-9.3".to_owned(), "unknown".to_owned())]).is_ok());
    }

    #[test]
    fn a_problem_keeps_what_was_typed() {
        let posted = read(&[("judgment", "met"), ("judgment-reason", " "), ("step-1.1", "perhaps"), ("step-1.2", "in_place")]).unwrap();
        assert_eq!(posted.problems.len(), 2);
        assert_eq!(posted.typed[&Field::Judgment(ConditionKey::LeadershipCommitment)], "met:  ");
        assert_eq!(posted.changes.len(), 1);
    }

    #[test]
    fn a_conflict_shown_must_be_settled() {
        let theirs = Revision::of("theirs").to_string();
        let base = [("note-1.1", "mine"), ("rev-note-1.1", theirs.as_str()), ("conflict-note-1.1", "yes")];
        assert_eq!(read(&base).unwrap().changes[0].settle("theirs"), Settlement::Conflict);
        let mine: Vec<_> = base.iter().copied().chain([("settle-note-1.1", "mine")]).collect();
        assert_eq!(read(&mine).unwrap().changes[0].settle("theirs"), Settlement::Save);
        let take: Vec<_> = base.iter().copied().chain([("settle-note-1.1", "theirs")]).collect();
        assert_eq!(read(&take).unwrap().changes, []);
    }
}

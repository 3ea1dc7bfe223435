//! The fields of a form of answers as a page shows them: stored, typed, wrong, or in conflict.

use crate::domain::guide::{Condition, Guide, Step, StepKey};
use crate::domain::readiness::{Answer, Field, Posted, Revision, Sheet, State, Tally, apart};
use crate::domain::words::dates;
use crate::domain::words::inserted;
use crate::store::Conflict;
use crate::web::frame::App;

/// One field of a form.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// Its name in the form.
    pub name: String,
    /// What it shows.
    pub value: String,
    /// The revision that goes with it.
    pub rev: String,
    /// What it is, at the start of a sentence.
    pub noun: &'static str,
    /// What is stored instead of what was posted, when the field was not touched but somebody else
    /// changed it, or when theirs was taken: for the script to show.
    pub replaced: Option<String>,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// Who changed it in the meantime.
    pub conflict: Option<ConflictView>,
}

/// A conflict as a page shows it.
#[derive(Debug, Clone)]
pub struct ConflictView {
    /// Who changed it, and when.
    pub who: String,
    /// What they stored, in words.
    pub theirs: String,
    /// What they stored, for the script to put into the field.
    pub value: String,
    /// What this person wanted to store, in words.
    pub mine: String,
}

impl FieldView {
    /// Whether a judgment has this choice.
    #[must_use]
    pub fn chose(&self, choice: &str) -> bool {
        apart(&self.value).0 == choice
    }

    /// The reason of a judgment.
    #[must_use]
    pub fn reason(&self) -> &str {
        apart(&self.value).1
    }

    /// Whether it needs the eye of the person.
    #[must_use]
    pub fn is_troubled(&self) -> bool {
        self.problem.is_some() || self.conflict.is_some()
    }
}

/// What a form shows beside what is stored.
#[derive(Debug, Default)]
pub struct Overlay {
    /// What came with the last post.
    pub posted: Posted,
    /// What was in conflict.
    pub conflicts: Vec<Conflict>,
    /// Whether nothing was saved because the round no longer takes changes.
    pub is_read_only: bool,
}

/// Builds the views of a form's fields.
#[derive(Debug)]
pub struct Fields<'a> {
    /// For local time.
    pub app: &'a App,
    /// Which form.
    pub sheet: Sheet,
    /// What is stored.
    pub state: &'a State,
    /// What stands over it.
    pub overlay: &'a Overlay,
}

impl Fields<'_> {
    /// A field as the page shows it.
    #[must_use]
    pub fn view(&self, field: Field) -> FieldView {
        let stored = self.state.get(field);
        let conflict = self.overlay.conflicts.iter().find(|conflict| conflict.field == field);
        let has_problems = !self.overlay.posted.problems.is_empty() || self.overlay.is_read_only;
        // Where nothing was saved, everything typed stays; else only what was in conflict.
        let typed = if has_problems || conflict.is_some() { self.overlay.posted.typed.get(&field) } else { None };
        let seen = if has_problems { self.overlay.posted.seen.get(&field) } else { None };
        let replaced = if !has_problems && conflict.is_none() && self.overlay.posted.seen.contains_key(&field) {
            let posted = self.overlay.posted.changes.iter().find(|change| change.field == field);
            (posted.is_none_or(|change| change.value != stored)).then(|| stored.clone())
        } else {
            None
        };
        FieldView {
            noun: match field {
                Field::Answer(_) => "This answer",
                Field::Note(_) => "This note",
                Field::Evidence(_) => "This place",
                Field::LeaveOut(_) | Field::Carried(_) => "This mark",
                Field::Need(_) => "This text",
                Field::Judgment(_) => "This judgment",
            },
            replaced,
            name: self.sheet.name(field),
            rev: seen.cloned().unwrap_or_else(|| Revision::of(&stored).to_string()),
            value: typed.cloned().unwrap_or(stored),
            problem: self.overlay.posted.problems.get(&field).map(ToString::to_string),
            conflict: conflict.map(|conflict| self.conflict(conflict)),
        }
    }

    fn conflict(&self, conflict: &Conflict) -> ConflictView {
        let at = self.app.local(conflict.at);
        let words = |value: &str| {
            let words = conflict.field.in_words(value);
            if words.is_empty() { "(empty)".to_owned() } else { words }
        };
        ConflictView {
            who: format!("{} ({})", inserted(&conflict.by), dates::relative(at, self.app.now())),
            theirs: words(&conflict.theirs),
            value: conflict.theirs.clone(),
            mine: words(&conflict.mine),
        }
    }

    /// A step with its fields.
    #[must_use]
    pub fn step(&self, step: &'static Step, guide: &'static Guide) -> StepView {
        let key = step.key;
        let [answer, note, evidence, leave_out, carried] = Field::of_step(key).map(|field| self.view(field));
        let is_noted = [&note, &evidence, &leave_out].into_iter().any(|field| !field.value.is_empty() || field.is_troubled());
        StepView {
            mark: self.mark(key),
            is_noted,
            key: key.to_string(),
            label: key.label(),
            who: step.who(guide),
            step,
            answer,
            note,
            evidence,
            leave_out,
            carried,
        }
    }

    /// The mark of an answer that was carried over and not confirmed.
    #[must_use]
    pub fn mark(&self, step: StepKey) -> Option<Mark> {
        let entry = &self.state[step];
        let day = entry.answer.and(entry.carried)?;
        // Where nothing was saved, what was ticked stays ticked.
        let is_ticked = !self.overlay.posted.problems.is_empty() && self.overlay.posted.typed.contains_key(&Field::Carried(step));
        Some(Mark { month: dates::month(day), is_ticked })
    }

    /// All that is wrong or in conflict, in the order of the page, for the summary at its top.
    #[must_use]
    pub fn troubles(&self) -> Vec<Trouble> {
        let trouble = |field: Field| {
            let problem = self.overlay.posted.problems.get(&field).map(ToString::to_string);
            let conflict = self.overlay.conflicts.iter().find(|conflict| conflict.field == field);
            let is_problem = problem.is_some();
            let what = problem.or_else(|| {
                conflict.map(|conflict| format!("{} changed this in the meantime. Choose which to keep.", inserted(&conflict.by)))
            })?;
            let href = if is_problem { format!("#{}", anchor(self.sheet, field)) } else { format!("#conflict-{}", self.sheet.name(field)) };
            Some(Trouble { href, label: field.label(), what, is_problem })
        };
        let read_only = self.overlay.is_read_only.then(|| Trouble {
            href: "#main".to_owned(),
            label: "This round is read-only".to_owned(),
            what: "a newer round exists, so it takes no more changes. What you typed still stands below. Copy it, or reopen the round and enter it again.".to_owned(),
            is_problem: true,
        });
        read_only.into_iter().chain(self.sheet.fields().into_iter().filter_map(trouble)).collect()
    }
}

/// The id of a field's first control.
fn anchor(sheet: Sheet, field: Field) -> String {
    let name = sheet.name(field);
    match field {
        Field::Answer(_) => format!("{name}-in_place"),
        _ => name,
    }
}

/// One line of the summary of what is wrong.
#[derive(Debug)]
pub struct Trouble {
    /// Where the field is.
    pub href: String,
    /// Which field.
    pub label: String,
    /// What is wrong.
    pub what: String,
    /// Whether it is a problem, for which nothing was saved, or a conflict, for which only this was not.
    pub is_problem: bool,
}

/// A step with its fields.
#[derive(Debug, Clone)]
pub struct StepView {
    /// The guide's step.
    pub step: &'static Step,
    /// "3.1"
    pub key: String,
    /// "3a"
    pub label: String,
    /// Who can best answer.
    pub who: Vec<&'static str>,
    /// Whether the note, the evidence or the box holds something, so that they are shown open.
    pub is_noted: bool,
    /// The answer.
    pub answer: FieldView,
    /// The note.
    pub note: FieldView,
    /// Where the evidence is.
    pub evidence: FieldView,
    /// Whether the note is left out of reports.
    pub leave_out: FieldView,
    /// Its mark, while it was carried over and not confirmed.
    pub mark: Option<Mark>,
    /// The field of that mark, which the form can clear.
    pub carried: FieldView,
}

/// That an answer was carried over and nobody has confirmed it.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The month in which it was last given or confirmed: "March 2026".
    pub month: String,
    /// Whether it is being confirmed, on a form that is shown again.
    pub is_ticked: bool,
}

/// A condition's standing, with the shapes of its steps.
#[derive(Debug, Clone)]
pub struct StandingView {
    /// The standing's word in data.
    pub standing: &'static str,
    /// The standing in words.
    pub words: String,
    /// The judgment's word in data; empty without one.
    pub judgment: &'static str,
    /// The judgment in words; empty without one.
    pub judged: String,
    /// One shape per step.
    pub pips: Vec<&'static str>,
}

/// The word of an answer's shape: the answer itself, or `blank`.
#[must_use]
pub fn pip(answer: Option<Answer>) -> &'static str {
    answer.map_or("blank", Answer::as_str)
}

impl StandingView {
    /// The standing of a condition in a state.
    #[must_use]
    pub fn of(state: &State, condition: &Condition) -> Self {
        let answers: Vec<Option<Answer>> = condition.key.steps().map(|step| state[step].answer).collect();
        let tally = Tally::of(&answers);
        let judgment = state.judgment(condition.key);
        Self {
            standing: tally.standing().as_str(),
            words: tally.to_string(),
            judgment: judgment.map_or("", |judgment| judgment.judged.as_str()),
            judged: judgment.map_or_else(String::new, |judgment| judgment.judged.label().to_owned()),
            pips: answers.into_iter().map(pip).collect(),
        }
    }
}

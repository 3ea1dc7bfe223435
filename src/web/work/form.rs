//! The form of an action as a page shows it: stored, typed, wrong, or changed by somebody else.

use uuid::Uuid;

use super::lines::{self, LineView};
use crate::domain::guide::{Framework, LineKey};
use crate::domain::history::Fact;
use crate::domain::people::choosing::{People, Pick};
use crate::domain::readiness::Revision;
use crate::domain::road::Said;
use crate::domain::words::text::Problem;
use crate::domain::work::funding::{Slot, TypedLine};
use crate::domain::work::{Action, FIELDS, Posted, Serving, Status};
use crate::store::FactChange;
use crate::web::frame::{Failure, Form};
use crate::web::people::chooser::Chooser;
use crate::web::readiness::fields::Trouble;

/// One field of the form.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// Which.
    pub fact: Fact,
    /// What it shows.
    pub value: String,
    /// The revision that goes with it.
    pub rev: Revision,
    /// What is wrong with it, or who changed it in the meantime.
    pub problem: Option<String>,
}

/// The form of an action.
#[derive(Debug, Clone)]
pub struct FormView {
    fields: Vec<FieldView>,
    /// Whom the name of the owner means.
    owner: String,
    /// The funding lines, the last of them blank.
    pub lines: Vec<LineView>,
    /// The mark of a form that adds an action: sent twice, it adds one.
    pub once: Uuid,
    /// Where the form was opened, to come back to; empty for the plan.
    pub from: String,
    is_refused: bool,
}

/// The fields that came with a post, as typed, and the revisions that were shown.
#[derive(Debug, Default)]
pub struct Came {
    /// What was typed.
    pub typed: Vec<(Fact, String)>,
    /// Whom the name of the owner means, if that came.
    owner: Option<String>,
    /// What was typed into the funding lines.
    pub lines: Vec<TypedLine>,
    /// The mark of a form that adds an action.
    pub once: Option<Uuid>,
    /// Where the form was opened.
    pub from: Option<String>,
    seen: Vec<(Fact, Option<Revision>)>,
}

impl Came {
    /// Takes the fields of an action out of a form.
    ///
    /// # Errors
    /// [`Failure::Malformed`] when a funding line is none that a form can have.
    pub fn take(form: &mut Form) -> Result<Self, Failure> {
        let mut came = Self { owner: form.take("owner-id"), lines: lines::take(form)?, ..Self::default() };
        came.once = form.take("once").and_then(|once| once.parse().ok());
        came.from = form.take("from");
        for fact in FIELDS {
            // What is not carried was shown blank.
            let seen = Some(form.rev(fact.as_str()).unwrap_or_else(|| Revision::of("")));
            if let Some(value) = form.take(fact.as_str()) {
                came.typed.push((fact, value));
                came.seen.push((fact, seen));
            }
        }
        Ok(came)
    }

    /// The same for an action that is to be added anew.
    pub fn anew(&self) -> Self {
        Self { typed: self.typed.clone(), owner: self.owner.clone(), lines: LineView::anew(&self.lines), ..Self::default() }
    }

    /// Whom the name of the owner means. A form that does not say so means whoever it is now.
    pub fn owner(&self, stored: Option<&Action>) -> String {
        let now = || stored.map_or_else(String::new, |action| action.stored(Fact::Owner));
        self.owner.clone().unwrap_or_else(now)
    }

    /// The field of the owner as it came.
    pub fn owner_pick(&self) -> Pick {
        let text = self.typed.iter().find(|(fact, _)| *fact == Fact::Owner).map_or("", |(_, text)| text);
        Pick { text: text.to_owned(), id: self.owner.clone().unwrap_or_default() }
    }

    /// The revision that came with a field.
    pub fn seen(&self, fact: Fact) -> Option<Revision> {
        self.seen.iter().find(|(name, _)| *name == fact).and_then(|(_, seen)| *seen)
    }

    /// The values that were read, each with the revision that was shown.
    pub fn changes(&self, posted: &Posted) -> Vec<FactChange> {
        posted.values.iter().map(|(fact, value)| FactChange { fact: *fact, value: value.clone(), seen: self.seen(*fact) }).collect()
    }
}

impl FormView {
    /// The form with what is stored; blank for a new action.
    #[must_use]
    pub fn of(stored: Option<&Action>, serving: &Serving) -> Self {
        let serves = stored.and_then(|action| serving.served_by(action.id)).map_or_else(String::new, |served| served.id.to_string());
        let said = |fact: Fact, of: fn(&Action, Fact) -> String| match fact {
            Fact::Serves => serves.clone(),
            fact => stored.map_or_else(String::new, |action| of(action, fact)),
        };
        let field =
            |fact| FieldView { fact, value: said(fact, Action::typed), rev: Revision::of(&said(fact, Action::stored)), problem: None };
        let owner = stored.map_or_else(String::new, |action| action.stored(Fact::Owner));
        let lines = LineView::all(stored.map_or(&[][..], |action| &action.funding));
        let mut form = Self {
            fields: FIELDS.into_iter().map(field).collect(),
            owner,
            lines,
            once: Uuid::now_v7(),
            from: String::new(),
            is_refused: false,
        };
        if stored.is_none() {
            form.put(Fact::Status, Status::ToDo.as_str());
        }
        form
    }

    /// Begins a new action for a line of the road: with its words, and with who sees to it and by when.
    pub fn begin_for(&mut self, line: LineKey, said: Option<&Said>) {
        self.put(Fact::RoadLine, &line.to_string());
        self.put(Fact::What, &Framework::current().line(line).name);
        if let Some(said) = said {
            self.put(Fact::Owner, &said.typed(Fact::Owner));
            self.owner = said.stored(Fact::Owner);
            self.put(Fact::Due, &said.stored(Fact::Due));
        }
    }

    /// Puts something typed into a field.
    pub fn put(&mut self, fact: Fact, typed: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.fact == fact) {
            typed.clone_into(&mut field.value);
        }
    }

    /// Puts the owner back that was typed or chosen.
    pub fn put_owner(&mut self, came: &Came) {
        if let Some((_, typed)) = came.typed.iter().find(|(fact, _)| *fact == Fact::Owner) {
            self.put(Fact::Owner, typed);
            self.owner = came.owner.clone().unwrap_or_default();
        }
    }

    /// Whether there is room for a new funding line.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.lines.iter().any(|line| matches!(line.slot, Slot::New(_)))
    }

    /// The field of the owner.
    #[must_use]
    pub fn owner(&self, people: &People) -> Chooser {
        let field = self.field(Fact::Owner.as_str());
        let pick = Pick { text: field.value.clone(), id: self.owner.clone() };
        Chooser::of("owner", pick, people, field.problem.clone())
    }

    /// Says what is wrong with a field, for which nothing was saved.
    pub fn refuse(&mut self, fact: Fact, problem: &Problem) {
        self.is_refused = true;
        self.say(fact, problem);
    }

    /// Says that a field was changed by somebody else, so that it alone was not saved.
    pub fn say(&mut self, fact: Fact, problem: &Problem) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.fact == fact) {
            field.problem = Some(problem.to_string());
        }
    }

    /// Says what is wrong with a funding line, for which nothing was saved.
    pub fn refuse_line(&mut self, slot: Slot, fact: Fact, problem: &Problem) {
        self.is_refused = true;
        self.say_of_line(slot, fact, problem);
    }

    /// Says that a funding line was not saved, since somebody else changed it or left no room for it.
    pub fn say_of_line(&mut self, slot: Slot, fact: Fact, problem: &Problem) {
        if let Some(line) = self.lines.iter_mut().find(|line| line.slot == slot) {
            line.problems.push((fact, problem.to_string()));
        }
    }

    /// Shows a funding line as it was typed over what is stored by now, and says why it was not saved.
    pub fn contest(&mut self, came: &Came, slot: Slot, problem: &Problem) {
        let Some(typed) = came.lines.iter().find(|line| line.slot == slot) else { return };
        let now = self.lines.iter().find(|line| line.slot == slot).map_or_else(|| Revision::of(""), |line| line.rev);
        LineView::keep(&mut self.lines, typed, now);
        self.say_of_line(slot, Fact::Amount, problem);
        LineView::one_blank(&mut self.lines);
    }

    /// Shows everything that came as it was typed, with the revisions that came along.
    pub fn keep(&mut self, came: &Came) {
        self.put_owner(came);
        self.once = came.once.unwrap_or(self.once);
        self.from = came.from.clone().unwrap_or_default();
        for (fact, typed) in &came.typed {
            self.put(*fact, typed);
            if let (Some(seen), Some(field)) = (came.seen(*fact), self.fields.iter_mut().find(|field| field.fact == *fact)) {
                field.rev = seen;
            }
        }
        for line in &came.lines {
            LineView::keep(&mut self.lines, line, line.seen);
        }
        LineView::one_blank(&mut self.lines);
    }

    /// A field by its name.
    #[must_use]
    pub fn field(&self, name: &str) -> &FieldView {
        self.fields.iter().find(|field| field.fact.as_str() == name).expect("the template names fields of the form only")
    }

    /// All that is wrong, for the summary at the top of the page.
    #[must_use]
    pub fn troubles(&self) -> Vec<Trouble> {
        let trouble = |field: &FieldView| {
            let what = field.problem.clone()?;
            let id = if field.fact == Fact::Status { "status-to_do" } else { field.fact.as_str() };
            Some(Trouble { href: format!("#{id}"), label: label(field.fact).to_owned(), what, is_problem: self.is_refused })
        };
        let of_lines = self.lines.iter().flat_map(|line| line.troubles(self.is_refused));
        self.fields.iter().filter_map(trouble).chain(of_lines).collect()
    }
}

/// What the page calls a field.
const fn label(fact: Fact) -> &'static str {
    match fact {
        Fact::Closes => "Which step or condition does it close?",
        Fact::Serves => "Which strategic action does it serve?",
        Fact::RoadLine => "For which line of the road is it?",
        Fact::Due => "Due date",
        Fact::Status => "How it stands",
        Fact::Reason => "Why it is dropped",
        fact => fact.label(),
    }
}

impl FieldView {
    /// The attributes that tie a control to its hint and its problem.
    #[must_use]
    pub fn described_by(&self, hint: &str) -> String {
        let problem = self.problem.as_ref().map(|_| format!("problem-{}", self.fact));
        [(!hint.is_empty()).then(|| format!("hint-{}", self.fact)), problem].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

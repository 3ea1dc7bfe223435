//! The form of a place on the road as its page shows it: stored, typed, wrong, or changed by somebody else.

use crate::domain::guide::RoadPlace;
use crate::domain::history::Fact;
use crate::domain::people::choosing::{People, Pick};
use crate::domain::readiness::Revision;
use crate::domain::road::{Posted, Said};
use crate::store::FactChange;
use crate::web::frame::Form;
use crate::web::people::chooser::Chooser;
use crate::web::readiness::fields::Trouble;
use crate::web::work::FieldView;

/// The fields that came with a post, as typed, and the revisions that were shown.
pub struct Came {
    /// What was typed.
    pub typed: Vec<(Fact, String)>,
    /// Whom the name of the owner means, if that came.
    owner: Option<String>,
    seen: Vec<(Fact, Revision)>,
}

impl Came {
    /// Takes the fields of a place out of a form.
    pub fn take(form: &mut Form, place: RoadPlace) -> Self {
        let owner = if place.fields().contains(&Fact::Owner) { form.take("owner-id") } else { None };
        let mut came = Self { typed: Vec::new(), owner, seen: Vec::new() };
        for fact in place.fields() {
            // What is not carried was shown blank.
            let seen = form.rev(fact.as_str()).unwrap_or_else(|| Revision::of(""));
            if let Some(typed) = form.take(fact.as_str()) {
                came.typed.push((*fact, typed));
                came.seen.push((*fact, seen));
            }
        }
        came
    }

    /// What one press on the road says of how far a line is.
    pub fn press(status: &str, seen: Revision) -> Self {
        Self { typed: vec![(Fact::Status, status.to_owned())], owner: None, seen: vec![(Fact::Status, seen)] }
    }

    /// Whom the name of the owner means. A form that does not say so means whoever it is now.
    pub fn owner(&self, stored: &Said) -> String {
        self.owner.clone().unwrap_or_else(|| stored.stored(Fact::Owner))
    }

    /// The field of the owner as it came.
    pub fn owner_pick(&self) -> Pick {
        let text = self.typed.iter().find(|(fact, _)| *fact == Fact::Owner).map_or("", |(_, text)| text);
        Pick { text: text.to_owned(), id: self.owner.clone().unwrap_or_default() }
    }

    /// The revision that came with a field.
    pub fn seen(&self, fact: Fact) -> Option<Revision> {
        self.seen.iter().find(|(name, _)| *name == fact).map(|(_, seen)| *seen)
    }

    /// The values that were read, each with the revision that was shown.
    pub fn changes(&self, posted: &Posted) -> Vec<FactChange> {
        posted.values.iter().map(|(fact, value)| FactChange { fact: *fact, value: value.clone(), seen: self.seen(*fact) }).collect()
    }
}

/// The form of a place on the road.
pub struct FormView {
    fields: Vec<FieldView>,
    /// Whom the name of the owner means.
    owner: String,
    is_refused: bool,
}

impl FormView {
    /// The form with what is stored.
    pub fn of(stored: &Said) -> Self {
        let field =
            |fact: &Fact| FieldView { fact: *fact, value: stored.typed(*fact), rev: Revision::of(&stored.stored(*fact)), problem: None };
        Self { fields: stored.place.fields().iter().map(field).collect(), owner: stored.stored(Fact::Owner), is_refused: false }
    }

    /// Shows a field as it was typed.
    pub fn put(&mut self, came: &Came, fact: Fact) {
        let Some((_, typed)) = came.typed.iter().find(|(name, _)| *name == fact) else { return };
        if let Some(field) = self.fields.iter_mut().find(|field| field.fact == fact) {
            typed.clone_into(&mut field.value);
        }
        if fact == Fact::Owner {
            self.owner = came.owner.clone().unwrap_or_default();
        }
    }

    /// Shows everything that came as it was typed, with the revisions that came along, and says what is wrong: nothing was
    /// saved.
    pub fn refuse(&mut self, came: &Came, posted: &Posted) {
        self.is_refused = true;
        for (fact, _) in &came.typed {
            self.put(came, *fact);
            if let (Some(seen), Some(field)) = (came.seen(*fact), self.fields.iter_mut().find(|field| field.fact == *fact)) {
                field.rev = seen;
            }
        }
        for (fact, problem) in &posted.problems {
            self.say(*fact, problem.to_string());
        }
    }

    /// Says what is wrong with a field, or who changed it in the meantime.
    pub fn say(&mut self, fact: Fact, what: String) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.fact == fact) {
            field.problem = Some(what);
        }
    }

    /// A field by its name.
    pub fn field(&self, name: &str) -> &FieldView {
        self.fields.iter().find(|field| field.fact.as_str() == name).expect("the template names fields of the form only")
    }

    /// The field of whoever sees to it, which a step does not have.
    pub fn owner(&self, people: &People) -> Option<Chooser> {
        let field = self.fields.iter().find(|field| field.fact == Fact::Owner)?;
        let pick = Pick { text: field.value.clone(), id: self.owner.clone() };
        Some(Chooser::of("owner", pick, people, field.problem.clone()))
    }

    /// All that is wrong, for the summary at the top of the page.
    pub fn troubles(&self) -> Vec<Trouble> {
        let trouble = |field: &FieldView| {
            let what = field.problem.clone()?;
            let id = if field.fact == Fact::Status { "status-none" } else { field.fact.as_str() };
            Some(Trouble { href: format!("#{id}"), label: label(field.fact).to_owned(), what, is_problem: self.is_refused })
        };
        self.fields.iter().filter_map(trouble).collect()
    }
}

/// What the form calls a field.
pub const fn label(fact: Fact) -> &'static str {
    match fact {
        Fact::Status => "How it stands",
        Fact::Reason => "Why it is not needed",
        Fact::Owner => "Who sees to it",
        _ => "By when",
    }
}

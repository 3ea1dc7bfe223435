//! The form of a thing as a page shows it: stored, typed, wrong, or changed by somebody else.

use uuid::Uuid;

use super::Came;
use super::field::{Choices, FieldView};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::PersonId;
use crate::domain::people::choosing::{People, Pick};
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Posted, Thing};
use crate::domain::words::text::Problem;
use crate::web::frame::{App, Failure};
use crate::web::history::changed_since;
use crate::web::readiness::fields::Trouble;

/// The form of a thing.
pub struct FormView {
    /// The mark of a form that adds a thing: sent twice, it adds one.
    pub once: Uuid,
    fields: Vec<FieldView>,
    choices: Choices,
    people: People,
    stored: Thing,
    is_refused: bool,
}

impl FormView {
    /// The form with what is stored. `choices` holds what can be chosen where a part names other things.
    #[must_use]
    pub fn of(stored: &Thing, choices: Choices, people: &People) -> Self {
        let field = |part| FieldView::of(part, stored.get(part.fact).to_owned(), Revision::of(stored.get(part.fact)), &choices);
        let parts = stored.noun.parts().iter().filter(|part| part.rule.is_in_form());
        let mut fields: Vec<FieldView> = parts.map(field).collect();
        for field in fields.iter_mut().filter(|field| field.kind() == "person") {
            let id: Option<PersonId> = field.value.parse().ok();
            let person = id.and_then(|id| people.iter().find(|person| person.id == id));
            field.pick(Pick::of(person, people), people);
        }
        Self { once: Uuid::now_v7(), fields, choices, people: people.clone(), stored: stored.clone(), is_refused: false }
    }

    /// A blank form for a new thing.
    #[must_use]
    pub fn blank(noun: Noun, choices: Choices, people: &People) -> Self {
        Self::of(&Thing::nothing(noun, Uuid::nil()), choices, people)
    }

    /// The same with names of the page's own for some of its fields.
    #[must_use]
    pub fn naming(mut self, names: &[(Fact, &'static str)]) -> Self {
        for field in &mut self.fields {
            if let Some((_, name)) = names.iter().find(|(fact, _)| *fact == field.fact) {
                field.label = name;
            }
        }
        self
    }

    /// Begins a field with something, as if it had been typed.
    pub fn put(&mut self, fact: Fact, typed: &str) {
        let choices = &self.choices;
        if let Some(field) = self.fields.iter_mut().find(|field| field.fact == fact) {
            field.put(typed, choices);
        }
    }

    /// Shows a field as it was typed.
    fn keep(&mut self, came: &Came, fact: Fact) {
        let Some(typed) = came.typed(fact) else { return };
        self.put(fact, typed);
        let pick = came.pick(fact, &self.stored);
        let people = &self.people;
        if let Some(field) = self.fields.iter_mut().find(|field| field.fact == fact && field.kind() == "person") {
            field.pick(pick, people);
        }
    }

    /// Shows everything that came as it was typed, with the revisions that came along, and says what is wrong: nothing was
    /// saved.
    pub fn refuse(&mut self, came: &Came, posted: &Posted) {
        self.is_refused = true;
        self.once = came.once.unwrap_or(self.once);
        // What is wrong stands there first, since the field of a person asks by it which of several is meant.
        for (fact, problem) in &posted.problems {
            self.say(*fact, problem.to_string());
        }
        for (fact, _) in &came.typed {
            self.keep(came, *fact);
            if let (Some(seen), Some(field)) = (came.seen(*fact), self.fields.iter_mut().find(|field| field.fact == *fact)) {
                field.rev = seen;
            }
        }
    }

    /// What does not fit together any more, where nobody changed what was refused: something beside it was changed.
    fn misfit(&self, came: &Came, refused: &[Fact]) -> Option<(Fact, Problem)> {
        let (noun, stored) = (self.stored.noun, &self.stored);
        let is_as_seen = |fact: &Fact| came.seen(*fact) == Some(Revision::of(stored.get(*fact)));
        let is_apart = |fact: &&Fact| noun.that_fit_together().contains(fact) && is_as_seen(fact);
        let typed = |fact: Fact| came.typed(fact).filter(|_| refused.contains(&fact)).unwrap_or_else(|| stored.get(fact)).trim().to_owned();
        if refused.iter().all(|fact| is_apart(&fact)) { noun.misfit(&typed) } else { None }
    }

    /// Shows as typed only what others changed meanwhile, and says who changed it to what; all else as it is stored now.
    ///
    /// # Errors
    /// A failed read.
    pub async fn contest(&mut self, app: &App, came: &Came, refused: &[Fact]) -> Result<(), Failure> {
        if let Some((fact, problem)) = self.misfit(came, refused) {
            self.say(fact, problem.to_string());
            for fact in refused {
                self.keep(came, *fact);
            }
            return Ok(());
        }
        for fact in refused {
            let subject = Subject::Thing(self.stored.noun, self.stored.id);
            self.say(*fact, changed_since(app, subject, *fact).await?.to_string());
            self.keep(came, *fact);
        }
        Ok(())
    }

    /// Says what is wrong with a field.
    pub fn say(&mut self, fact: Fact, what: String) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.fact == fact) {
            field.problem = Some(what);
        }
    }

    /// A field by its name.
    ///
    /// # Panics
    /// When the form has no such field.
    #[must_use]
    pub fn field(&self, name: &str) -> &FieldView {
        self.fields.iter().find(|field| field.fact.as_str() == name).expect("the template names fields of the form only")
    }

    /// All that is wrong, for the summary at the top of the page.
    #[must_use]
    pub fn troubles(&self) -> Vec<Trouble> {
        let trouble = |field: &FieldView| {
            let what = field.problem.clone()?;
            Some(Trouble { href: format!("#{}", field.fact), label: field.label.to_owned(), what, is_problem: self.is_refused })
        };
        self.fields.iter().filter_map(trouble).collect()
    }
}

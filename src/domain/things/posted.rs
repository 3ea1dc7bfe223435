//! A posted form of a thing, read into values, or into problems to show beside the fields.

use super::{Noun, Rule, Thing};
use crate::domain::history::Fact;
use crate::domain::people::choosing::{People, Pick, Slip, Who};
use crate::domain::words::text::Problem;

/// What a form is read against.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// What is stored by now.
    pub stored: &'a Thing,
    /// Who may be meant by a name.
    pub people: &'a People,
    /// Whom the form says to be meant by the name in a field.
    pub chosen: &'a [(Fact, String)],
}

/// A form as it came, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Posted {
    /// The values that came, in stored form. People are apart.
    pub values: Vec<(Fact, String)>,
    /// The people who are meant, by field.
    pub people: Vec<(Fact, Who)>,
    /// What is wrong, by field. With any, nothing is saved.
    pub problems: Vec<(Fact, Problem)>,
}

impl Posted {
    /// Reads the fields that came. One that did not come is left alone.
    #[must_use]
    pub fn read(typed: &[(Fact, String)], shown: Shown<'_>) -> Self {
        let mut posted = Self::default();
        let noun = shown.stored.noun;
        for (fact, value) in typed {
            let Some(part) = noun.part(*fact) else { continue };
            if matches!(part.rule, Rule::Person) {
                let id = shown.chosen.iter().find(|(name, _)| name == fact).map_or_else(String::new, |(_, id)| id.clone());
                match (Pick { text: value.clone(), id }).read(shown.people).map_err(Slip::problem) {
                    Ok(who) => posted.people.push((*fact, who)),
                    Err(problem) => posted.problems.push((*fact, problem)),
                }
                continue;
            }
            match part.rule.clean(value) {
                Ok(value) => posted.values.push((*fact, value)),
                Err(problem) => posted.problems.push((*fact, problem)),
            }
        }
        posted.fit(shown.stored);
        posted
    }

    /// Holds what the thing will say against what fits together.
    fn fit(&mut self, stored: &Thing) {
        let will_be = |fact: Fact| {
            let value = || self.values.iter().find(|(name, _)| *name == fact).map(|(_, value)| value.clone());
            // A name that is not on record yet is somebody all the same.
            let person = || {
                self.people.iter().find(|(name, _)| *name == fact).map(|(_, who)| match who {
                    Who::New { name, .. } => name.clone(),
                    who => who.stored(),
                })
            };
            value().or_else(person).unwrap_or_else(|| stored.get(fact).to_owned())
        };
        if let Some((fact, problem)) = stored.noun.misfit(&will_be) {
            let is_read = |fact: &Fact| self.problems.iter().all(|(name, _)| name != fact);
            if stored.noun.that_fit_together().iter().all(is_read) {
                self.problems.push((fact, problem));
            }
        }
    }

    /// What is missing in a new thing: a field that must show something and did not come.
    #[must_use]
    pub fn of_new(noun: Noun, typed: &[(Fact, String)], people: &People, chosen: &[(Fact, String)]) -> Self {
        let mut all: Vec<(Fact, String)> = typed.to_vec();
        for part in noun.parts() {
            let must = matches!(part.rule, Rule::Named(..) | Rule::Told(..) | Rule::Dated(_) | Rule::Spoken(_) | Rule::Language);
            if must && all.iter().all(|(fact, _)| *fact != part.fact) {
                all.push((part.fact, String::new()));
            }
        }
        Self::read(&all, Shown { stored: &Thing::nothing(noun, uuid::Uuid::nil()), people, chosen })
    }

    /// The problem of a field.
    #[must_use]
    pub fn problem(&self, fact: Fact) -> Option<&Problem> {
        self.problems.iter().find(|(name, _)| *name == fact).map(|(_, problem)| problem)
    }
}

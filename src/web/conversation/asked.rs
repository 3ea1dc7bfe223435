//! One ask as the pages show it.

use std::collections::BTreeMap;

use time::{Date, OffsetDateTime};

use crate::domain::conversation::{Ask, asked, given};
use crate::domain::guide::{ConditionKey, Guide, StepKey};
use crate::domain::ids::{AskId, AssessmentId};
use crate::domain::people::{Apart, Person};
use crate::domain::readiness::{Revision, State};
use crate::domain::words::dates;

/// A person we wait for, with what we wait for.
#[derive(Debug)]
pub struct Waiting {
    /// The name.
    pub name: String,
    /// Title and department, as far as known.
    pub role: String,
    /// Where the text for an e-mail is.
    pub letter: String,
    /// What we wait for.
    pub rows: Vec<Row>,
}

impl Waiting {
    /// A person with their rows.
    #[must_use]
    pub fn of(id: AssessmentId, person: &Person, rows: Vec<Row>) -> Self {
        let letter = format!("/assessments/{id}/asks/{}", person.id);
        Self { name: person.profile.name.clone(), role: person.profile.role(), letter, rows }
    }
}

/// One ask of the list.
#[derive(Debug)]
pub struct Row {
    /// Its id.
    pub id: AskId,
    /// Who.
    pub name: String,
    /// "3a, staff who can run the process"
    pub topic: String,
    /// "3a"
    pub label: String,
    /// Where the step or the condition is, after the round's address.
    pub href: String,
    /// "on November 10, 2026, by November 20, 2026"
    pub when: String,
    /// How late it is; empty while it is not.
    pub late: String,
    /// What was answered since.
    pub given: Option<String>,
    /// When they told us; empty before.
    pub told: String,
    /// The revision for its buttons.
    pub rev: Revision,
}

impl Row {
    /// An ask as a row.
    #[must_use]
    pub fn of(ask: &Ask, names: &Apart, guide: &Guide, state: &State, changed: &BTreeMap<StepKey, OffsetDateTime>, today: Date) -> Self {
        let name = names.name(&ask.person);
        let step = ask.topic.step().map_or_else(String::new, |step| format!("#step-{step}"));
        Self {
            id: ask.id,
            topic: ask.topic.named(guide),
            label: ask.topic.label(),
            href: format!("conditions/{}{step}", ask.topic.condition()),
            when: ask.when(),
            late: ask.late(today),
            given: given(ask, &name, state, changed),
            told: ask.told.map_or_else(String::new, dates::long),
            rev: ask.rev(),
            name,
        }
    }
}

/// An ask that stands beside a step on its condition's page.
#[derive(Debug)]
pub struct AskedOf {
    /// The step: "3.1".
    pub step: String,
    /// Its id.
    pub id: AskId,
    /// Who was asked.
    pub name: String,
    /// What was asked where it was more than this step: "Condition 3"; else empty.
    pub whole: String,
    /// "on November 10, 2026, by November 20, 2026"
    pub when: String,
    /// How late it is; empty while it is not.
    pub late: String,
    /// When they told us; empty before.
    pub told: String,
}

/// Who was asked about the steps of a condition. What was withdrawn is left out.
#[must_use]
pub fn asked_of(asks: &[Ask], condition: ConditionKey, today: Date) -> Vec<AskedOf> {
    let names = asked(asks);
    let of_step = |ask: &Ask, step: StepKey| AskedOf {
        step: step.to_string(),
        id: ask.id,
        name: names.name(&ask.person),
        whole: if ask.topic.step().is_some() { String::new() } else { ask.topic.label() },
        when: ask.when(),
        late: ask.late(today),
        told: ask.told.map_or_else(String::new, dates::long),
    };
    let here = asks.iter().filter(|ask| ask.topic.condition() == condition && !ask.is_withdrawn);
    here.flat_map(|ask| ask.topic.steps().into_iter().map(move |step| of_step(ask, step))).collect()
}

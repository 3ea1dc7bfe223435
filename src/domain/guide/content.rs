//! What a version of the guide holds: conditions, their steps, and who can best answer them.

use super::{ConditionKey, StepKey};

/// One published version of the guide's readiness step, in our words. An assessment is always read
/// with the version it was started with.
#[derive(Debug)]
pub struct Guide {
    /// Identifies this version: the date of the guide's last correction.
    pub version: String,
    /// The guide's title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, in words.
    pub published: String,
    /// The nine conditions, in order.
    pub conditions: Vec<Condition>,
    /// Who may be asked, in order.
    pub roles: Vec<Role>,
}

/// One of the nine conditions.
#[derive(Debug)]
pub struct Condition {
    /// Its key.
    pub key: ConditionKey,
    /// Its name in the guide's list.
    pub name: String,
    /// A short form for the middle of a sentence: "leadership commitment".
    pub short: String,
    /// Why it matters, two sentences.
    pub why: String,
    /// The page of the printed guide on which its section starts.
    pub page: u16,
    /// Titles to read further, as the guide names them.
    pub read: Vec<String>,
    /// How others did it.
    pub examples: Vec<Example>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// What another place did, as the guide tells it.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The place.
    pub place: String,
    /// What happened there.
    pub what: String,
}

/// One line of a condition's checklist.
#[derive(Debug)]
pub struct Step {
    /// Its key.
    pub key: StepKey,
    /// The line of the guide's Readiness Assessment, in our words.
    pub text: String,
    /// A short form for the middle of a sentence.
    pub short: String,
    /// What one would point to.
    pub counts: String,
    /// How to start.
    pub start: String,
    /// Who can best answer: keys of roles.
    pub who: Vec<String>,
}

/// Somebody who can best answer some of the steps.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its key.
    pub key: String,
    /// What people see.
    pub name: String,
}

impl Guide {
    /// A condition by its key.
    #[must_use]
    pub fn condition(&self, key: ConditionKey) -> &Condition {
        &self.conditions[key.index()]
    }

    /// A step by its key.
    #[must_use]
    pub fn step(&self, key: StepKey) -> &Step {
        self.condition(key.condition()).steps.iter().find(|step| step.key == key).expect("a loaded guide has every step")
    }

    /// All steps, in order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.conditions.iter().flat_map(|condition| &condition.steps)
    }

    /// What people see for the key of a role.
    #[must_use]
    pub fn role(&self, key: &str) -> &str {
        self.roles.iter().find(|role| role.key == key).map_or("", |role| &role.name)
    }
}

impl Condition {
    /// Who can best answer its steps, each once, in the order of the steps.
    #[must_use]
    pub fn who<'a>(&self, guide: &'a Guide) -> Vec<&'a str> {
        let mut names = Vec::new();
        for key in self.steps.iter().flat_map(|step| &step.who) {
            let name = guide.role(key);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

impl Step {
    /// Who can best answer it, in words.
    #[must_use]
    pub fn who<'a>(&self, guide: &'a Guide) -> Vec<&'a str> {
        self.who.iter().map(|key| guide.role(key)).collect()
    }
}

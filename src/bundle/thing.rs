//! Things in a bundle: what the parts of a plan are made of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::item::Item;
use super::{Entries, Id, words};
use crate::domain::history::{Fact, Subject};
use crate::domain::things::Noun;
use crate::domain::words::{inserted, shortened};

/// The longest title in a name, in characters.
const SHORT: usize = 60;

/// A thing: a member, a finding, an engagement and so on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// Its id.
    pub id: Id,
    /// What kind of thing it is.
    #[schemars(extend("enum" = words::nouns()))]
    pub kind: String,
    /// The thing that it is within, if its kind is within one: a support is within a finding.
    pub within: Option<Id>,
    /// What it says, by the name of the part. What says nothing is missing; people and other things stand by their ids.
    #[serde(deserialize_with = "super::once::entries")]
    #[schemars(schema_with = "words::parts")]
    pub facts: Entries,
    /// Since when it lies in the bin.
    pub deleted: Option<i64>,
}

impl Thing {
    /// What kind of thing it is, where that is one.
    #[must_use]
    pub fn noun(&self) -> Option<Noun> {
        self.kind.parse().ok()
    }

    /// What it says of a fact; empty for nothing.
    #[must_use]
    pub fn get(&self, fact: Fact) -> &str {
        self.facts.get(fact.as_str()).map_or("", String::as_str)
    }

    /// Whom it names.
    pub fn people(&self) -> impl Iterator<Item = Id> {
        let facts = self.noun().map(Noun::people).unwrap_or_default();
        facts.into_iter().filter_map(|fact| Id::try_from(self.get(fact).to_owned()).ok())
    }

    /// What is compared and chosen as a whole; nothing of a kind that no thing has.
    pub(super) fn item(&self, jurisdiction: &str) -> Option<Item> {
        let noun = self.noun()?;
        let mut facts: Vec<(String, String)> =
            noun.parts().iter().map(|part| (part.fact.to_string(), self.get(part.fact).to_owned())).collect();
        if noun.can_be_binned() {
            facts.push((Fact::Deleted.to_string(), self.deleted.map_or_else(String::new, |at| at.to_string())));
        }
        let title = noun.title().map_or("", |title| self.get(title));
        let title = if title.is_empty() { String::new() } else { format!(" “{}”", inserted(&shortened(title, SHORT))) };
        let name = format!("{}: the {}{title}", inserted(jurisdiction), noun.called().0);
        Some(Item { key: self.id.to_string(), subject: Subject::Thing(noun, self.id.0), name, facts })
    }
}

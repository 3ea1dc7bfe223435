//! Things in a bundle: what the parts of a plan are made of.

use std::collections::{HashMap, HashSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::item::Item;
use super::{Entries, Id, Jurisdiction, Refusal, words};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::domain::words::text::Problem;
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

/// The things of a jurisdiction, each a kind that there is, within what its kind is within, and with parts that fit.
///
/// # Errors
/// The first [`Refusal`].
pub fn whole(of: &Jurisdiction, people: &HashSet<Id>) -> Result<(), Refusal> {
    let kinds: HashMap<Id, Noun> = of.things.iter().filter_map(|thing| Some((thing.id, thing.noun()?))).collect();
    for thing in &of.things {
        let what = || format!("{}: a {}", of.name, thing.kind.replace('_', " "));
        let wrong = |problem: Problem| Refusal::Value { what: what(), problem };
        let noun = thing.noun().ok_or_else(|| wrong(Problem::NotAChoice))?;
        let is_within = match (noun.within(), thing.within) {
            (None, None) => true,
            (Some(parent), Some(id)) => kinds.get(&id) == Some(&parent),
            _ => false,
        };
        if !is_within || thing.people().any(|person| !people.contains(&person)) {
            return Err(Refusal::Dangling(what()));
        }
        let named = noun.people().into_iter().filter(|fact| !thing.get(*fact).is_empty()).count();
        let is_its_own = noun.only_one(JurisdictionId(of.id.0)).is_none_or(|id| id == thing.id.0);
        let is_part = |name: &String| name.parse::<Fact>().ok().and_then(|fact| noun.part(fact)).is_some();
        let is_told = thing.facts.iter().all(|(name, value)| is_part(name) && !value.is_empty());
        if named != thing.people().count() || !is_its_own || !is_told || (thing.deleted.is_some() && !noun.can_be_binned()) {
            return Err(wrong(Problem::NotAChoice));
        }
        if let Some((_, problem)) = noun.misfit(&|fact| thing.get(fact).to_owned()) {
            return Err(wrong(problem));
        }
    }
    Ok(())
}

/// Whether a jurisdiction holds no more of any kind of thing than there may be; what lies in the bin does not count.
///
/// # Errors
/// [`Refusal::Value`].
pub fn bounds(of: &Jurisdiction) -> Result<(), Refusal> {
    for noun in Noun::ALL {
        let mut counts: HashMap<Option<Id>, usize> = HashMap::new();
        for thing in of.things.iter().filter(|thing| thing.noun() == Some(noun) && thing.deleted.is_none()) {
            *counts.entry(thing.within).or_default() += 1;
        }
        if counts.into_values().any(|count| count > noun.most()) {
            return Err(too_many(&of.name, noun));
        }
    }
    Ok(())
}

/// There is one more of a kind of thing than there may be.
#[must_use]
pub fn too_many(jurisdiction: &str, noun: Noun) -> Refusal {
    let words = format!("There may be {} {} at most.", noun.most(), noun.called().1);
    Refusal::Value { what: jurisdiction.to_owned(), problem: Problem::Other(words) }
}

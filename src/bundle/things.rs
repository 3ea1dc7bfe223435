//! Whether the things of a bundle can be what they say they are.

use std::collections::{HashMap, HashSet};

use super::{Id, Jurisdiction, Refusal, Thing};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::publication::unpacked;
use crate::domain::readiness::Fingerprint;
use crate::domain::strategy::EntryKind;
use crate::domain::things::{Noun, ids};
use crate::domain::words::text::Problem;
use crate::domain::words::{inserted, shortened};

/// How much of an entry tells which is meant, in characters.
const NAMED: usize = 80;

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
        if !is_as_frozen(noun, thing) {
            return Err(wrong(Problem::Other("What was frozen does not fit its fingerprint.".to_owned())));
        }
    }
    links(of)
}

/// Whether what an approval or a publication froze fits its fingerprint.
fn is_as_frozen(noun: Noun, thing: &Thing) -> bool {
    let (print, frozen) = (thing.get(Fact::Fingerprint), thing.get(Fact::Frozen));
    let fits = |text: String| Fingerprint::of(&text).to_string() == print;
    match noun {
        // A publication without what it published is none.
        Noun::Publication => unpacked(frozen).is_some_and(fits),
        _ if print.is_empty() && frozen.is_empty() => true,
        Noun::Approval => fits(frozen.to_owned()),
        _ => true,
    }
}

/// The links of logic models: each leads to a later kind of the same strategic action. What they lead to may be gone for
/// good.
fn links(of: &Jurisdiction) -> Result<(), Refusal> {
    let entries: HashMap<Id, &Thing> =
        of.things.iter().filter(|thing| thing.noun() == Some(Noun::LogicEntry)).map(|thing| (thing.id, thing)).collect();
    let kind = |thing: &Thing| thing.get(Fact::Kind).parse::<EntryKind>().ok();
    for entry in entries.values() {
        let leads_on =
            |other: &&Thing| other.within == entry.within && kind(entry).zip(kind(other)).is_some_and(|(from, to)| from.can_lead_to(to));
        let mut ends = ids(entry.get(Fact::LeadsTo)).into_iter().filter_map(|end| entries.get(&Id(end)).copied());
        if let Some(other) = ends.find(|other| !leads_on(other)) {
            return Err(leads_back(&of.name, [entry.get(Fact::What), other.get(Fact::What)]));
        }
    }
    Ok(())
}

/// A link of a logic model leads where none may: what its ends say, as far as they say it themselves.
#[must_use]
pub fn leads_back(jurisdiction: &str, [from, to]: [&str; 2]) -> Refusal {
    let words = format!(
        "In a logic model, {} leads to {}, which would run back, or to another strategic action. Take that link away, or change \
         one of the two back, then export and import again.",
        quoted(from),
        quoted(to)
    );
    Refusal::Value { what: jurisdiction.to_owned(), problem: Problem::Other(words) }
}

/// An entry by what it says; one that is an action of the work plan says nothing itself.
fn quoted(words: &str) -> String {
    if words.is_empty() { "an activity".to_owned() } else { format!("“{}”", inserted(&shortened(words, NAMED))) }
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

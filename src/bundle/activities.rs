//! Whether the activities of a bundle name actions as they may: each one of its own jurisdiction, and each action once.

use std::collections::HashSet;

use super::{Bundle, Id, Jurisdiction, Refusal, Thing};
use crate::domain::history::Fact;
use crate::domain::things::Noun;
use crate::domain::words::text::Problem;
use crate::domain::words::{inserted, shortened};

/// How much of an action tells which is meant, in characters.
const NAMED: usize = 80;

/// Looks at every entry of a logic model that names an action of the work plan. An action that was deleted for good may
/// still be named: nothing is shown of it.
///
/// # Errors
/// The first [`Refusal`].
pub fn hold(bundle: &Bundle) -> Result<(), Refusal> {
    let gone: HashSet<Id> = bundle.tombstones.iter().filter(|stone| stone.kind == "action").map(|stone| stone.id).collect();
    bundle.jurisdictions.iter().try_for_each(|it| of_jurisdiction(it, &gone))
}

fn of_jurisdiction(of: &Jurisdiction, gone: &HashSet<Id>) -> Result<(), Refusal> {
    let actions: HashSet<Id> = of.actions.iter().map(|action| action.id).collect();
    let binned: HashSet<Id> = of.things.iter().filter(|thing| thing.deleted.is_some()).map(|thing| thing.id).collect();
    let mut served = HashSet::new();
    for (entry, action) in of.things.iter().filter_map(|thing| Some((thing, named(thing)?))) {
        if !actions.contains(&action) && !gone.contains(&action) {
            return Err(Refusal::Dangling(format!("{}: an entry of a logic model", of.name)));
        }
        let is_there = entry.deleted.is_none() && entry.within.is_none_or(|within| !binned.contains(&within));
        if is_there && !served.insert(action) {
            let what = of.actions.iter().find(|one| one.id == action).map_or("", |action| action.what.as_str());
            return Err(twice(&of.name, what));
        }
    }
    Ok(())
}

/// The action that an entry names.
fn named(thing: &Thing) -> Option<Id> {
    let action = thing.get(Fact::Action);
    if thing.noun() == Some(Noun::LogicEntry) { Id::try_from(action.to_owned()).ok() } else { None }
}

/// One action, which says this, stands in two logic models.
#[must_use]
pub fn twice(jurisdiction: &str, what: &str) -> Refusal {
    let words = format!(
        "The action “{}” stands in two logic models, and it can serve one strategic action at most. Make it text again in one of \
         them, then export and import again.",
        inserted(&shortened(what, NAMED))
    );
    Refusal::Value { what: jurisdiction.to_owned(), problem: Problem::Other(words) }
}

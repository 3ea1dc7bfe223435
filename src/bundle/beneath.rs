//! What one copy put into the bin while the other went on with it, or with what is beneath it: that is for a person to choose.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::Bundle;
use super::item::{self, Placed};
use super::preview::{Change, Difference, Preview, What};

/// Takes what was deleted in one copy alone, and changed or added to in the other, from what merges by itself to what has to
/// be chosen. Counts what is here and not there.
pub fn choose(preview: &mut Preview, ours: &Bundle, theirs: &Bundle) {
    let there: HashSet<Uuid> = theirs.jurisdictions.iter().map(|it| it.id.0).collect();
    let here: HashSet<Uuid> = ours.jurisdictions.iter().map(|it| it.id.0).collect();
    if here.is_disjoint(&there) {
        return;
    }
    preview.is_merge = true;
    let (our_places, their_places) = (places(ours), places(theirs));
    let owners: HashMap<Uuid, Uuid> = our_places.values().chain(their_places.values()).filter_map(|it| Some((it.id, it.within?))).collect();
    let buried: HashSet<Uuid> = theirs.tombstones.iter().map(|stone| stone.id.0).collect();
    let is_of_both = |id: Uuid| {
        let top = above(&owners, id).last().unwrap_or(id);
        here.contains(&top) && there.contains(&top)
    };
    let only_here: HashSet<Uuid> =
        our_places.keys().filter(|id| !their_places.contains_key(*id) && !buried.contains(*id) && is_of_both(**id)).copied().collect();
    let only_there: Vec<Uuid> = their_places.keys().filter(|id| !our_places.contains_key(*id)).copied().collect();
    preview.added = only_here.iter().filter(|id| owners.get(*id).is_none_or(|owner| !only_here.contains(owner))).count();
    let went_on_here = went_on(&owners, only_here.into_iter(), preview.ours.iter().chain(&preview.choices));
    let went_on_there = went_on(&owners, only_there.into_iter(), preview.theirs.iter().chain(&preview.choices));
    let mut asked = part(&mut preview.theirs, &went_on_here, |change| &change.theirs);
    asked.append(&mut part(&mut preview.ours, &went_on_there, |change| &change.ours));
    preview.choices.append(&mut asked);
}

/// Takes out of a list what a copy put into the bin, of which `says` tells what it says, while the other went on with it.
fn part(all: &mut Vec<Difference>, others: &HashSet<Uuid>, says: fn(&Change) -> &str) -> Vec<Difference> {
    let is_apart = |it: &Difference| others.contains(&it.subject.id()) && puts_into_bin(it, says);
    let (asked, rest) = std::mem::take(all).into_iter().partition(is_apart);
    *all = rest;
    asked
}

/// Whether a copy, of which `says` tells what it says, put the record into the bin.
fn puts_into_bin(difference: &Difference, says: fn(&Change) -> &str) -> bool {
    let What::Facts(changes) = &difference.what else { return false };
    difference.is_of_bin() && changes.iter().any(|change| !says(change).is_empty())
}

fn places(bundle: &Bundle) -> HashMap<Uuid, Placed> {
    item::placed(bundle).into_iter().map(|placed| (placed.id, placed)).collect()
}

/// What something is within, step by step.
fn above(owners: &HashMap<Uuid, Uuid>, id: Uuid) -> impl Iterator<Item = Uuid> + '_ {
    std::iter::successors(owners.get(&id).copied(), |owner| owners.get(owner).copied())
}

/// With what a copy went on: what it changed or added, and all that these are within. That it put something into the bin is
/// no going on with it.
fn went_on<'a>(
    owners: &HashMap<Uuid, Uuid>,
    added: impl Iterator<Item = Uuid>,
    changed: impl Iterator<Item = &'a Difference>,
) -> HashSet<Uuid> {
    let is_change = |difference: &&Difference| matches!(difference.what, What::Facts(_)) && !difference.is_of_bin();
    let changed = changed.filter(is_change).map(|difference| difference.subject.id());
    let mut all = HashSet::new();
    for id in changed {
        all.insert(id);
        all.extend(above(owners, id));
    }
    for id in added {
        all.extend(above(owners, id));
    }
    all
}

//! Whether a bundle is whole: every id once, nothing named that is missing, every line of the history
//! as it was written, and every value what its last line says.

use std::collections::{HashMap, HashSet};

use super::item::{self, Item};
use super::{Bundle, Id, Jurisdiction, Line, Refusal, activities, links, things};
use crate::domain::history::Fact;
use crate::domain::ids::PersonId;
use crate::domain::people::beside::{is_in_step, meant};

/// Looks at ids and at what records say of each other.
///
/// # Errors
/// The first [`Refusal`].
pub fn ids(bundle: &Bundle) -> Result<(), Refusal> {
    let mut seen = HashSet::new();
    let mut once = |id: Id| if seen.insert(id) { Ok(()) } else { Err(Refusal::Twice(id.to_string())) };
    let actors: HashSet<Id> = bundle.actors.iter().map(|actor| actor.id).collect();
    bundle.actors.iter().try_for_each(|actor| once(actor.id))?;
    bundle.tombstones.iter().try_for_each(|tombstone| once(tombstone.id))?;
    bundle.actors_history.iter().try_for_each(|line| once(line.id))?;
    for jurisdiction in &bundle.jurisdictions {
        once(jurisdiction.id)?;
        jurisdiction.people.iter().try_for_each(|person| once(person.id))?;
        jurisdiction.history.iter().try_for_each(|line| once(line.id))?;
        jurisdiction.actions.iter().try_for_each(|action| once(action.id))?;
        jurisdiction.actions.iter().flat_map(|action| &action.funding_lines).try_for_each(|line| once(line.id))?;
        jurisdiction.population_groups.iter().try_for_each(|group| once(group.id))?;
        jurisdiction.road_lines.iter().try_for_each(|line| once(line.id))?;
        jurisdiction.things.iter().try_for_each(|thing| once(thing.id))?;
        for round in &jurisdiction.rounds {
            once(round.id)?;
            round.asks.iter().try_for_each(|ask| once(ask.id))?;
            round.meetings.iter().try_for_each(|meeting| once(meeting.id))?;
            round.decisions.iter().try_for_each(|decision| once(decision.id))?;
            let mut there = HashSet::new();
            for participant in &round.participants {
                if !there.insert(participant) {
                    return Err(Refusal::Twice(participant.to_string()));
                }
            }
            let mut prints = HashSet::new();
            if let Some(state) = round.states.iter().find(|state| !prints.insert(&state.fingerprint)) {
                return Err(Refusal::Twice(state.fingerprint.clone()));
            }
        }
        named(jurisdiction, &actors)?;
    }
    activities::hold(bundle)
}

/// Whether everybody and everything that the records of a jurisdiction name is there.
fn named(jurisdiction: &Jurisdiction, actors: &HashSet<Id>) -> Result<(), Refusal> {
    let people = people(jurisdiction, actors)?;
    let rounds: HashSet<Id> = jurisdiction.rounds.iter().map(|round| round.id).collect();
    for round in &jurisdiction.rounds {
        let mut all = round.participants.iter().chain(round.asks.iter().map(|ask| &ask.person));
        if all.any(|person| !people.contains(person)) {
            return Err(Refusal::Dangling(format!("{}, {}", jurisdiction.name, round.title)));
        }
        let meetings = round.meetings.iter().map(|meeting| (&meeting.present, &meeting.present_people));
        let decisions = round.decisions.iter().map(|decision| (&decision.deciders, &decision.deciders_people));
        let is_known = |id: PersonId| people.contains(&Id(id.0));
        let mut beside = meetings.chain(decisions).map(|(names, ids)| (names.lines().count(), ids));
        if beside.any(|(names, ids)| !is_in_step(ids, names) || !meant(ids).into_iter().flatten().all(is_known)) {
            return Err(Refusal::Dangling(format!("{}, {}", jurisdiction.name, round.title)));
        }
    }
    for action in &jurisdiction.actions {
        let has_owner = action.owner.is_none_or(|owner| people.contains(&owner));
        let has_round = action.assessment.is_none_or(|round| rounds.contains(&round));
        if !has_owner || !has_round {
            return Err(Refusal::Dangling(format!("An action of {}", jurisdiction.name)));
        }
    }
    if jurisdiction.road_lines.iter().any(|line| line.owner.is_some_and(|owner| !people.contains(&owner))) {
        return Err(Refusal::Dangling(format!("The road of {}", jurisdiction.name)));
    }
    things::whole(jurisdiction, &people)
}

/// The people of a jurisdiction, if each is linked to somebody who is there, and made one with another of them in one
/// step.
fn people(jurisdiction: &Jurisdiction, actors: &HashSet<Id>) -> Result<HashSet<Id>, Refusal> {
    let stands_alone: HashMap<Id, bool> = jurisdiction.people.iter().map(|person| (person.id, person.same_as.is_none())).collect();
    for person in &jurisdiction.people {
        let has_actor = person.actor.is_none_or(|actor| actors.contains(&actor));
        let is_one = person.same_as.is_none_or(|other| other != person.id && stands_alone.get(&other) == Some(&true));
        if !has_actor || !is_one {
            return Err(Refusal::Dangling(format!("{}: {}", jurisdiction.name, person.name)));
        }
    }
    let people: HashSet<Id> = stands_alone.into_keys().collect();
    if jurisdiction.launch_leader_person.is_none_or(|leader| people.contains(&leader)) {
        Ok(people)
    } else {
        Err(Refusal::Dangling(jurisdiction.name.clone()))
    }
}

/// Holds every line against its digest, and every value against its last line, both ways.
///
/// # Errors
/// The first [`Refusal`].
pub fn history(bundle: &Bundle) -> Result<(), Refusal> {
    let names = bundle.names();
    let actors: HashSet<Id> = bundle.actors.iter().map(|actor| actor.id).collect();
    let items: Vec<Item> = item::items(&Bundle { actors: bundle.actors.clone(), ..Bundle::default() });
    agree("The history of people", &bundle.actors_history, &items, &actors)?;
    for jurisdiction in &bundle.jurisdictions {
        let what = format!("The history of {}", jurisdiction.name);
        agree(&what, &jurisdiction.history, &item::of_jurisdiction(jurisdiction, &names), &actors)?;
    }
    Ok(())
}

fn agree(what: &str, lines: &[Line], items: &[Item], actors: &HashSet<Id>) -> Result<(), Refusal> {
    let mut kinds: HashMap<Id, (&str, &str)> = HashMap::new();
    for item in items {
        kinds.insert(Id(item.subject.id()), (item.subject.kind(), &item.name));
    }
    for line in lines {
        // What came in with a merge that was undone is no more, and its lines end with nothing.
        let (kind, name) = kinds.get(&line.subject_id).copied().unwrap_or((line.subject.as_str(), what));
        if kind != line.subject || line.event().is_none() || line.person.is_some_and(|person| !actors.contains(&person)) {
            return Err(Refusal::Dangling(what.to_owned()));
        }
        if !line.is_whole() || line.since > line.at || line.name.is_empty() {
            return Err(Refusal::Line(format!("{name}, {}", item::label(&line.field))));
        }
    }
    let mut said = links::last_words(lines, |id| kinds.get(&id).map_or(what, |(_, name)| name))?;
    for item in items {
        for (field, value) in &item.facts {
            let last = said.remove(&(Id(item.subject.id()), field.as_str()));
            if last.unwrap_or_default() != value {
                return Err(Refusal::Disagrees(format!("{}, {}", item.name, item::label_of(item.subject, field))));
            }
        }
    }
    // What is left is a field that no such record has, but for those that are no more: they ended with nothing.
    let is_retired = |field: &str| field.parse::<Fact>().is_ok_and(Fact::is_retired);
    match said.iter().find(|((id, field), last)| !(last.is_empty() && (is_retired(field) || !kinds.contains_key(id)))) {
        Some(((id, _), _)) if !kinds.contains_key(id) => Err(Refusal::Dangling(what.to_owned())),
        Some(((_, field), _)) => Err(Refusal::Disagrees(format!("{what}, “{field}”"))),
        None => Ok(()),
    }
}

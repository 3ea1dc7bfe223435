//! A bundle of the first version: its people stood beside the jurisdictions. They become people of each jurisdiction that
//! names them or in which they wrote, by the same rule as in a data file of before (`store/level/people.rs`), so that the
//! same ids and lines come of it.

use std::collections::{BTreeMap, BTreeSet};

use super::old::{LastLines, Lines};
use super::{Actor, Bundle, Id, Jurisdiction, Person, Refusal};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActionId, ActorId, AskId, AssessmentId, DecisionId, JurisdictionId, MeetingId, PersonId};
use crate::domain::people::beside::{ByName, stored};

/// Gives every jurisdiction its people.
///
/// # Errors
/// [`Refusal::Disagrees`] when somebody named is not whom the history says was last saved.
pub fn people_of_jurisdictions(bundle: &mut Bundle) -> Result<(), Refusal> {
    let actors: BTreeMap<Id, &Actor> = bundle.actors.iter().map(|actor| (actor.id, actor)).collect();
    for jurisdiction in &mut bundle.jurisdictions {
        let mut lines = Lines::after(&jurisdiction.history);
        make_people(jurisdiction, &actors, &mut lines);
        move_records(jurisdiction, &mut lines)?;
        find_names(jurisdiction, &mut lines);
        jurisdiction.history.extend(lines.new);
    }
    Ok(())
}

fn person(actor: Id, of: Id) -> Id {
    Id(PersonId::of_actor(ActorId(actor.0), JurisdictionId(of.0)).0)
}

fn make_people(jurisdiction: &mut Jurisdiction, actors: &BTreeMap<Id, &Actor>, lines: &mut Lines) {
    let mut found: BTreeSet<Id> = jurisdiction.history.iter().filter_map(|line| line.person).collect();
    found.extend(jurisdiction.actions.iter().filter_map(|action| action.owner));
    for round in &jurisdiction.rounds {
        found.extend(round.participants.iter().copied().chain(round.asks.iter().map(|ask| ask.person)));
    }
    for actor in found.into_iter().filter_map(|id| actors.get(&id)) {
        let id = person(actor.id, jurisdiction.id);
        let subject = Subject::Person(PersonId(id.0));
        let link = actor.id.to_string();
        let facts = [(Fact::Name, &actor.name), (Fact::Title, &actor.title), (Fact::Department, &actor.department), (Fact::Actor, &link)];
        for (fact, value) in facts {
            lines.begin(subject, fact, value);
        }
        jurisdiction.people.push(Person {
            id,
            name: actor.name.clone(),
            title: actor.title.clone(),
            department: actor.department.clone(),
            actor: Some(actor.id),
            ..Person::default()
        });
    }
    jurisdiction.people.sort_by_key(|person| person.id);
}

fn move_records(jurisdiction: &mut Jurisdiction, lines: &mut Lines) -> Result<(), Refusal> {
    let (of, history, name) = (jurisdiction.id, LastLines::of(&jurisdiction.history), jurisdiction.name.as_str());
    let joined = |ids: &[Id]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    // What is named anew has to be what was last saved; else the new lines would say that it was.
    let mut log = |subject: Subject, fact: Fact, before: &str, after: &str| {
        let last = history.was_last_saved(Id(subject.id()), fact, before, name)?;
        lines.log(subject, fact, last, (before, after));
        Ok(())
    };
    for round in &mut jurisdiction.rounds {
        let before = joined(&round.participants);
        round.participants = round.participants.iter().map(|actor| person(*actor, of)).collect();
        round.participants.sort_unstable();
        log(Subject::Assessment(AssessmentId(round.id.0)), Fact::Participants, &before, &joined(&round.participants))?;
    }
    let mut asks: Vec<_> = jurisdiction.rounds.iter_mut().flat_map(|round| &mut round.asks).collect();
    asks.sort_by_key(|ask| ask.id);
    for ask in asks {
        let after = person(ask.person, of);
        log(Subject::Ask(AskId(ask.id.0)), Fact::Person, &ask.person.to_string(), &after.to_string())?;
        ask.person = after;
    }
    for action in &mut jurisdiction.actions {
        if let Some(owner) = &mut action.owner {
            let after = person(*owner, of);
            log(Subject::Action(ActionId(action.id.0)), Fact::Owner, &owner.to_string(), &after.to_string())?;
            *owner = after;
        }
    }
    Ok(())
}

fn find_names(jurisdiction: &mut Jurisdiction, lines: &mut Lines) {
    let mut names = ByName::default();
    jurisdiction.people.iter().for_each(|person| names.add(PersonId(person.id.0), &person.name));
    if let Some(leader) = names.find(&jurisdiction.launch_leader) {
        jurisdiction.launch_leader_person = Some(Id(leader.0));
        let subject = Subject::Jurisdiction(JurisdictionId(jurisdiction.id.0));
        lines.begin(subject, Fact::LaunchLeaderPerson, &leader.to_string());
    }
    let mut meetings: Vec<_> = jurisdiction.rounds.iter_mut().flat_map(|round| &mut round.meetings).collect();
    meetings.sort_by_key(|meeting| meeting.id);
    for meeting in meetings {
        meeting.present_people = stored(&names.beside(&meeting.present));
        lines.begin(Subject::Meeting(MeetingId(meeting.id.0)), Fact::PresentPeople, &meeting.present_people);
    }
    let mut decisions: Vec<_> = jurisdiction.rounds.iter_mut().flat_map(|round| &mut round.decisions).collect();
    decisions.sort_by_key(|decision| decision.id);
    for decision in decisions {
        decision.deciders_people = stored(&names.beside(&decision.deciders));
        lines.begin(Subject::Decision(DecisionId(decision.id.0)), Fact::DecidersPeople, &decision.deciders_people);
    }
}

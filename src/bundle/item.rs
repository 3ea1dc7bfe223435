//! What a bundle says, record by record, under the keys by which two bundles are compared.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Action, Bundle, Id, Jurisdiction, PopulationGroup, Record, RoadLine, Round};
use crate::domain::guide::{ConditionKey, Guide, StepKey, Topic};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::JurisdictionId;
use crate::domain::readiness::Field;
use crate::domain::words::{self, dates};

/// A record, or of a round one step or one condition: what is compared and chosen as a whole.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its key: the id, and for an answer the step or condition.
    pub key: String,
    /// What the history calls it.
    pub subject: Subject,
    /// What people call it: "Wren County, Fall 2026: 3a, staff who can run the process".
    pub name: String,
    /// What it says, in stored form, under the words of the history.
    pub facts: Vec<(String, String)>,
}

/// The longest text of an action in a name, in characters.
const SHORT: usize = 60;

/// Every record of a bundle.
#[must_use]
pub fn items(bundle: &Bundle) -> Vec<Item> {
    let names = bundle.names();
    let mut items: Vec<Item> = bundle.actors.iter().map(|actor| item(actor, actor.name.clone())).collect();
    for jurisdiction in &bundle.jurisdictions {
        items.extend(of_jurisdiction(jurisdiction, &names));
    }
    items
}

/// Every record of one jurisdiction.
#[must_use]
pub fn of_jurisdiction(jurisdiction: &Jurisdiction, names: &BTreeMap<Id, &str>) -> Vec<Item> {
    let inserted = words::inserted(&jurisdiction.name);
    let mut items = vec![item(jurisdiction, inserted.clone())];
    items.extend(jurisdiction.people.iter().map(|person| item(person, format!("{inserted}: {}", words::inserted(&person.name)))));
    for round in &jurisdiction.rounds {
        items.extend(of_round(round, &jurisdiction.name, names));
    }
    items.extend(jurisdiction.actions.iter().map(|action| {
        let what = words::inserted(&words::shortened(&action.what, SHORT));
        item(action, format!("{inserted}: the action “{what}”"))
    }));
    for action in &jurisdiction.actions {
        items.extend(of_funding(action, &jurisdiction.name));
    }
    let group = |group: &PopulationGroup| {
        let name = words::inserted(&words::shortened(&group.name, SHORT));
        item(group, format!("{inserted}: the population group “{name}”"))
    };
    items.extend(jurisdiction.population_groups.iter().map(group));
    let line = |line: &RoadLine| item(line, format!("{inserted}: {} on the road", line.place));
    items.extend(jurisdiction.road_lines.iter().map(line));
    items.extend(jurisdiction.things.iter().filter_map(|thing| thing.item(&jurisdiction.name)));
    items
}

/// The funding lines of an action.
#[must_use]
pub fn of_funding(action: &Action, jurisdiction: &str) -> Vec<Item> {
    let (jurisdiction, what) = (words::inserted(jurisdiction), words::inserted(&words::shortened(&action.what, SHORT)));
    action.funding_lines.iter().map(|line| item(line, format!("{jurisdiction}: the money for “{what}”"))).collect()
}

/// Every record of one round: its settings, its answers, and what hangs on it.
#[must_use]
pub fn of_round(round: &Round, jurisdiction: &str, names: &BTreeMap<Id, &str>) -> Vec<Item> {
    let place = format!("{}, {}", words::inserted(jurisdiction), words::inserted(&round.title));
    let mut items = vec![item(round, format!("{place}: its settings"))];
    let guide = Guide::version(&round.guide).unwrap_or_else(Guide::current);
    let steps = StepKey::all().map(|step| (Topic::Step(step), Field::of_step(step).to_vec()));
    let conditions = ConditionKey::ALL.into_iter().map(|key| (Topic::Condition(key), vec![Field::Need(key), Field::Judgment(key)]));
    for (topic, fields) in steps.chain(conditions) {
        let value = |field: Field| round.entries.get(&field.to_string()).cloned().unwrap_or_default();
        let facts: Vec<_> = fields.into_iter().map(|field| (field.to_string(), value(field))).collect();
        items.push(Item {
            key: format!("{}-{topic}", round.id),
            subject: subject::<Round>(round.id),
            name: format!("{place}: {}", topic.named(guide)),
            facts,
        });
    }
    let day = |text: &str| dates::parse_iso(text).map_or_else(|| text.to_owned(), dates::long);
    items.extend(round.asks.iter().map(|ask| {
        let topic = ask.topic.parse::<Topic>().map_or_else(|_| ask.topic.clone(), Topic::label);
        item(ask, format!("{place}: {} asked about {topic}", words::inserted(names.get(&ask.person).copied().unwrap_or("somebody"))))
    }));
    items.extend(round.meetings.iter().map(|meeting| item(meeting, format!("{place}: the meeting of {}", day(&meeting.held)))));
    items.extend(round.decisions.iter().map(|decision| item(decision, format!("{place}: the decision of {}", day(&decision.decided)))));
    items
}

fn item<R: Record>(record: &R, name: String) -> Item {
    Item { key: record.id().to_string(), subject: subject::<R>(record.id()), name, facts: record.facts() }
}

fn subject<R: Record>(id: Id) -> Subject {
    Subject::from_parts(R::SUBJECT, id.0).expect("every kind of record is a subject of the history")
}

/// What people call a field of a record: a thing has names of its own for its parts.
#[must_use]
pub fn label_of(subject: Subject, field: &str) -> String {
    let part = match (subject, field.parse::<Fact>()) {
        (Subject::Thing(noun, _), Ok(fact)) => noun.part(fact),
        _ => None,
    };
    part.map_or_else(|| label(field), |part| part.label.to_owned())
}

/// What people call a field.
#[must_use]
pub fn label(field: &str) -> String {
    let of_round = field.parse::<Field>().map(Field::label).ok();
    let fact = || field.parse::<Fact>().map(|fact| fact.label().to_owned()).ok();
    of_round.or_else(fact).unwrap_or_else(|| field.replace('_', " "))
}

/// Where a record lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its id.
    pub id: Uuid,
    /// What the history calls its kind.
    pub kind: &'static str,
    /// What it belongs to: a person, a round, an action, a group or a place on the road to its jurisdiction, a support to its
    /// finding, all else to its round or action.
    pub within: Option<Uuid>,
    /// What people call it.
    pub name: String,
}

/// Where every record of a bundle lies.
#[must_use]
pub fn placed(bundle: &Bundle) -> Vec<Placed> {
    let names = bundle.names();
    let place = |item: &Item, within: Option<Uuid>| {
        let name = item.name.trim_end_matches(": its settings").to_owned();
        Placed { id: item.subject.id(), kind: item.subject.kind(), within, name }
    };
    let mut places: Vec<Placed> = bundle.actors.iter().map(|actor| place(&item(actor, actor.name.clone()), None)).collect();
    for jurisdiction in &bundle.jurisdictions {
        let of = jurisdiction.id.0;
        let mut owners: BTreeMap<Uuid, Uuid> = jurisdiction.actions.iter().map(|action| (action.id.0, of)).collect();
        owners.extend(jurisdiction.population_groups.iter().map(|group| (group.id.0, of)));
        owners.extend(jurisdiction.actions.iter().flat_map(|action| action.funding_lines.iter().map(|line| (line.id.0, action.id.0))));
        owners.extend(jurisdiction.people.iter().map(|person| (person.id.0, of)));
        owners.extend(jurisdiction.road_lines.iter().map(|line| (line.id.0, of)));
        owners.extend(jurisdiction.things.iter().map(|thing| (thing.id.0, thing.within.map_or(of, |within| within.0))));
        for round in &jurisdiction.rounds {
            owners.insert(round.id.0, of);
            let asks = round.asks.iter().map(|ask| ask.id);
            let parts = asks.chain(round.meetings.iter().map(|it| it.id)).chain(round.decisions.iter().map(|it| it.id));
            owners.extend(parts.map(|id| (id.0, round.id.0)));
        }
        // A round is an item of its own, and so is each of its answers.
        let records = of_jurisdiction(jurisdiction, &names).into_iter().filter(|item| item.key == item.subject.id().to_string());
        places.extend(records.map(|item| place(&item, owners.get(&item.subject.id()).copied())));
    }
    places
}

/// The jurisdiction of every record that belongs to one, by the record's id.
#[must_use]
pub fn places_of(bundle: &Bundle) -> Vec<(Uuid, JurisdictionId)> {
    let names = BTreeMap::new();
    let each = |jurisdiction: &Jurisdiction| {
        let of = JurisdictionId(jurisdiction.id.0);
        of_jurisdiction(jurisdiction, &names).into_iter().map(move |item| (item.subject.id(), of)).collect::<Vec<_>>()
    };
    bundle.jurisdictions.iter().flat_map(each).collect()
}

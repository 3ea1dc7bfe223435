//! A bundle held against what is here, record by record: the work behind a preview.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::item::{self, Item};
use super::parts::parts;
use super::preview::{Counts, Difference, Preview, What};
use super::sides::Sides;
use super::{
    Action, Actor, Bundle, Decision, Id, Jurisdiction, Line, Record, Refusal, Round, Thing, Tombstone, beneath, doubles, ties, unite,
};
use crate::domain::merge::Moved;
use crate::domain::things::Noun;

impl Preview {
    /// Holds a bundle against what is here. `ours` must hold every jurisdiction and actor of `theirs`
    /// that is here, and every tombstone. `undone` are the lines here of merges that were undone.
    ///
    /// # Errors
    /// [`Refusal`] when the two can't be united: the same decision, or line of the history, says two things.
    pub fn of(ours: &Bundle, theirs: &Bundle, undone: &HashSet<Uuid>) -> Result<Self, Refusal> {
        let (names, here) = (theirs.names(), ours.jurisdictions.iter().map(|here| (here.id, here)).collect::<HashMap<_, _>>());
        let mut comparison = Comparison::new(ours, &names, sides(ours, theirs, &here).undone(undone));
        comparison.actors(&theirs.actors);
        for jurisdiction in &theirs.jurisdictions {
            comparison.jurisdiction(here.get(&jurisdiction.id).copied(), jurisdiction)?;
        }
        comparison.tombstones(&theirs.tombstones);
        let left_out = comparison.left_out;
        let mut preview = comparison.preview;
        beneath::choose(&mut preview, ours, theirs);
        ties::choose(&mut preview);
        preview.doubles = doubles::doubles(ours, theirs);
        let histories = theirs.jurisdictions.iter().map(|there| {
            let here = here.get(&there.id);
            (here.map_or(&[][..], |here| here.history.as_slice()), there.history.as_slice())
        });
        for (here, there) in histories.chain([(ours.actors_history.as_slice(), theirs.actors_history.as_slice())]) {
            let united = unite(here, there)?;
            let new = united.iter().filter_map(|place| if let unite::Place::New(line) = place { Some(line) } else { None });
            preview.new.lines += new.filter(|line| !left_out.contains(&line.subject_id.0)).count();
        }
        Ok(preview)
    }

    /// What stays out of the file while these are not taken: all that was deleted for good here.
    #[must_use]
    pub fn left_out(&self, theirs: &Bundle, taken: &BTreeSet<String>) -> HashSet<Uuid> {
        let kept = |difference: &&Difference| matches!(difference.what, What::GoneHere(_)) && !taken.contains(&difference.key);
        let gone: HashSet<Uuid> = self.choices.iter().filter(kept).map(|difference| difference.subject.id()).collect();
        let mut out = gone.clone();
        for jurisdiction in &theirs.jurisdictions {
            let actions = jurisdiction.actions.iter().filter(|action| gone.contains(&action.id.0));
            out.extend(actions.flat_map(|action| action.funding_lines.iter().map(|line| line.id.0)));
            let within = jurisdiction.things.iter().filter(|thing| thing.within.is_some_and(|within| gone.contains(&within.0)));
            out.extend(within.map(|thing| thing.id.0));
            if gone.contains(&jurisdiction.id.0) {
                out.extend(subjects(jurisdiction));
            }
            out.extend(jurisdiction.rounds.iter().filter(|round| gone.contains(&round.id.0)).flat_map(of_round));
        }
        out
    }
}

/// The histories of what both have, side by side.
fn sides<'a>(ours: &'a Bundle, theirs: &'a Bundle, here: &HashMap<Id, &Jurisdiction>) -> Sides<'a> {
    let there: HashSet<Id> = theirs.jurisdictions.iter().map(|there| there.id).collect();
    let lines = |bundle: &'a Bundle, is_of_both: &dyn Fn(Id) -> bool| -> Vec<&'a Line> {
        let both = bundle.jurisdictions.iter().filter(|it| is_of_both(it.id)).flat_map(|it| &it.history);
        both.chain(&bundle.actors_history).collect()
    };
    Sides::of(lines(ours, &|id| there.contains(&id)), lines(theirs, &|id| here.contains_key(&id)))
}

/// The ids of a round and of what is within it.
fn of_round(round: &Round) -> Vec<Uuid> {
    item::of_round(round, "", &BTreeMap::new()).iter().map(|item| item.subject.id()).collect()
}

/// The ids of a jurisdiction and of what is within it.
fn subjects(jurisdiction: &Jurisdiction) -> Vec<Uuid> {
    item::of_jurisdiction(jurisdiction, &BTreeMap::new()).iter().map(|item| item.subject.id()).collect()
}

/// A comparison under way.
struct Comparison<'a> {
    here: HashMap<String, Item>,
    gone: HashMap<Id, i64>,
    names: &'a BTreeMap<Id, &'a str>,
    sides: Sides<'a>,
    /// What stays out of the file with what was deleted for good here.
    pub left_out: HashSet<Uuid>,
    /// What was found so far.
    pub preview: Preview,
}

impl<'a> Comparison<'a> {
    /// Nothing is compared yet. `names` are those of everybody whom the bundle names.
    pub fn new(ours: &Bundle, names: &'a BTreeMap<Id, &'a str>, sides: Sides<'a>) -> Self {
        Self {
            here: item::items(ours).into_iter().map(|item| (item.key.clone(), item)).collect(),
            gone: ours.tombstones.iter().map(|tombstone| (tombstone.id, tombstone.at)).collect(),
            names,
            sides,
            left_out: HashSet::new(),
            preview: Preview::default(),
        }
    }

    /// Compares the names under which somebody wrote.
    pub fn actors(&mut self, actors: &[Actor]) {
        for actor in actors {
            if self.here.contains_key(&actor.id.to_string()) {
                let alone = Bundle { actors: vec![actor.clone()], ..Bundle::default() };
                self.hold(item::items(&alone));
            } else {
                self.preview.new.actors += 1;
            }
        }
    }

    /// Holds a record against the one here, counts it as new, or leaves it out as deleted for good here.
    fn record(&mut self, id: Id, items: &Items, count: impl FnOnce(&mut Counts)) {
        let item = items.one(id);
        if self.here.contains_key(&item.key) {
            self.hold(vec![item]);
        } else if self.is_gone(&item) {
            self.left_out.insert(id.0);
        } else {
            count(&mut self.preview.new);
        }
    }

    /// Compares a jurisdiction with all that is within it.
    ///
    /// # Errors
    /// [`Refusal`] where one decision says two things.
    pub fn jurisdiction(&mut self, here: Option<&Jurisdiction>, there: &Jurisdiction) -> Result<(), Refusal> {
        let items = Items::of(item::of_jurisdiction(there, self.names));
        let own = items.one(there.id);
        if here.is_some() {
            self.hold(vec![own]);
        } else if self.is_gone(&own) {
            self.left_out.extend(subjects(there));
            return Ok(());
        } else {
            self.preview.new.jurisdictions += 1;
        }
        for person in &there.people {
            self.record(person.id, &items, |new| new.people += 1);
        }
        let rounds: HashMap<Id, &Round> = here.into_iter().flat_map(|here| &here.rounds).map(|round| (round.id, round)).collect();
        for round in &there.rounds {
            self.round(rounds.get(&round.id).copied(), round, &there.name)?;
        }
        let actions: HashSet<Id> = here.into_iter().flat_map(|here| &here.actions).map(|action| action.id).collect();
        for action in &there.actions {
            self.action(actions.contains(&action.id), action, &items);
        }
        for group in &there.population_groups {
            self.record(group.id, &items, |new| new.groups += 1);
        }
        for line in &there.road_lines {
            // A place on the road has one id in all copies, so that people may have spoken of it apart, and none is gone for good.
            let item = items.one(line.id);
            if self.here.contains_key(&item.key) {
                self.hold(vec![item]);
            } else {
                self.preview.new.road += 1;
            }
        }
        self.things(there, &items);
        Ok(())
    }

    fn action(&mut self, is_here: bool, there: &Action, items: &Items) {
        let item = items.one(there.id);
        if is_here {
            self.hold(vec![item]);
            let lines = there.funding_lines.iter().map(|line| items.one(line.id));
            let (known, new): (Vec<Item>, Vec<Item>) = lines.partition(|line| self.here.contains_key(&line.key));
            self.hold(known);
            self.preview.new.funding += new.len();
        } else if self.is_gone(&item) {
            self.left_out.insert(there.id.0);
            self.left_out.extend(there.funding_lines.iter().map(|line| line.id.0));
        } else {
            self.preview.new.actions += 1;
            self.preview.new.funding += there.funding_lines.len();
        }
    }

    /// What is within a thing comes after it, and stays out with it.
    fn things(&mut self, there: &Jurisdiction, items: &Items) {
        let (outer, inner): (Vec<&Thing>, Vec<&Thing>) = there.things.iter().partition(|thing| thing.within.is_none());
        for thing in outer.into_iter().chain(inner) {
            let is_here = self.here.contains_key(&items.one(thing.id).key);
            if !is_here && thing.within.is_some_and(|within| self.left_out.contains(&within.0)) {
                self.left_out.insert(thing.id.0);
            } else if let Some(at) = thing.noun().and_then(|noun| Noun::ALL.iter().position(|other| *other == noun)) {
                self.record(thing.id, items, |new| new.things[at] += 1);
            }
        }
    }

    fn round(&mut self, here: Option<&Round>, there: &Round, place: &str) -> Result<(), Refusal> {
        let items = item::of_round(there, place, self.names);
        let Some(here) = here else {
            if self.is_gone(&items[0]) {
                self.left_out.extend(of_round(there));
                return Ok(());
            }
            let new = &mut self.preview.new;
            new.rounds += 1;
            new.asks += there.asks.len();
            new.meetings += there.meetings.len();
            new.decisions += there.decisions.len();
            new.states += there.states.len();
            return Ok(());
        };
        let decisions: HashMap<Id, &Decision> = here.decisions.iter().map(|ours| (ours.id, ours)).collect();
        for decision in &there.decisions {
            if let Some(ours) = decisions.get(&decision.id) {
                is_one(ours, decision, &items)?;
            }
        }
        let new = &mut self.preview.new;
        let states: HashSet<&str> = here.states.iter().map(|state| state.fingerprint.as_str()).collect();
        new.states += there.states.iter().filter(|state| !states.contains(state.fingerprint.as_str())).count();
        new.asks += there.asks.iter().filter(|ask| !self.here.contains_key(&ask.id.to_string())).count();
        new.meetings += there.meetings.iter().filter(|meeting| !self.here.contains_key(&meeting.id.to_string())).count();
        new.decisions += there.decisions.iter().filter(|decision| !self.here.contains_key(&decision.id.to_string())).count();
        let known: Vec<Item> = items.into_iter().filter(|item| self.here.contains_key(&item.key)).collect();
        self.hold(known);
        Ok(())
    }

    /// Holds records against those here.
    fn hold(&mut self, items: Vec<Item>) {
        for item in items {
            let Some(ours) = self.here.get(&item.key) else { continue };
            let parts = parts(ours, &item, &self.sides);
            if parts.is_empty() {
                // A step that nobody looked at on either side is no record.
                self.preview.equal += usize::from(ours.facts.iter().any(|(_, value)| !value.is_empty()));
            }
            for part in parts {
                let list = match part.moved {
                    Moved::Theirs => &mut self.preview.theirs,
                    Moved::Ours => &mut self.preview.ours,
                    Moved::Both | Moved::Neither => &mut self.preview.choices,
                };
                let (record, name) = (item.key.clone(), ours.name.clone());
                let key = format!("{record}.{}", part.changes[0].field);
                list.push(Difference { key, record, subject: item.subject, name, what: What::Facts(part.changes) });
            }
        }
    }

    /// Whether it was deleted for good here; then that is a difference.
    fn is_gone(&mut self, item: &Item) -> bool {
        let at = self.gone.get(&Id(item.subject.id())).copied();
        if let Some(at) = at {
            self.preview.choices.push(gone(item, What::GoneHere(at)));
        }
        at.is_some()
    }

    /// Compares what was deleted for good.
    pub fn tombstones(&mut self, there: &[Tombstone]) {
        for tombstone in there {
            let here = self.here.get(&tombstone.id.to_string());
            match here {
                // What lies in the bin here will be gone by itself.
                Some(item) if item.facts.iter().any(|(field, value)| field == "deleted" && !value.is_empty()) => self.preview.equal += 1,
                Some(item) => {
                    self.preview.choices.push(gone(item, What::GoneThere(tombstone.at)));
                }
                None if self.gone.contains_key(&tombstone.id) => self.preview.equal += 1,
                None => self.preview.new.tombstones += 1,
            }
        }
    }
}

/// A record that one of the two deleted for good.
fn gone(item: &Item, what: What) -> Difference {
    let (key, name) = (item.key.clone(), item.name.trim_end_matches(": its settings").to_owned());
    Difference { record: key.clone(), key, subject: item.subject, name, what }
}

/// What a jurisdiction of the bundle says, by the keys.
struct Items(HashMap<String, Item>);

impl Items {
    fn of(items: impl IntoIterator<Item = Item>) -> Self {
        Self(items.into_iter().map(|item| (item.key.clone(), item)).collect())
    }

    /// The item of a record that has one of its own.
    fn one(&self, id: Id) -> Item {
        self.0.get(&id.to_string()).expect("every such record is an item").clone()
    }
}

/// Whether two decisions of one id say the same.
fn is_one(ours: &Decision, theirs: &Decision, items: &[Item]) -> Result<(), Refusal> {
    let frozen = |decision: &Decision| {
        let mut facts = decision.facts();
        facts.retain(|(name, _)| Decision::FROZEN.contains(&name.as_str()));
        (facts, decision.canonical.clone(), decision.texts.clone())
    };
    if frozen(ours) == frozen(theirs) {
        return Ok(());
    }
    let key = theirs.id.to_string();
    Err(Refusal::OtherDecision(items.iter().find(|item| item.key == key).map_or(key, |item| item.name.clone())))
}

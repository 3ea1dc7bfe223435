//! All that a data file says: every value by its subject and field, and every line of the history.

use std::collections::BTreeMap;
use std::path::Path;

use milepost::bundle::{Bundle, Line, Record};

use crate::program::{Program, run};

/// What a bundle says.
pub struct Facts {
    /// What stands in the fields that are not blank, by the id of the subject and the field.
    pub values: BTreeMap<(String, String), String>,
    /// The history, each jurisdiction's in the order of its file.
    pub lines: Vec<Line>,
    /// The bundle itself.
    pub bundle: Bundle,
}

impl Facts {
    /// Reads a bundle, which is refused where a line does not fit its digest, a value is not what its
    /// last line says, or a decision does not fit its state.
    pub fn read(bytes: &[u8]) -> Self {
        let bundle = milepost::bundle::read(bytes).unwrap_or_else(|refusal| panic!("{refusal}"));
        let mut values = BTreeMap::new();
        let mut lines = bundle.actors_history.clone();
        let mut take = |id: String, facts: Vec<(String, String)>| {
            values.extend(facts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(field, value)| ((id.clone(), field), value)));
        };
        bundle.actors.iter().for_each(|actor| take(actor.id.to_string(), actor.facts()));
        for jurisdiction in &bundle.jurisdictions {
            take(jurisdiction.id.to_string(), jurisdiction.facts());
            jurisdiction.people.iter().for_each(|person| take(person.id.to_string(), person.facts()));
            for action in &jurisdiction.actions {
                take(action.id.to_string(), action.facts());
                action.funding_lines.iter().for_each(|line| take(line.id.to_string(), line.facts()));
            }
            jurisdiction.population_groups.iter().for_each(|group| take(group.id.to_string(), group.facts()));
            jurisdiction.road_lines.iter().for_each(|line| take(line.id.to_string(), line.facts()));
            for round in &jurisdiction.rounds {
                take(round.id.to_string(), round.facts());
                take(round.id.to_string(), round.entries.clone().into_iter().collect());
                round.asks.iter().for_each(|ask| take(ask.id.to_string(), ask.facts()));
                round.meetings.iter().for_each(|meeting| take(meeting.id.to_string(), meeting.facts()));
                round.decisions.iter().for_each(|decision| take(decision.id.to_string(), decision.facts()));
            }
            lines.extend(jurisdiction.history.iter().cloned());
        }
        Self { values, lines, bundle }
    }

    /// Those of one jurisdiction, from a running program.
    pub fn of(program: &Program, jurisdiction: &str) -> Self {
        let reply = program.get(&format!("/jurisdictions/{jurisdiction}/export"));
        assert_eq!(reply.status, 200, "{}", reply.body);
        Self::read(reply.body.as_bytes())
    }

    /// Those of a whole data file, without starting the program on it.
    pub fn of_file(data: &Path) -> Self {
        let exported = run(data, &["export", "--all"]);
        assert!(exported.status.success(), "{exported:?}");
        Self::read(&exported.stdout)
    }

    pub fn value(&self, subject: &str, field: &str) -> &str {
        self.values.get(&(subject.to_owned(), field.to_owned())).map_or("", String::as_str)
    }

    /// What a field held one after another.
    pub fn story(&self, subject: &str, field: &str) -> Vec<&str> {
        let of_field = self.lines.iter().filter(|line| line.subject_id.to_string() == subject && line.field == field);
        of_field.map(|line| line.after.as_str()).collect()
    }

    /// The same as versions before level 7 said it: an action's one funding line as its cost and a text, the population groups as
    /// one text of the jurisdiction, people as the ones whom every jurisdiction shared, and neither places nor what the
    /// upgrade wrote in the history.
    pub fn before(mut self) -> Self {
        self.people_as_before();
        let mut put = |id: String, field: &str, value: String| {
            if !value.is_empty() {
                self.values.insert((id, field.to_owned()), value);
            }
        };
        let mut gone = Vec::new();
        for jurisdiction in &self.bundle.jurisdictions {
            let mut groups: Vec<_> = jurisdiction.population_groups.iter().collect();
            groups.sort_by(|a, b| a.position.cmp(&b.position));
            let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
            put(jurisdiction.id.to_string(), "launch_groups", names.join("\n"));
            gone.extend(groups.iter().map(|group| group.id.to_string()));
            for action in &jurisdiction.actions {
                assert!(action.funding_lines.len() <= 1, "an upgrade makes one line");
                for line in &action.funding_lines {
                    assert_eq!((line.fiscal_year.as_str(), line.standing.as_str()), ("", "needed"), "and claims nothing");
                    put(action.id.to_string(), "cost", line.amount.clone());
                    put(action.id.to_string(), "funding", line.source.clone());
                    gone.push(line.id.to_string());
                }
            }
        }
        self.values.retain(|(id, field), _| field != "position" && !gone.contains(id));
        // Their ids are of version 8, since they follow from what they say.
        self.lines.retain(|line| line.id.0.get_version_num() != 8);
        self
    }

    /// Each person of a jurisdiction stands for whoever they were before, when nobody belonged to one.
    fn people_as_before(&mut self) {
        let people = self.bundle.jurisdictions.iter().flat_map(|jurisdiction| &jurisdiction.people);
        let were: BTreeMap<String, String> =
            people.map(|person| (person.id.to_string(), person.actor.expect("an upgrade makes people of actors").to_string())).collect();
        let newer = ["present_people", "deciders_people", "launch_leader_person"];
        self.values.retain(|(id, field), _| !were.contains_key(id) && !newer.contains(&field.as_str()));
        for ((_, field), value) in &mut self.values {
            if matches!(field.as_str(), "owner" | "person" | "participants") {
                let mut ids: Vec<&str> = value.lines().map(|id| were.get(id).map_or(id, String::as_str)).collect();
                ids.sort_unstable();
                *value = ids.join("\n");
            }
        }
    }
}

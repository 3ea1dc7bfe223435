//! The worked example, made from its data.

use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::population_groups;
use crate::domain::conversation::Asking;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{ActionId, AssessmentId, JurisdictionId, PersonId};
use crate::domain::jurisdiction::example::plan::{Named, Plan, Said};
use crate::domain::jurisdiction::example::{Example, Planned, wren_county};
use crate::domain::people::Actor;
use crate::domain::people::choosing::Who;
use crate::domain::things::Noun;
use crate::domain::words::dates;
use crate::store::Store;
use crate::store::hands::{FactChange, Result, Scribe};
use crate::store::road::RoadChange;
use crate::store::things::NewThing;
use crate::store::work::NewAction;

impl Store {
    /// Makes the worked example and gives its newest round. Its asks and due dates count from `now`.
    ///
    /// # Errors
    /// A failed write.
    pub async fn found_example(&self, now: OffsetDateTime) -> Result<AssessmentId> {
        let example = wren_county();
        let actor = Actor::program();
        let mut scribe = self.scribe(&actor, now).await?;
        let jurisdiction = scribe.make_jurisdiction(&example.jurisdiction, true).await?;
        let launch: Vec<FactChange> =
            example.launch.iter().map(|(fact, value)| FactChange { fact: *fact, value: value.clone(), seen: None }).collect();
        scribe.set_facts(Some(jurisdiction), Subject::Jurisdiction(jurisdiction), &launch).await?;
        let earlier = scribe.begin_round(jurisdiction, None, &example.earlier.round).await?;
        let id = scribe.begin_round(jurisdiction, None, &example.round).await?;
        for (round, fields) in [(earlier, &example.earlier.fields), (id, &example.fields)] {
            for (field, value) in fields {
                scribe.put(jurisdiction, round, *field, false, ("", value)).await?;
            }
        }
        let mut people = Vec::new();
        for profile in &example.people {
            people.push(scribe.make_person(jurisdiction, profile).await?);
        }
        scribe.set_participants(jurisdiction, id, &people).await?;
        scribe.ask_plan_and_tick(example, (jurisdiction, id), &people).await?;
        scribe.begin_plan(&example.plan, jurisdiction, people).await?;
        scribe.commit().await?;
        Ok(id)
    }
}

impl Scribe<'_> {
    /// Makes what the example has of its plan.
    async fn begin_plan(&mut self, plan: &Plan, of: JurisdictionId, mut people: Vec<PersonId>) -> Result<()> {
        for profile in &plan.people {
            people.push(self.make_person(of, profile).await?);
        }
        let names: Vec<String> = plan.groups.iter().map(|(name, _)| name.clone()).collect();
        self.add_population_groups(of, &names).await?;
        let mut groups = Vec::new();
        for (group, (_, note)) in population_groups::of(&mut self.tx, of).await?.into_iter().zip(&plan.groups) {
            let note = FactChange { fact: Fact::Note, value: note.clone(), seen: None };
            self.set_facts(Some(of), Subject::PopulationGroup(group.id), &[note]).await?;
            groups.push(group.id.0);
        }
        let mut actions: Vec<ActionId> = Vec::new();
        for planned in &plan.actions {
            actions.push(self.plan_action(of, None, (planned, &people)).await?);
        }
        let mut things: Vec<Uuid> = Vec::new();
        for example in &plan.things {
            let mut new = NewThing { within: example.within.map(|at| things[at]), ..NewThing::of(example.noun) };
            for (fact, said) in &example.facts {
                let value = match said {
                    Said::Text(text) => text.clone(),
                    Said::Day(days) => dates::iso(self.now.date() + Duration::days(*days)),
                    Said::Person(at) => {
                        new.people.push((*fact, Who::Known(people[*at])));
                        continue;
                    }
                    Said::Named(others) => {
                        let mut lines: Vec<String> =
                            others.iter().map(|(other, number)| line(*other, number, [&things, &groups], &actions)).collect();
                        lines.sort_unstable();
                        lines.join("\n")
                    }
                };
                new.facts.push((*fact, value));
            }
            if let (Noun::Approval, Some(within)) = (example.noun, new.within) {
                // What was approved is the model as it stands.
                let frozen = self.model(within).await?.frozen();
                new.facts.extend([(Fact::Fingerprint, frozen.fingerprint().to_string()), (Fact::Frozen, frozen.canonical())]);
            }
            things.push(self.make_thing(of, &new).await?);
        }
        Ok(())
    }

    async fn ask_plan_and_tick(
        &mut self,
        example: &Example,
        (jurisdiction, round): (JurisdictionId, AssessmentId),
        people: &[PersonId],
    ) -> Result<()> {
        let today = self.now.date();
        for ask in &example.asks {
            let person = people[ask.person];
            let asking =
                Asking { whom: Who::Known(person), topics: vec![ask.topic], asked: today - ask.ago, due: Some(today + ask.due_in) };
            self.make_ask(jurisdiction, round, (ask.topic, person), &asking).await?;
        }
        for planned in &example.actions {
            self.plan_action(jurisdiction, Some(round), (planned, people)).await?;
        }
        for ticked in &example.road {
            let due = ticked.due_in.map(|days| (Fact::Due, dates::iso(today + days)));
            let facts = ticked.facts.iter().cloned().chain(due);
            let change = RoadChange {
                facts: facts.map(|(fact, value)| FactChange { fact, value, seen: None }).collect(),
                owner: ticked.owner.map(|at| (Who::Known(people[at]), None)),
            };
            self.say_of_road(jurisdiction, ticked.place, &change).await?;
        }
        Ok(())
    }

    /// Makes an action of the example.
    async fn plan_action(
        &mut self,
        of: JurisdictionId,
        springs_from: Option<AssessmentId>,
        (planned, people): (&Planned, &[PersonId]),
    ) -> Result<ActionId> {
        let due = planned.due_in.map(|days| (Fact::Due, dates::iso(self.now.date() + days)));
        let action = NewAction {
            springs_from,
            facts: planned.facts.iter().cloned().chain(due).collect(),
            owner: planned.owner.map(|at| Who::Known(people[at])),
            funding: planned.funding.clone(),
            ..NewAction::default()
        };
        self.make_action(of, &action).await
    }
}

/// A line that names something of the example by its id, with the number after it.
fn line(named: Named, number: &str, [things, groups]: [&[Uuid]; 2], actions: &[ActionId]) -> String {
    let id = match named {
        Named::Thing(at) => things[at],
        Named::Group(at) => groups[at],
        Named::Action(at) => actions[at].0,
    };
    if number.is_empty() { id.to_string() } else { format!("{id} {number}") }
}

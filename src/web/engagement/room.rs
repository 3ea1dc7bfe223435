//! What the pages of engagement are made from.

use std::collections::HashMap;

use time::Date;
use uuid::Uuid;

use crate::domain::engagement::Engagement;
use crate::domain::history::Fact;
use crate::domain::ids::{JurisdictionId, PersonId};
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::people::Apart;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Posted, Thing, ids};
use crate::domain::words::text::Problem;
use crate::domain::words::{capital, inserted, list};
use crate::store::Jurisdiction;
use crate::web::frame::{App, Failure};
use crate::web::people::offered;
use crate::web::things::{Came, Choices};

/// What the pages call some of the fields of an engagement.
pub const NAMES: &[(Fact, &str)] = &[(Fact::Title, "What it is called"), (Fact::LeftOut, "Leave this engagement out of documents")];

/// The facts of an engagement that name others.
const NAMING: [Fact; 3] = [Fact::Groups, Fact::StrategicActions, Fact::Measures];

/// A jurisdiction with whom it may hear, and who may see to it.
pub struct Room {
    /// Whose engagement it is.
    pub jurisdiction: Jurisdiction,
    /// Its population groups, in their order.
    pub groups: Vec<PopulationGroup>,
    /// The strategic actions and the measures with which somebody may go back to the community.
    pub plan: Vec<Thing>,
    /// The people who can be chosen.
    pub people: People,
    /// Today.
    pub today: Date,
    named: HashMap<Uuid, String>,
    apart: Apart,
}

impl Room {
    /// Reads it.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or a failed read.
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        let groups = app.store().population_groups(id).await?;
        let plan = app.store().things(id, &[Noun::StrategicAction, Noun::Measure]).await?;
        let named = app.store().called(id).await?;
        let people = offered(app, id).await?;
        let apart = Apart::among(people.iter());
        Ok(Self { jurisdiction, groups, plan, people, today: app.now().date(), named, apart })
    }

    /// One engagement of this jurisdiction.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when it is another's or lies in the bin, or a failed read.
    pub async fn engagement(&self, app: &App, id: Uuid) -> Result<Thing, Failure> {
        let (of, thing) = app.store().thing(Noun::Engagement, id).await?;
        if of == self.jurisdiction.id { Ok(thing) } else { Err(Failure::NotFound) }
    }

    /// Whether an engagement of this jurisdiction lies in the bin.
    ///
    /// # Errors
    /// A failed read.
    pub async fn is_binned(&self, app: &App, id: Uuid) -> Result<bool, Failure> {
        Ok(app.store().is_binned(self.jurisdiction.id, Noun::Engagement, id).await?)
    }

    /// What a thing or a population group is called, in the bin too.
    pub fn called(&self, id: Uuid) -> String {
        self.named.get(&id).cloned().unwrap_or_else(|| "something that is gone".to_owned())
    }

    /// What a fact of an engagement can name, with what it is called.
    fn offered(&self, fact: Fact) -> Vec<(Uuid, String)> {
        let of = |noun: Noun, title: Fact| {
            self.plan.iter().filter(|thing| thing.noun == noun).map(|thing| (thing.id, thing.get(title).to_owned())).collect()
        };
        match fact {
            Fact::StrategicActions => of(Noun::StrategicAction, Fact::Title),
            Fact::Measures => of(Noun::Measure, Fact::Name),
            _ => self.groups.iter().map(|group| (group.id.0, capital(&group.name))).collect(),
        }
    }

    /// What the form of an engagement can choose from: what is on record, and what it named before.
    pub fn choices(&self, stored: &Thing) -> Choices {
        let choice = |fact: Fact| {
            let there = self.offered(fact);
            let gone = stored.named(fact).into_iter().filter(|id| there.iter().all(|(known, _)| known != id));
            let gone = gone.map(|id| (id.to_string(), format!("{} (in the bin)", capital(&self.called(id)))));
            let gone: Vec<(String, String)> = gone.collect();
            (fact, there.iter().map(|(id, name)| (id.to_string(), name.clone())).chain(gone).collect())
        };
        NAMING.map(choice).into()
    }

    /// Says beside what names others which of those chosen anew are on record no more.
    pub fn hold_named(&self, came: &Came, stored: &Thing, posted: &mut Posted) {
        for fact in NAMING {
            let (before, there) = (stored.named(fact), self.offered(fact));
            let chosen = came.typed(fact).map(ids).unwrap_or_default().into_iter().filter(|id| !before.contains(id));
            let gone = chosen.filter(|id| there.iter().all(|(known, _)| known != id));
            let gone: Vec<String> = gone.map(|id| inserted(&self.called(id))).collect();
            if !gone.is_empty() {
                let words = format!("Not on record any more: {}. Take it out, or put it back from the bin first.", list(&gone));
                posted.problems.push((fact, Problem::Other(words)));
            }
        }
    }

    /// The strategic actions and the measures with which an engagement goes back to the community, by name.
    pub fn about(&self, engagement: Engagement<'_>) -> Vec<String> {
        let about = |thing: &&Thing| engagement.is_about(thing.id);
        let name = |thing: &Thing| thing.get(thing.noun.title().unwrap_or(Fact::Title)).to_owned();
        self.plan.iter().filter(about).map(name).collect()
    }

    /// The groups of an engagement, each with how many: "renters (12)".
    pub fn groups_of(&self, engagement: Engagement<'_>) -> Vec<String> {
        let told = |(id, number): (Uuid, Option<u32>)| {
            let name = inserted(&self.called(id));
            number.map_or_else(|| name.clone(), |number| format!("{name} ({number})"))
        };
        engagement.groups().into_iter().map(told).collect()
    }

    /// Who sees to it; empty for nobody.
    pub fn owner_of(&self, engagement: Engagement<'_>) -> String {
        let owner: Option<PersonId> = engagement.thing.read(Fact::Owner);
        let person = owner.and_then(|id| self.people.iter().find(|person| person.id == id));
        person.map_or_else(String::new, |person| self.apart.name(person))
    }
}

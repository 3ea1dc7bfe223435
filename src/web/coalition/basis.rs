//! What the pages of the coalition are made of.

use uuid::Uuid;

use crate::domain::coalition::{Coalition, Member};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::choosing::People;
use crate::domain::people::{Actor, Apart};
use crate::domain::things::{Noun, Thing};
use crate::store::Jurisdiction;
use crate::web::frame::{App, Failure, Frame};
use crate::web::jurisdiction::place;
use crate::web::people::offered;

/// A jurisdiction with its coalition, as it is stored and as it is read.
pub(super) struct Basis {
    pub jurisdiction: Jurisdiction,
    pub people: People,
    pub coalition: Coalition,
    things: Vec<Thing>,
}

impl Basis {
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        let people = offered(app, id).await?;
        let things = app.store().things(id, &Coalition::NOUNS).await?;
        Ok(Self { coalition: Coalition::of(&things, &people), jurisdiction, people, things })
    }

    /// The address of the coalition.
    pub fn home(&self) -> String {
        format!("/jurisdictions/{}/coalition", self.jurisdiction.id)
    }

    /// The address of the working groups.
    pub fn groups(&self) -> String {
        format!("{}/groups", self.home())
    }

    /// The address of the organizations.
    pub fn organizations(&self) -> String {
        format!("{}/organizations", self.home())
    }

    /// The frame of a page of the coalition.
    pub fn frame(&self, app: &App, actor: &Actor, title: impl Into<String>, here: impl Into<String>) -> Frame {
        Frame::new(app, actor, title, here).within(place(&self.jurisdiction))
    }

    /// A thing of the coalition as it is stored.
    pub fn thing(&self, noun: Noun, id: Uuid) -> Result<&Thing, Failure> {
        self.things.iter().find(|thing| thing.noun == noun && thing.id == id).ok_or(Failure::NotFound)
    }

    /// A member.
    pub fn member(&self, id: Uuid) -> Result<&Member, Failure> {
        self.coalition.member(id).ok_or(Failure::NotFound)
    }

    /// The page of the person that a member is, if they are one and on the list.
    pub fn page_of_person(&self, member: &Member) -> Option<String> {
        let person = member.person.as_ref().filter(|person| self.people.iter().any(|one| one.id == person.id))?;
        Some(format!("/jurisdictions/{}/people/{}", self.jurisdiction.id, person.id))
    }

    /// Whether a thing of this kind lies in the bin.
    pub async fn is_binned(&self, app: &App, noun: Noun, id: Uuid) -> Result<bool, Failure> {
        Ok(app.store().is_binned(self.jurisdiction.id, noun, id).await?)
    }

    /// Who asks, told apart where names fit several.
    pub fn apart(&self) -> Apart {
        Apart::among(self.coalition.members.iter().filter_map(|member| member.who_asks.as_ref()))
    }

    /// The members as boxes offer them, and after them those of some ids that lie in the bin.
    pub async fn members_to_choose(&self, app: &App, chosen: &[Uuid]) -> Result<Vec<(String, String)>, Failure> {
        let member = |member: &Member| (member.id.to_string(), member.listed());
        let mut all: Vec<(String, String)> = self.coalition.members.iter().map(member).collect();
        let gone: Vec<&Uuid> = chosen.iter().filter(|id| self.coalition.member(**id).is_none()).collect();
        if !gone.is_empty() {
            let called = app.store().called(self.jurisdiction.id).await?;
            let named = |id: &&Uuid| Some((id.to_string(), format!("{}, in the bin", called.get(*id)?)));
            all.extend(gone.iter().filter_map(named));
        }
        Ok(all)
    }
}

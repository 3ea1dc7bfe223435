//! What the pages of the strategy are made from.

use uuid::Uuid;

use crate::domain::coalition::{Coalition, Member};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::jurisdiction::population_group::PopulationGroup;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::strategy::{StrategicAction, Strategy};
use crate::domain::things::{Noun, Thing};
use crate::domain::words::{capital, shortened};
use crate::store::{Jurisdiction, StoreError};
use crate::web::frame::{App, Failure, Frame};
use crate::web::jurisdiction::place;
use crate::web::people::offered;
use crate::web::things::Choices;

/// How much of a statement or a title tells which is meant, in characters.
const NAMED: usize = 160;

/// What goals and strategic actions can name.
const NAMED_NOUNS: [Noun; 4] = [Noun::Goal, Noun::Finding, Noun::Organization, Noun::Member];

/// What the pages of the strategy are made from.
pub struct Basis {
    /// Whose strategy it is.
    pub jurisdiction: Jurisdiction,
    /// It.
    pub strategy: Strategy,
    /// The population groups, in their order.
    pub groups: Vec<PopulationGroup>,
    /// The people who can be chosen.
    pub people: People,
    coalition: Coalition,
}

impl Basis {
    /// Reads it.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or a failed read.
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        Self::with(app, id, &[Noun::Strategy, Noun::StrategicAction]).await
    }

    /// Reads what the form of one strategic action needs: what it can name, and none of the others.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub async fn of_form(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        Self::with(app, id, &[]).await
    }

    async fn with(app: &App, id: JurisdictionId, more: &[Noun]) -> Result<Self, Failure> {
        let store = app.store();
        let jurisdiction = store.jurisdiction(id).await?;
        let people = offered(app, id).await?;
        let things = store.things(id, &[&NAMED_NOUNS[..], more].concat()).await?;
        let coalition = Coalition::of(&things, &people);
        Ok(Self { jurisdiction, strategy: Strategy::of(things), groups: store.population_groups(id).await?, people, coalition })
    }

    /// The jurisdiction's id.
    pub fn id(&self) -> JurisdictionId {
        self.jurisdiction.id
    }

    /// The address of the strategy.
    pub fn home(&self) -> String {
        format!("/jurisdictions/{}/strategy", self.id())
    }

    /// The address of a strategic action, or of a goal.
    pub fn address(&self, noun: Noun, id: Uuid) -> String {
        let within = if noun == Noun::Goal { "/goals" } else { "" };
        format!("{}{within}/{id}", self.home())
    }

    /// The frame of a page here.
    pub fn frame(&self, app: &App, actor: &Actor, title: impl Into<String>, below: &str) -> Frame {
        Frame::new(app, actor, title, format!("{}{below}", self.home())).within(place(&self.jurisdiction))
    }

    /// A member by the id, if there is one.
    pub fn member(&self, id: Uuid) -> Option<&Member> {
        self.coalition.member(id)
    }

    /// Who leads a strategic action, in a list; empty for nobody.
    pub fn lead(&self, action: &StrategicAction) -> String {
        let gone = || "Someone who is no longer a member".to_owned();
        action.lead.map_or_else(String::new, |id| self.member(id).map_or_else(gone, Member::listed))
    }

    /// What the population groups of these ids are called.
    pub fn groups_called(&self, ids: &[crate::domain::ids::PopulationGroupId]) -> Vec<&str> {
        self.groups.iter().filter(|group| ids.contains(&group.id)).map(|group| group.name.as_str()).collect()
    }

    /// What a thing of this kind can name.
    pub fn choices(&self, noun: Noun) -> Choices {
        let pair = |id: Uuid, name: &str| (id.to_string(), shortened(name, NAMED));
        let groups = self.groups.iter().map(|group| pair(group.id.0, &capital(&group.name))).collect();
        if noun != Noun::StrategicAction {
            return vec![(Fact::Groups, groups)];
        }
        let members: Vec<(String, String)> = self.coalition.members.iter().map(|member| (member.id.to_string(), member.listed())).collect();
        let found = self.strategy.findings.iter().map(|finding| {
            let (id, name) = pair(finding.id, &finding.statement);
            (id, if finding.is_insight() { format!("{name} (insight)") } else { name })
        });
        vec![
            (Fact::Goal, self.strategy.goals.iter().map(|goal| pair(goal.id, &goal.title)).collect()),
            (Fact::Findings, found.collect()),
            (Fact::Groups, groups),
            (Fact::Lead, members.clone()),
            (Fact::Members, members),
        ]
    }
}

/// A thing of a jurisdiction as it is stored by now. None where it is another's, or somebody put it into the bin.
///
/// # Errors
/// A failed read.
pub async fn stored(app: &App, of: JurisdictionId, noun: Noun, id: Uuid) -> Result<Option<Thing>, Failure> {
    match app.store().thing(noun, id).await {
        Ok((whose, thing)) => Ok((whose == of).then_some(thing)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

//! What the pages of findings are made from.

use time::Date;
use uuid::Uuid;

use crate::domain::findings::Findings;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::{KeptReadings, Of};
use crate::domain::names::SortKey;
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::shortened;
use crate::store::{Jurisdiction, StoreError};
use crate::web::frame::{App, Failure, Frame};
use crate::web::jurisdiction::place;
use crate::web::things::Choices;

/// How much of a statement tells which finding is meant, in characters.
const NAMED: usize = 160;

/// What the pages of findings are made from.
pub struct Basis {
    pub jurisdiction: Jurisdiction,
    pub findings: Findings,
    /// Today, where this is read.
    pub today: Date,
    /// What the releases say of the readings that findings rest on, where that was asked for.
    pub kept: Option<KeptReadings>,
}

impl Basis {
    /// Reads it.
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let store = app.store();
        let jurisdiction = store.jurisdiction(id).await?;
        let things = store.things(id, &Findings::NOUNS).await?;
        let groups = store.population_groups(id).await?;
        Ok(Self { jurisdiction, findings: Findings::of(things, groups), today: app.now().date(), kept: None })
    }

    /// Reads what the releases say of the readings that a finding rests on, if it rests on any.
    pub async fn with_readings_of(mut self, app: &App, finding: Uuid) -> Result<Self, Failure> {
        let supports = self.findings.get(finding).map(|one| one.supports.as_slice()).unwrap_or_default();
        let of: Vec<Of> = supports.iter().filter_map(|support| support.reading.as_ref()).map(|key| key.of).collect();
        self.kept = app.store().metric_readings_of(&of).await?;
        Ok(self)
    }

    /// Reads what the releases say of the readings that all findings rest on, if there are any.
    pub async fn with_readings(mut self, app: &App) -> Result<Self, Failure> {
        self.kept = app.store().metric_readings_of(&self.findings.readings()).await?;
        Ok(self)
    }

    /// The jurisdiction's id.
    pub fn id(&self) -> JurisdictionId {
        self.jurisdiction.id
    }

    /// The frame of a page here.
    pub fn frame(&self, app: &App, actor: &Actor, title: impl Into<String>, below: &str) -> Frame {
        Frame::new(app, actor, title, format!("/jurisdictions/{}{below}", self.id())).within(place(&self.jurisdiction))
    }

    /// What a thing of this kind can name.
    pub async fn choices(&self, app: &App, noun: Noun) -> Result<Choices, Failure> {
        let findings = &self.findings;
        let pair = |id: Uuid, name: &str| (id.to_string(), shortened(name, NAMED));
        Ok(match noun {
            Noun::Finding => {
                vec![(Fact::Groups, findings.groups.iter().map(|group| pair(group.id.0, &group.name)).collect())]
            }
            Noun::Support => vec![
                (Fact::FromSource, findings.sources.iter().map(|source| pair(source.id, &source.name)).collect()),
                (Fact::FromEngagement, findings.engagements().map(|engagement| pair(engagement.id(), engagement.title())).collect()),
            ],
            Noun::Review => {
                let members = app.store().things(self.id(), &[Noun::Member]).await?;
                let names = app.store().called(self.id()).await?;
                let name = |id: &Uuid| names.get(id).map_or("", String::as_str);
                let mut members: Vec<(String, String)> = members.iter().map(|member| pair(member.id, name(&member.id))).collect();
                members.sort_by_cached_key(|(_, name)| SortKey::of(name));
                let found = findings.all.iter().map(|finding| {
                    let (id, name) = pair(finding.id, &finding.statement);
                    (id, if finding.is_insight() { format!("{name} (insight)") } else { name })
                });
                vec![(Fact::Members, members), (Fact::Findings, found.collect())]
            }
            _ => Vec::new(),
        })
    }

    /// A thing as it is stored by now. None where somebody put it into the bin since this was read.
    pub async fn stored(&self, app: &App, noun: Noun, id: Uuid) -> Result<Option<Thing>, Failure> {
        match app.store().thing(noun, id).await {
            Ok((_, thing)) => Ok(Some(thing)),
            Err(StoreError::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether a thing of this kind lies in the bin.
    pub async fn is_binned(&self, app: &App, noun: Noun, id: Uuid) -> Result<bool, Failure> {
        Ok(app.store().is_binned(self.id(), noun, id).await?)
    }
}

//! What the pages of a jurisdiction's metrics are made of.

use uuid::Uuid;

use crate::domain::guide::metrics::{DefinitionKey, PlaceCode};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::{KeptReadings, Of, Subgroup, said_place};
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Thing};
use crate::store::Jurisdiction;
use crate::web::frame::{App, Failure, Frame};
use crate::web::jurisdiction::place;

/// A jurisdiction with the measured places that it looks at and the peers that it chose.
pub struct Basis {
    /// The jurisdiction.
    pub jurisdiction: Jurisdiction,
    /// What it chose, as it is stored.
    pub things: Vec<Thing>,
}

/// A place or peer that was chosen.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Its id among things.
    pub id: Uuid,
    /// Which it is.
    pub code: PlaceCode,
    /// What it is called.
    pub name: String,
    /// Why it was chosen; empty while not said.
    pub reason: String,
}

impl Basis {
    /// Reads it.
    ///
    /// # Errors
    /// A failed read.
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        let things = app.store().measured(id).await?;
        Ok(Self { jurisdiction, things })
    }

    /// The address of the metrics.
    #[must_use]
    pub fn home(&self) -> String {
        format!("/jurisdictions/{}/metrics", self.jurisdiction.id)
    }

    /// The frame of a page; `here` comes after the address of the metrics.
    #[must_use]
    pub fn frame(&self, app: &App, actor: &Actor, title: impl Into<String>, here: &str) -> Frame {
        Frame::new(app, actor, title, format!("{}{here}", self.home())).within(place(&self.jurisdiction))
    }

    fn chosen(&self, noun: Noun) -> Vec<Chosen> {
        let of = |thing: &Thing| {
            let code: PlaceCode = thing.read(Fact::Code)?;
            Some(Chosen { id: thing.id, code, name: said_place(thing.get(Fact::Code)), reason: thing.get(Fact::Reason).to_owned() })
        };
        let mut all: Vec<Chosen> = self.things.iter().filter(|thing| thing.noun == noun).filter_map(of).collect();
        all.dedup_by_key(|one| one.code);
        all
    }

    /// The places that it looks at, its own kind first.
    #[must_use]
    pub fn places(&self) -> Vec<Chosen> {
        let mut places = self.chosen(Noun::Place);
        places.sort_by_key(|one| std::cmp::Reverse(one.code.kind()));
        places
    }

    /// The peers of a place.
    #[must_use]
    pub fn peers(&self, of: PlaceCode) -> Vec<Chosen> {
        let mut peers = self.chosen(Noun::Peer);
        peers.retain(|peer| peer.code.kind() == of.kind() && peer.code != of);
        peers
    }

    /// The place that an address asks for, or else the first one.
    #[must_use]
    pub fn asked(&self, asked: Option<&str>) -> Option<Chosen> {
        let places = self.places();
        let code: Option<PlaceCode> = asked.and_then(|code| code.parse().ok());
        let found = places.iter().position(|place| Some(place.code) == code).unwrap_or(0);
        places.into_iter().nth(found)
    }

    /// What the files say of a place, and of its peers as far as they are whole; of some definitions, or of all.
    ///
    /// # Errors
    /// A failed read.
    pub async fn readings(&self, app: &App, of: PlaceCode, only: &[DefinitionKey]) -> Result<KeptReadings, Failure> {
        let peers: Vec<PlaceCode> = self.peers(of).iter().map(|peer| peer.code).collect();
        let places: Vec<PlaceCode> = std::iter::once(of).chain(peers).collect();
        let wanted = |reading: &Of| {
            let is_asked = only.is_empty() || only.contains(&reading.definition);
            is_asked && (reading.place == of || !matches!(reading.subgroup, Subgroup::Group(_)))
        };
        Ok(app.store().metric_readings(&places, wanted).await?)
    }
}

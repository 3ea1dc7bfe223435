//! What the pages of a jurisdiction's metrics are made of.

use std::collections::BTreeSet;

use axum::response::Response;
use uuid::Uuid;

use crate::domain::guide::metrics::{DefinitionKey, PlaceCode};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::{KeptReadings, Of, Subgroup, said_place};
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Thing};
use crate::store::Jurisdiction;
use crate::web::frame::{App, Failure, Frame, see_other};
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
        // Two people may have chosen one place at the same time.
        let mut known = BTreeSet::new();
        all.retain(|one| known.insert(one.code));
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

    /// The place that an address asks for; the first one where it asks for none.
    #[must_use]
    pub fn asked(&self, asked: Option<&str>) -> Option<Chosen> {
        let mut places = self.places().into_iter();
        match asked.filter(|code| !code.is_empty()) {
            None => places.next(),
            Some(asked) => {
                let code: PlaceCode = asked.parse().ok()?;
                places.find(|place| place.code == code)
            }
        }
    }

    /// Whether an address asks for a place that nobody looks at, or not any more.
    #[must_use]
    pub fn is_lost(&self, asked: Option<&str>) -> bool {
        asked.is_some_and(|asked| !asked.is_empty()) && self.asked(asked).is_none()
    }

    /// The place that a form is about, and why nothing is saved where it is not looked at any more.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when it is about none.
    pub fn posted(&self, asked: Option<&str>) -> Result<(Chosen, Option<String>), Failure> {
        if let Some(place) = self.asked(asked) {
            return Ok((place, None));
        }
        let code: PlaceCode = asked.and_then(|code| code.parse().ok()).ok_or(Failure::NotFound)?;
        let name = said_place(&code.to_string());
        let lost = format!(
            "{name} is no longer among the places that you look at, so nothing was saved. Choose it again under Measured places, \
             then save again."
        );
        Ok((Chosen { id: Uuid::nil(), code, name, reason: String::new() }, Some(lost)))
    }

    /// The page on which a place is chosen.
    #[must_use]
    pub fn choose(&self) -> Response {
        see_other(&format!("{}/places", self.home()))
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

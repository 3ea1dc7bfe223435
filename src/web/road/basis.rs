//! What the pages of a road are made from.

use std::collections::HashMap;

use time::Date;

use crate::domain::decision::{Decision, Route};
use crate::domain::guide::RoadPlace;
use crate::domain::history::Event;
use crate::domain::ids::{AssessmentId, JurisdictionId, RoadLineId};
use crate::domain::people::Apart;
use crate::domain::road::{Known, Said};
use crate::domain::words::dates;
use crate::store::{Jurisdiction, Overview};
use crate::web::frame::{App, Failure};

/// A jurisdiction's road with what stands around it.
#[derive(Debug)]
pub struct Basis {
    /// Whose road it is.
    pub jurisdiction: Jurisdiction,
    /// What is known of the jurisdiction, and what was said of its road.
    pub overview: Overview,
    /// Those who see to places on it, told apart.
    pub owners: Apart,
    /// Who said how far each place is, and when.
    pub marked: HashMap<RoadLineId, Event>,
    /// Today.
    pub today: Date,
}

impl Basis {
    /// Reads it.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or a failed read.
    pub async fn of(app: &App, id: JurisdictionId) -> Result<Self, Failure> {
        let jurisdiction = app.store().jurisdiction(id).await?;
        let overview = app.store().overviews(&[id], app.now().date()).await?.pop().unwrap_or_default();
        let marked = app.store().who_marked(id).await?;
        let owners = Apart::among(overview.road.iter().filter_map(|said| said.owner.as_ref()));
        Ok(Self { jurisdiction, overview, owners, marked, today: app.now().date() })
    }

    /// The newest round, if there is one.
    #[must_use]
    pub fn round(&self) -> Option<AssessmentId> {
        self.overview.newest.as_ref().map(|(round, _)| round.id)
    }

    /// The decision while it holds: a newer round is the return that it named.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision> {
        self.overview.decision.as_ref().filter(|decision| Some(decision.assessment) == self.round())
    }

    /// What is known on the road.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        let Overview { newest, actions, ground, .. } = &self.overview;
        Known::of(newest.as_ref().map(|(_, state)| state), self.decision(), actions, ground)
    }

    /// What was said of a place, or that nothing was.
    #[must_use]
    pub fn said(&self, place: RoadPlace) -> Said {
        self.overview.road.iter().find(|said| said.place == place).cloned().unwrap_or_else(|| Said::nothing(place))
    }

    /// That leadership has not chosen to proceed, in a sentence; empty where it has.
    #[must_use]
    pub fn unchosen(&self) -> String {
        let so_far = match self.decision() {
            Some(decision) if decision.route == Route::Proceed => return String::new(),
            Some(decision) => format!("On {} leadership chose {}", dates::long(decision.decided), decision.route.infinitive()),
            None => "Leadership has not chosen to proceed yet".to_owned(),
        };
        format!("{so_far}; you can read and tick everything here all the same.")
    }
}

//! All metrics of a place: 24 predictors by pillar.

use askama::Template;
use axum::extract::State;

use super::basis::{Basis, Chosen};
use crate::domain::guide::metrics::PlaceCode;
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::KeptReadings;
use crate::domain::words::number;
use crate::report::{PlacePart, PlaceSources};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Query, html};

/// `templates/metrics/readings/list.html`
#[derive(Template)]
#[template(path = "metrics/readings/list.html")]
struct ListPage {
    frame: Frame,
    home: String,
    jurisdiction: String,
    places: Vec<Chosen>,
    place: Option<Chosen>,
    has_releases: bool,
    /// How many metrics have a reading, in a sentence.
    counted: String,
    part: Option<PlacePart>,
}

/// What a place's readings are told as.
pub(super) fn part_of(app: &App, basis: &Basis, place: PlaceCode, kept: &KeptReadings) -> PlacePart {
    let peers: Vec<PlaceCode> = basis.peers(place).iter().map(|peer| peer.code).collect();
    PlacePart::of(&PlaceSources {
        jurisdiction: &basis.jurisdiction.profile.name,
        place,
        peers: &peers,
        kept,
        as_of: app.now(),
        paper: basis.jurisdiction.profile.paper.into(),
    })
}

/// What the metrics say of a place that an address asks for, or of the first one; nothing where none is chosen.
///
/// # Errors
/// A failed read.
pub async fn told(app: &App, id: JurisdictionId, asked: Option<&str>) -> Result<Option<(Jurisdiction, PlacePart)>, Failure> {
    let basis = Basis::of(app, id).await?;
    let Some(place) = basis.asked(asked) else { return Ok(None) };
    let kept = basis.readings(app, place.code, &[]).await?;
    let part = part_of(app, &basis, place.code, &kept);
    Ok(Some((basis.jurisdiction, part)))
}

/// `GET /jurisdictions/{id}/metrics`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let asked = query.take("place");
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let place = basis.asked(asked.as_deref());
    let (has_releases, part) = match &place {
        Some(place) => {
            let kept = basis.readings(&app, place.code, &[]).await?;
            (!kept.releases.is_empty(), Some(part_of(&app, &basis, place.code, &kept)))
        }
        None => (!app.store().metric_releases().await?.is_empty(), None),
    };
    let counted = part.as_ref().map(PlacePart::counted).map_or_else(String::new, |(some, all)| {
        let some = if some == all { "all".to_owned() } else { number(some) };
        format!("A reading is here for {some} of the {all} metrics.")
    });
    html(&ListPage {
        frame: basis.frame(&app, &actor, "Metrics", ""),
        home: basis.home(),
        jurisdiction: basis.jurisdiction.profile.name.clone(),
        places: basis.places(),
        place,
        has_releases,
        counted,
        part: part.filter(|_| has_releases),
    })
}

//! All metrics of a place: 24 predictors by pillar.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;

use super::basis::{Basis, Chosen};
use super::told::{asked, kept_or, weight};
use crate::domain::guide::metrics::{PlaceCode, PlaceKind};
use crate::domain::ids::JurisdictionId;
use crate::domain::jurisdiction::Kind;
use crate::domain::metrics::{KeptReadings, Matching};
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
    part: Option<Arc<PlacePart>>,
    /// Why it looks at a county, where it is none itself.
    why: &'static str,
}

/// What a place's readings are told as.
fn part_of(app: &App, basis: &Basis, place: PlaceCode, (kept, is_all): (&KeptReadings, bool)) -> PlacePart {
    let peers: Vec<PlaceCode> = basis.peers(place).iter().map(|peer| peer.code).collect();
    let sources = PlaceSources {
        jurisdiction: &basis.jurisdiction.profile.name,
        place,
        peers: &peers,
        kept,
        as_of: app.now(),
        paper: basis.jurisdiction.profile.paper.into(),
    };
    if is_all { PlacePart::whole(&sources) } else { PlacePart::of(&sources) }
}

/// The same without the past, kept until the next commit.
async fn kept_part(app: &App, basis: &Basis, place: PlaceCode) -> Result<Arc<PlacePart>, Failure> {
    let make = async || Ok(part_of(app, basis, place, (&basis.readings(app, place, &[]).await?, false)));
    kept_or(&app.told().places, asked(basis, place), |part| weight(part.metrics()), make).await
}

/// Why a place looks at a county without being one.
fn why(basis: &Basis, place: Option<&Chosen>) -> &'static str {
    let profile = &basis.jurisdiction.profile;
    let is_around = place.is_some_and(|place| place.code.kind() == PlaceKind::County) && profile.kind != Kind::County;
    if is_around { Matching::of(profile).told() } else { "" }
}

/// What the metrics say of a place that an address asks for, or of the first one; nothing where none is chosen, or
/// another than it asks for. All is told with earlier groups and past definitions too.
///
/// # Errors
/// A failed read.
pub async fn told(app: &App, id: JurisdictionId, asked: Option<&str>, is_all: bool) -> Result<Option<(Jurisdiction, PlacePart)>, Failure> {
    let basis = Basis::of(app, id).await?;
    let Some(place) = basis.asked(asked) else { return Ok(None) };
    let part = if is_all {
        part_of(app, &basis, place.code, (&basis.readings(app, place.code, &[]).await?, true))
    } else {
        PlacePart { as_of: app.now(), ..PlacePart::clone(&*kept_part(app, &basis, place.code).await?) }
    };
    Ok(Some((basis.jurisdiction, part)))
}

/// `GET /jurisdictions/{id}/metrics`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let asked = query.take("place");
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    if basis.is_lost(asked.as_deref()) {
        return Ok(basis.choose());
    }
    let place = basis.asked(asked.as_deref());
    let (has_releases, part) = match &place {
        Some(place) => {
            let part = kept_part(&app, &basis, place.code).await?;
            (part.has_releases, Some(part))
        }
        None => (!app.store().metric_releases().await?.is_empty(), None),
    };
    let counted = part.as_ref().map(|part| part.counted()).map_or_else(String::new, |(some, all)| {
        let some = if some == all { "all".to_owned() } else { number(some) };
        format!("A reading is here for {some} of the {all} metrics.")
    });
    html(&ListPage {
        frame: basis.frame(&app, &actor, "Metrics", ""),
        home: basis.home(),
        jurisdiction: basis.jurisdiction.profile.name.clone(),
        places: basis.places(),
        why: why(&basis, place.as_ref()),
        place,
        has_releases,
        counted,
        part: part.filter(|_| has_releases),
    })
}

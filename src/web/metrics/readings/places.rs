//! Which measured places a jurisdiction looks at: offered by its name, searched, chosen, taken out.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::{Basis, Chosen};
use super::choosing::{Choice, Offer, Slip, found};
use crate::domain::guide::metrics::{PlaceCode, PlaceKind};
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::{Matching, OFFERED};
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Key, Query, html, see_other};

/// `templates/metrics/readings/places.html`
#[derive(Template)]
#[template(path = "metrics/readings/places.html")]
struct PlacesPage {
    frame: Frame,
    home: String,
    jurisdiction: String,
    chosen: Vec<Chosen>,
    why: &'static str,
    /// What was searched for.
    sought: String,
    offers: Vec<Offer>,
    /// How many more there are.
    more: usize,
    reason: String,
    slip: Option<Slip>,
}

fn page(app: &App, actor: &Actor, basis: &Basis, sought: String, choice: &Choice, slip: Option<Slip>) -> Answer {
    let chosen = basis.places();
    let matching = Matching::of(&basis.jurisdiction.profile);
    let why = matching.told();
    let there: Vec<PlaceCode> = chosen.iter().map(|one| one.code).collect();
    let postal = Some(basis.jurisdiction.profile.state.as_str()).filter(|state| !state.is_empty());
    let mut named = if sought.trim().is_empty() {
        matching.named
    } else {
        match found(&PlaceKind::ALL, &sought, postal) {
            here if here.is_empty() => found(&PlaceKind::ALL, &sought, None),
            here => here,
        }
    };
    named.retain(|place| !there.contains(&place.code));
    let status = if slip.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = html(&PlacesPage {
        frame: basis.frame(app, actor, "Measured places", "/places").troubled(slip.is_some()),
        home: basis.home(),
        jurisdiction: basis.jurisdiction.profile.name.clone(),
        chosen,
        why,
        sought,
        more: named.len().saturating_sub(OFFERED),
        offers: named.into_iter().take(OFFERED).map(|place| Offer::of(place, &choice.codes)).collect(),
        reason: choice.reason.clone(),
        slip,
    })?;
    Ok((status, page).into_response())
}

/// `GET /jurisdictions/{id}/metrics/places`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let sought = query.text("name");
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    page(&app, &actor, &basis, sought, &Choice { codes: Vec::new(), reason: String::new() }, None)
}

/// `POST /jurisdictions/{id}/metrics/places`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let (choice, sought) = (Choice::take(&mut form), form.text("name"));
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let there: Vec<PlaceCode> = basis.places().iter().map(|one| one.code).collect();
    match choice.keep(&app, &actor, id, Noun::Place, &there).await? {
        None => Ok(see_other(&basis.home())),
        slip => page(&app, &actor, &basis, sought, &choice, slip),
    }
}

/// `POST /jurisdictions/{id}/metrics/places/{place}/delete`
pub async fn remove(State(app): State<App>, Acting(actor): Acting, Key(id, place): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    if !basis.things.iter().any(|thing| thing.noun == Noun::Place && thing.id == place) {
        return Err(Failure::NotFound);
    }
    app.store().bin_thing(Noun::Place, place, &actor, app.now()).await?;
    Ok(see_other(&format!("{}/places", basis.home())))
}

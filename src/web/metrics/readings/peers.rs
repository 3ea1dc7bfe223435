//! Peers: suggested by size, searched by name, kept with the reason.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::{Basis, Chosen};
use super::choosing::{Choice, LAST, Offer, Slip, found};
use crate::domain::guide::metrics::PlaceCode;
use crate::domain::ids::JurisdictionId;
use crate::domain::metrics::{OFFERED, suggest};
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Key, Query, html, see_other};
use crate::web::metrics::grouped;

/// `templates/metrics/readings/peers.html`
#[derive(Template)]
#[template(path = "metrics/readings/peers.html")]
struct PeersPage {
    frame: Frame,
    home: String,
    place: Option<Chosen>,
    places: Vec<Chosen>,
    peers: Vec<Chosen>,
    /// Places that share one estimate with the place.
    shared: Vec<String>,
    /// By what peers are suggested, in a sentence.
    by: String,
    in_state: Vec<Offer>,
    elsewhere: Vec<Offer>,
    sought: String,
    found: Vec<Offer>,
    /// How many more there are.
    more: usize,
    reason: String,
    slip: Option<Slip>,
}

/// What the address or the form of peers says.
struct Asked {
    place: Option<String>,
    sought: String,
    choice: Choice,
}

async fn page(app: &App, actor: &Actor, basis: &Basis, asked: Asked, slip: Option<Slip>) -> Answer {
    // A form may be about a place that was taken out meanwhile.
    let (place, lost) = basis.posted(asked.place.as_deref()).map_or((None, None), |(place, lost)| (Some(place), lost));
    let peers = place.as_ref().map_or_else(Vec::new, |place| basis.peers(place.code));
    let there: Vec<PlaceCode> = peers.iter().map(|one| one.code).chain(place.as_ref().map(|place| place.code)).collect();
    let mut page = PeersPage {
        frame: basis.frame(app, actor, "Peers", "/peers").troubled(slip.is_some()),
        home: basis.home(),
        places: basis.places(),
        peers,
        shared: Vec::new(),
        by: String::new(),
        in_state: Vec::new(),
        elsewhere: Vec::new(),
        found: Vec::new(),
        more: 0,
        sought: asked.sought,
        reason: asked.choice.reason.clone(),
        slip: slip.clone(),
        place: None,
    };
    if let Some(place) = place {
        let kept = app.store().metric_readings(&[place.code], |_| false).await?;
        let shared = kept.alike(place.code);
        page.shared = shared.iter().map(|code| kept.called(*code)).collect();
        let offer = |place| Offer::of(place, &asked.choice.codes);
        if let Some(suggested) = suggest(place.code, LAST, &shared) {
            page.by =
                format!("nearest in people to {}, which had {} in {}.", place.name, grouped(u64::from(suggested.people)), suggested.year);
            let offers = |peers: &[crate::domain::metrics::Peer]| {
                peers.iter().map(|peer| peer.place).filter(|place| !there.contains(&place.code)).map(offer).collect()
            };
            (page.in_state, page.elsewhere) = (offers(&suggested.in_state), offers(&suggested.elsewhere));
        }
        if !page.sought.trim().is_empty() {
            let mut named = found(&[place.code.kind()], &page.sought, None);
            named.retain(|found| !there.contains(&found.code) && !shared.contains(&found.code));
            page.more = named.len().saturating_sub(OFFERED);
            page.found = named.into_iter().take(OFFERED).map(offer).collect();
            let is_found = |offer: &Offer| page.found.iter().any(|found| found.code == offer.code);
            page.in_state.retain(|offer| !is_found(offer));
            page.elsewhere.retain(|offer| !is_found(offer));
        }
        page.place = Some(place);
    }
    let status = match slip {
        Some(_) if lost.is_some() => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    Ok((status, html(&page)?).into_response())
}

/// `GET /jurisdictions/{id}/metrics/peers`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let asked =
        Asked { place: query.take("place"), sought: query.text("name"), choice: Choice { codes: Vec::new(), reason: String::new() } };
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    if basis.is_lost(asked.place.as_deref()) {
        return Ok(basis.choose());
    }
    page(&app, &actor, &basis, asked, None).await
}

/// `POST /jurisdictions/{id}/metrics/peers`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let asked = Asked { choice: Choice::take(&mut form), place: form.take("place"), sought: form.text("name") };
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let (place, lost) = basis.posted(asked.place.as_deref())?;
    if let Some(lost) = lost {
        return page(&app, &actor, &basis, asked, Some(("code", lost))).await;
    }
    let there: Vec<PlaceCode> = basis.peers(place.code).iter().map(|one| one.code).collect();
    if asked.choice.codes.iter().any(|code| code.kind() != place.code.kind()) {
        let slip = ("code", "A peer is a place of the same kind.".to_owned());
        return page(&app, &actor, &basis, asked, Some(slip)).await;
    }
    match asked.choice.keep(&app, &actor, id, Noun::Peer, &there).await? {
        None => Ok(see_other(&format!("{}/peers?place={}", basis.home(), place.code))),
        slip => page(&app, &actor, &basis, asked, slip).await,
    }
}

/// `POST /jurisdictions/{id}/metrics/peers/{peer}/delete`
pub async fn remove(State(app): State<App>, Acting(actor): Acting, Key(id, peer): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let code = basis.places().first().map(|place| place.code.to_string());
    let stored = basis.things.iter().find(|thing| thing.noun == Noun::Peer && thing.id == peer).ok_or(Failure::NotFound)?;
    let of_kind: Option<PlaceCode> = stored.read(crate::domain::history::Fact::Code);
    let place = basis.places().into_iter().find(|place| of_kind.is_some_and(|peer| peer.kind() == place.code.kind()));
    app.store().bin_thing(Noun::Peer, peer, &actor, app.now()).await?;
    let place = place.map(|place| place.code.to_string()).or(code).unwrap_or_default();
    Ok(see_other(&format!("{}/peers?place={place}", basis.home())))
}

//! Moving a part of the document one place up or down.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::parts::{Room, page};
use super::seal::Held;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::publication::{Arranged, PlanPart};
use crate::domain::readiness::Revision;
use crate::domain::things::Noun;
use crate::store::{FactChange, NewThing, ThingChange};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Id, see_other};

/// `POST /jurisdictions/{id}/document/parts/order`
pub async fn arrange(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    const UNKNOWN: Failure = Failure::Malformed("The form names no part of the document, or no way to move it.");
    let rev = form.rev(Fact::PartOrder.as_str()).unwrap_or(Revision::NONE);
    let part: PlanPart = form.text("part").parse().map_err(|_| UNKNOWN)?;
    let way = match form.text("to").as_str() {
        "up" => "up",
        "down" => "down",
        _ => return Err(UNKNOWN),
    };
    form.end()?;
    let room = Room::of(&app, id).await?;
    let mut is_done = rev == Revision::of(room.stored.get(Fact::PartOrder));
    if let Some(value) = Arranged::of(&room.stored).moved(part, way == "up").filter(|_| is_done) {
        let plan = app.store().add_thing(id, &NewThing::of(Noun::MobilityPlan), &actor, app.now()).await?;
        let change = ThingChange { facts: vec![FactChange { fact: Fact::PartOrder, value, seen: Some(rev) }], ..ThingChange::default() };
        is_done = app.store().change_thing(Noun::MobilityPlan, plan, &change, &actor, app.now()).await?.is_empty();
    }
    if is_done {
        return Ok(see_other(&format!("/jurisdictions/{id}/document/parts?moved={part}&to={way}")));
    }
    let now = Room::of(&app, id).await?;
    let form = now.form();
    let notice = format!("“{}” was not moved: somebody else changed the order in the meantime. This is how it is now.", part.label());
    Ok((StatusCode::CONFLICT, page(&app, &actor, &now, form, (None, notice), Held::default()).await?).into_response())
}

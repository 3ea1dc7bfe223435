//! Another language of the public summary; and one that somebody put into the bin while its form stood open.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::list::page;
use super::room::{Room, basis};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Posted};
use crate::store::NewThing;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Id, see_other};
use crate::web::things::{Added, Came, add as add_thing};

/// `POST /jurisdictions/{id}/document/translations`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Translation);
    let seen = basis(&mut form);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let complete = |mut new: NewThing| {
        new.facts.extend(seen.map(|seen| (Fact::TextBasis, seen.to_string())));
        new
    };
    let refused = match add_thing(&app, &actor, id, &came, complete).await? {
        Added::There(made) => return Ok(see_other(&format!("{}/{made}", room.home()))),
        Added::Refused(refused) => refused,
    };
    let mut form = Room::blank();
    form.refuse(&came, &refused);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, form, (seen, false)).await?).into_response())
}

/// The answer to the form of a translation that somebody put into the bin meanwhile: what was typed, to be added anew.
pub(super) async fn binned(app: &App, actor: &Actor, room: &Room, translation: Uuid, (came, seen): (&Came, Option<Revision>)) -> Answer {
    if !app.store().is_binned(room.jurisdiction.id, Noun::Translation, translation).await? {
        return Err(Failure::NotFound);
    }
    let mut form = Room::blank();
    form.refuse(came, &Posted::default());
    Ok((StatusCode::CONFLICT, page(app, actor, room, form, (seen, true)).await?).into_response())
}

//! A new engagement.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::anew;
use super::list::{blank, page};
use super::room::Room;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::{Noun, Thing};
use crate::web::frame::{Acting, Answer, App, Form, Id, see_other};
use crate::web::things::{Added, Came, add as add_thing};

/// What the short form asks for.
const SHORT: &[Fact] = &[Fact::Title, Fact::Form, Fact::Stage, Fact::Held, Fact::Groups];

/// `POST /jurisdictions/{id}/engagement`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Engagement);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let nothing = Thing::nothing(Noun::Engagement, Uuid::nil());
    let mut posted = came.read_new(&room.people);
    room.hold_named(&came, &nothing, &mut posted);
    if posted.problems.is_empty() {
        match add_thing(&app, &actor, id, &came, |new| new).await? {
            Added::There(made) => return Ok(see_other(&format!("/jurisdictions/{id}/engagement/{made}"))),
            Added::Refused(refused) => posted = refused,
        }
    }
    if came.exceeds(SHORT) {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, anew::page(&app, &actor, &room, &came, (&posted, false))?).into_response());
    }
    let mut form = blank(&room);
    form.refuse(&came, &posted);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, form, None).await?).into_response())
}

//! A new line of the publication plan; and one that somebody put into the bin while its form stood open.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::list::page;
use super::room::Room;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::{Noun, Posted};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, html, see_other};
use crate::web::things::{Added, Came, FormView, add as add_thing};

/// `templates/outreach/new.html`
#[derive(Template)]
#[template(path = "outreach/new.html")]
struct NewPage {
    frame: Frame,
    home: String,
    form: FormView,
    people: Vec<Offer>,
}

/// `POST /jurisdictions/{id}/document/publication-plan`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Outreach);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let refused = match add_thing(&app, &actor, id, &came, |new| new).await? {
        Added::There(made) => return Ok(see_other(&format!("{}#outreach-{made}", room.home()))),
        Added::Refused(refused) => refused,
    };
    let mut form = room.blank();
    form.refuse(&came, &refused);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, form).await?).into_response())
}

/// The answer to the form of a line that somebody put into the bin meanwhile: what was typed, to be added anew.
pub(super) async fn binned(app: &App, actor: &Actor, room: &Room, line: Uuid, came: &Came) -> Answer {
    // A press typed nothing that could be added anew.
    let is_press = came.typed.iter().all(|(fact, _)| *fact == Fact::Done);
    if is_press || !app.store().is_binned(room.jurisdiction.id, Noun::Outreach, line).await? {
        return Err(Failure::NotFound);
    }
    let mut form = room.blank();
    form.refuse(came, &Posted::default());
    let page = html(&NewPage {
        frame: room.frame(app, actor, "Publication plan", "").troubled(true),
        home: room.home(),
        form,
        people: offers(&room.people),
    })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

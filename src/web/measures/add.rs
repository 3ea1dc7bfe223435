//! A new measure: from an entry of a logic model, from a goal, from a reading of the metrics, or on its own.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::lent::{self, said_reading};
use super::room::{Group, Room};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::{Noun, Posted, Thing};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};
use crate::web::things::{Added, Came, FormView, add as add_thing};

/// `templates/measures/new.html`
#[derive(Template)]
#[template(path = "measures/new.html")]
struct NewPage {
    frame: Frame,
    id: JurisdictionId,
    is_binned: bool,
    /// What is to be known of the reading that lends the baseline; empty for nothing.
    caution: String,
    reading: String,
    form: FormView,
    groups: Vec<Group>,
    people: Vec<Offer>,
    asks_direction: bool,
}

fn blank(room: &Room) -> FormView {
    room.form(&Thing::nothing(Noun::Measure, Uuid::nil()))
}

fn page(app: &App, actor: &Actor, room: &Room, form: FormView, (caution, is_binned): (String, bool)) -> Answer {
    html(&NewPage {
        frame: room.frame(app, actor, "New measure", "/new").troubled(is_binned || !form.troubles().is_empty()),
        id: room.id(),
        is_binned,
        caution,
        reading: said_reading(&form.field(Fact::Reading.as_str()).value),
        groups: room.groups(&form),
        people: offers(&room.people),
        asks_direction: false,
        form,
    })
}

/// `GET /jurisdictions/{id}/measures/new`
pub async fn new(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let [entry, goal, reading] = ["entry", "goal", "reading"].map(|name| query.take(name).unwrap_or_default());
    query.end()?;
    let room = Room::of(&app, id).await?;
    let mut form = blank(&room);
    if room.entries.iter().any(|one| one.id.to_string() == entry) {
        form.put(Fact::Sees, &entry);
    }
    if room.goals.iter().any(|one| one.id.to_string() == goal) {
        form.put(Fact::Goals, &goal);
    }
    let caution = if reading.is_empty() { String::new() } else { lent::begin(&app, &reading, &mut form).await? };
    page(&app, &actor, &room, form, (caution, false))
}

/// `POST /jurisdictions/{id}/measures`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Measure);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let refused = match add_thing(&app, &actor, id, &came, |new| new).await? {
        Added::There(made) => return Ok(see_other(&format!("{}/{made}", room.home()))),
        Added::Refused(refused) => refused,
    };
    let mut form = blank(&room);
    form.refuse(&came, &refused);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, form, (String::new(), false))?).into_response())
}

/// The answer to the form of a measure that somebody put into the bin meanwhile: what was typed, to be added anew.
pub(super) async fn binned(app: &App, actor: &Actor, room: &Room, measure: Uuid, came: &Came) -> Answer {
    if !room.is_binned(app, measure).await? {
        return Err(Failure::NotFound);
    }
    let mut form = blank(room);
    form.refuse(came, &Posted::default());
    Ok((StatusCode::CONFLICT, page(app, actor, room, form, (String::new(), true))?).into_response())
}

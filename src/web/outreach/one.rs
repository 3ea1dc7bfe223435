//! One line of the publication plan: all that is said of it in one form.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use uuid::Uuid;

use super::new::binned;
use super::room::{Room, Row};
use crate::domain::ids::JurisdictionId;
use crate::domain::outreach::Outreach;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::{Noun, Thing};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::things::{Came, FormView, Saved, save};

/// `templates/outreach/one.html`
#[derive(Template)]
#[template(path = "outreach/one.html")]
struct OnePage {
    frame: Frame,
    home: String,
    row: Row,
    form: FormView,
    people: Vec<Offer>,
}

fn page(app: &App, actor: &Actor, room: &Room, stored: &Thing, form: FormView) -> Answer {
    html(&OnePage {
        frame: room.frame(app, actor, "Line of the publication plan", &format!("/{}", stored.id)).troubled(!form.troubles().is_empty()),
        home: room.home(),
        row: room.row(Outreach::of(stored)),
        form,
        people: offers(&room.people),
    })
}

/// `GET /jurisdictions/{id}/document/publication-plan/{outreach}`
pub async fn one(State(app): State<App>, Acting(actor): Acting, Key(id, line): Key<JurisdictionId, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    let stored = room.line(&app, line).await?;
    page(&app, &actor, &room, &stored, room.form(&stored))
}

/// `POST /jurisdictions/{id}/document/publication-plan/{outreach}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Key(id, line): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Outreach);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let stored = match room.line(&app, line).await {
        Err(Failure::NotFound) => return binned(&app, &actor, &room, line, &came).await,
        stored => stored?,
    };
    match save(&app, &actor, id, &came, &stored).await? {
        Saved::All => Ok(see_other(&format!("{}#outreach-{line}", room.home()))),
        Saved::Gone => binned(&app, &actor, &room, line, &came).await,
        Saved::Refused(posted) => {
            let mut form = room.form(&stored);
            form.refuse(&came, &posted);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, &stored, form)?).into_response())
        }
        Saved::Contested(refused) => {
            let now = match room.line(&app, line).await {
                Err(Failure::NotFound) => return binned(&app, &actor, &room, line, &came).await,
                now => now?,
            };
            let mut form = room.form(&now);
            form.contest(&app, &came, &refused).await?;
            Ok((StatusCode::CONFLICT, page(&app, &actor, &room, &now, form)?).into_response())
        }
    }
}

//! A measure put into the bin.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::room::Room;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::web::frame::{Acting, Answer, App, Form, Frame, Key, html, see_other};

/// `templates/measures/delete.html`
#[derive(Template)]
#[template(path = "measures/delete.html")]
struct DeletePage {
    frame: Frame,
    id: JurisdictionId,
    measure: Uuid,
    name: String,
    updates: usize,
}

/// `GET /jurisdictions/{id}/measures/{measure}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Key(id, measure): Key<JurisdictionId, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    let (stored, updates) = room.measure(&app, measure).await?;
    html(&DeletePage {
        frame: room.frame(&app, &actor, "Delete a measure", &format!("/{measure}/delete")),
        id,
        measure,
        name: stored.get(Fact::Name).to_owned(),
        updates: updates.len(),
    })
}

/// `POST /jurisdictions/{id}/measures/{measure}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(id, measure): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let room = Room::of(&app, id).await?;
    room.measure(&app, measure).await?;
    app.store().bin_thing(Noun::Measure, measure, &actor, app.now()).await?;
    Ok(see_other(&room.home()))
}

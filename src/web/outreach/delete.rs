//! A line of the publication plan put into the bin.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::room::Room;
use crate::domain::ids::JurisdictionId;
use crate::domain::outreach::Outreach;
use crate::domain::things::Noun;
use crate::web::frame::{Acting, Answer, App, Form, Frame, Key, html, see_other};

/// `templates/outreach/delete.html`
#[derive(Template)]
#[template(path = "outreach/delete.html")]
struct DeletePage {
    frame: Frame,
    home: String,
    line: Uuid,
    format: String,
}

/// `GET /jurisdictions/{id}/document/publication-plan/{outreach}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Key(id, line): Key<JurisdictionId, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    let stored = room.line(&app, line).await?;
    html(&DeletePage {
        frame: room.frame(&app, &actor, "Delete a line of the publication plan", &format!("/{line}/delete")),
        home: room.home(),
        line,
        format: Outreach::of(&stored).format().to_owned(),
    })
}

/// `POST /jurisdictions/{id}/document/publication-plan/{outreach}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(id, line): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let room = Room::of(&app, id).await?;
    room.line(&app, line).await?;
    app.store().bin_thing(Noun::Outreach, line, &actor, app.now()).await?;
    Ok(see_other(&room.home()))
}

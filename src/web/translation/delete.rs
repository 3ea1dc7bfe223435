//! A translation put into the bin.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::room::Room;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::domain::translation::Translation;
use crate::web::frame::{Acting, Answer, App, Form, Frame, Key, html, see_other};

/// `templates/translation/delete.html`
#[derive(Template)]
#[template(path = "translation/delete.html")]
struct DeletePage {
    frame: Frame,
    address: String,
    language: String,
    title: String,
}

/// `GET /jurisdictions/{id}/document/translations/{translation}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Key(id, translation): Key<JurisdictionId, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    let one = Translation::of(&room.translation(&app, translation).await?);
    html(&DeletePage {
        frame: room.frame(&app, &actor, "Delete a translation", &format!("/{translation}/delete")),
        address: format!("{}/{translation}", room.home()),
        language: one.language.name(),
        title: one.title,
    })
}

/// `POST /jurisdictions/{id}/document/translations/{translation}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(id, translation): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let room = Room::of(&app, id).await?;
    room.translation(&app, translation).await?;
    app.store().bin_thing(Noun::Translation, translation, &actor, app.now()).await?;
    Ok(see_other(&room.home()))
}

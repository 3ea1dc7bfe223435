//! A publication or a comment put into the bin.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::room::Room;
use crate::domain::ids::JurisdictionId;
use crate::domain::publication::Comment;
use crate::domain::things::Noun;
use crate::domain::words::shortened;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, Keys, html, see_other};

/// `templates/publication/delete.html`
#[derive(Template)]
#[template(path = "publication/delete.html")]
struct DeletePage {
    frame: Frame,
    name: String,
    along: &'static str,
    address: String,
}

/// `GET /jurisdictions/{id}/publications/{publication}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Key(id, publication): Key<JurisdictionId, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    let one = room.found(publication)?;
    html(&DeletePage {
        frame: room.frame(&app, &actor, "Delete a publication", &format!("/{publication}/delete")),
        name: one.title.clone(),
        along: "Its comments go along with it. What was printed or sent of it stays where it is.",
        address: room.address(publication),
    })
}

/// `POST /jurisdictions/{id}/publications/{publication}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(id, publication): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let room = Room::of(&app, id).await?;
    room.stored(&app, publication).await?.ok_or(Failure::NotFound)?;
    app.store().bin_thing(Noun::Publication, publication, &actor, app.now()).await?;
    Ok(see_other(&room.home()))
}

/// `GET /jurisdictions/{id}/publications/{publication}/comments/{comment}/delete`
pub async fn ask_off(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, publication, comment): Keys<JurisdictionId, Uuid, Uuid>,
) -> Answer {
    let room = Room::of(&app, id).await?;
    let stored = room.comment(&app, publication, comment).await?.ok_or(Failure::NotFound)?;
    html(&DeletePage {
        frame: room.frame(&app, &actor, "Delete a comment", &format!("/{publication}/comments/{comment}/delete")),
        name: shortened(Comment::of(&stored).words(), 160),
        along: "What was done because of it stays.",
        address: format!("{}/comments/{comment}", room.address(publication)),
    })
}

/// `POST /jurisdictions/{id}/publications/{publication}/comments/{comment}/delete`
pub async fn off(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, publication, comment): Keys<JurisdictionId, Uuid, Uuid>,
    form: Form,
) -> Answer {
    form.end()?;
    let room = Room::of(&app, id).await?;
    room.comment(&app, publication, comment).await?.ok_or(Failure::NotFound)?;
    app.store().bin_thing(Noun::Comment, comment, &actor, app.now()).await?;
    Ok(see_other(&format!("{}/comments", room.address(publication))))
}

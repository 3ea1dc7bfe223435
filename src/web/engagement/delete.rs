//! An engagement put into the bin.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::room::Room;
use crate::domain::engagement::Engagement;
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::web::frame::{Acting, Answer, App, Form, Frame, Key, html, see_other};
use crate::web::jurisdiction::place;

/// `templates/engagement/delete.html`
#[derive(Template)]
#[template(path = "engagement/delete.html")]
struct DeletePage {
    frame: Frame,
    id: JurisdictionId,
    engagement: Uuid,
    title: String,
}

/// `GET /jurisdictions/{id}/engagement/{engagement}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Key(id, engagement): Key<JurisdictionId, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    let stored = room.engagement(&app, engagement).await?;
    html(&DeletePage {
        frame: Frame::new(&app, &actor, "Delete an engagement", format!("/jurisdictions/{id}/engagement/{engagement}/delete"))
            .within(place(&room.jurisdiction)),
        id,
        engagement,
        title: Engagement::of(&stored).title().to_owned(),
    })
}

/// `POST /jurisdictions/{id}/engagement/{engagement}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(id, engagement): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    let room = Room::of(&app, id).await?;
    room.engagement(&app, engagement).await?;
    app.store().bin_thing(Noun::Engagement, engagement, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{id}/engagement")))
}

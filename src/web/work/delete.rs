//! Putting an action into the bin.

use askama::Template;
use axum::extract::State;

use crate::domain::guide::Topic;
use crate::domain::ids::ActionId;
use crate::web::frame::{Acting, Answer, App, Form, Frame, Id, html, see_other};
use crate::web::jurisdiction::place;

/// `templates/work/delete.html`
#[derive(Template)]
#[template(path = "work/delete.html")]
struct DeletePage {
    frame: Frame,
    id: ActionId,
    what: String,
    closes: String,
}

/// `GET /actions/{id}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<ActionId>) -> Answer {
    let (jurisdiction, action) = app.store().action(id).await?;
    html(&DeletePage {
        frame: Frame::new(&app, &actor, "Delete an action", format!("/actions/{id}/delete")).within(place(&jurisdiction)),
        id,
        closes: action.closes.map_or_else(String::new, Topic::label),
        what: action.what,
    })
}

/// `POST /actions/{id}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<ActionId>, form: Form) -> Answer {
    form.end()?;
    let jurisdiction = app.store().bin_action(id, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{jurisdiction}/plan")))
}

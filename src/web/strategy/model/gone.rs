//! What was typed for the model of a strategic action that lies in the bin by now: it is shown, so that nothing is lost.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::web::frame::{Answer, App, Failure, Frame, html};
use crate::web::jurisdiction::place;

/// `templates/strategy/model/gone.html`
#[derive(Template)]
#[template(path = "strategy/model/gone.html")]
struct GonePage {
    frame: Frame,
    strategy: String,
    /// What was typed, each under the name of its field.
    typed: Vec<(&'static str, String)>,
}

/// The page, where the strategic action lies in the bin; else there is no such page.
///
/// # Errors
/// [`Failure::NotFound`], or a failed read.
pub async fn gone(app: &App, actor: &Actor, (id, of): (JurisdictionId, Uuid), typed: Vec<(&'static str, String)>) -> Answer {
    if !app.store().is_binned(id, Noun::StrategicAction, of).await? {
        return Err(Failure::NotFound);
    }
    let jurisdiction = app.store().jurisdiction(id).await?;
    let strategy = format!("/jurisdictions/{id}/strategy");
    let page = html(&GonePage {
        frame: Frame::new(app, actor, "Logic model", &strategy).within(place(&jurisdiction)).troubled(true),
        strategy,
        typed: typed.into_iter().filter(|(_, typed)| !typed.is_empty()).collect(),
    })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

//! The addresses under a jurisdiction that lead to its newest round: the navigation stands on pages that do not know it.

use askama::Template;
use axum::extract::State;

use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::web::frame::{Acting, Answer, App, Frame, Id, html, see_other};
use crate::web::jurisdiction::place;

/// `templates/rounds/none.html`
#[derive(Template)]
#[template(path = "rounds/none.html")]
struct NonePage {
    frame: Frame,
    id: JurisdictionId,
    heading: &'static str,
    needs: &'static str,
}

/// `GET /jurisdictions/{id}/readiness`
pub async fn readiness(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let needs = "Readiness is assessed in rounds: each is one dated pass through the nine conditions.";
    newest(&app, &actor, id, "", NonePage { frame: Frame::default(), id, heading: "Readiness", needs }).await
}

/// `GET /jurisdictions/{id}/decision`
pub async fn decision(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let needs = "Leadership decides once a round has shown which conditions are met.";
    newest(&app, &actor, id, "/decision", NonePage { frame: Frame::default(), id, heading: "Decision", needs }).await
}

/// Leads to a page of the newest round, or says that there is no round yet.
async fn newest(app: &App, actor: &Actor, id: JurisdictionId, page: &str, none: NonePage) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    if let Some(round) = app.store().rounds(id).await?.first() {
        return Ok(see_other(&format!("/assessments/{}{page}", round.id)));
    }
    let here = format!("/jurisdictions/{id}/{}", none.heading.to_lowercase());
    html(&NonePage { frame: Frame::new(app, actor, none.heading, here).within(place(&jurisdiction)), ..none })
}

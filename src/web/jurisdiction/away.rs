//! Putting a jurisdiction away: into the archive, or into the bin.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::place;
use crate::domain::ids::JurisdictionId;
use crate::domain::jurisdiction;
use crate::domain::names;
use crate::domain::people::Actor;
use crate::domain::words::count;
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, html, see_other};

async fn set_archived(app: &App, actor: &Actor, id: JurisdictionId, form: Form, archived: bool) -> Answer {
    form.end()?;
    app.store().archive_jurisdiction(id, archived, actor, app.now()).await?;
    Ok(see_other(if archived { "/" } else { "/?archived=yes" }))
}

/// `POST /jurisdictions/{id}/archive`
pub async fn archive(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, form: Form) -> Answer {
    set_archived(&app, &actor, id, form, true).await
}

/// `POST /jurisdictions/{id}/unarchive`
pub async fn unarchive(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, form: Form) -> Answer {
    set_archived(&app, &actor, id, form, false).await
}

/// `templates/jurisdiction/delete.html`
#[derive(Template)]
#[template(path = "jurisdiction/delete.html")]
struct DeletePage {
    frame: Frame,
    jurisdiction: Jurisdiction,
    rounds: String,
    typed: String,
    problem: Option<&'static str>,
}

async fn delete_page(
    app: &App,
    actor: &Actor,
    id: JurisdictionId,
    typed: String,
    problem: Option<&'static str>,
) -> Result<Response, Failure> {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let rounds = app.store().rounds(id).await?.len();
    html(&DeletePage {
        frame: Frame::new(app, actor, "Delete", format!("/jurisdictions/{id}/delete")).within(place(&jurisdiction)),
        rounds: count(rounds, "round", "rounds"),
        jurisdiction,
        typed,
        problem,
    })
}

/// `GET /jurisdictions/{id}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    delete_page(&app, &actor, id, String::new(), None).await
}

/// `POST /jurisdictions/{id}/delete`: into the bin, once the name was typed.
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let typed = form.text("name");
    form.end()?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let fits = jurisdiction::name(&typed).is_ok_and(|name| names::same(&name, &jurisdiction.profile.name));
    if !fits && !jurisdiction.is_example {
        let page = delete_page(&app, &actor, id, typed, Some("Type the name exactly as it stands above.")).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    app.store().bin_jurisdiction(id, &actor, app.now()).await?;
    Ok(see_other("/"))
}

//! *Tidy*: the order that it proposes is shown first, and can be undone afterwards.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::page::{self, Shown};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::words::{capital, count};
use crate::report::figure::{self, Figure};
use crate::web::frame::{Acting, Answer, App, Form, Frame, Key, html, see_other};

/// `templates/strategy/model/tidy.html`
#[derive(Template)]
#[template(path = "strategy/model/tidy.html")]
struct TidyPage {
    frame: Frame,
    address: String,
    title: String,
    notice: &'static str,
    rev: Revision,
    /// How often links cross now, and how often they would; none where nothing better was found.
    proposed: Option<(usize, usize)>,
    /// How the picture looks.
    look: String,
    figure: Option<Figure>,
}

fn proposal(app: &App, actor: &Actor, basis: &Basis, notice: &'static str) -> Answer {
    let tidied = basis.model().tidied();
    html(&TidyPage {
        frame: basis.frame(app, actor, "Tidy the logic model", "/tidy"),
        address: basis.address(),
        title: basis.title(),
        notice,
        rev: basis.held.revision(),
        proposed: tidied.as_ref().map(|tidied| (tidied.before, tidied.after)),
        look: page::look(basis.model()),
        figure: tidied.and_then(|tidied| figure::model(&tidied.model)),
    })
}

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/model/tidy`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>) -> Answer {
    proposal(&app, &actor, &Basis::of(&app, id, of).await?, "")
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/tidy`
pub async fn tidy(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let seen = form.rev("order");
    form.end()?;
    let basis = Basis::of(&app, id, of).await?;
    if let Some(tidied) = app.store().tidy_model(of, seen, &actor, app.now()).await? {
        return Ok(see_other(&format!("{}?tidied={tidied}", basis.address())));
    }
    let basis = Basis::of(&app, id, of).await?;
    let page = proposal(
        &app,
        &actor,
        &basis,
        "Nothing was moved: the model changed after its new order was shown. This is what Tidy proposes now.",
    )?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/tidy/undo`
pub async fn undo(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let tidied = form.text("tidied").parse().unwrap_or_default();
    form.end()?;
    Basis::of(&app, id, of).await?;
    let back = app.store().untidy_model(of, tidied, &actor, app.now()).await?;
    let basis = Basis::of(&app, id, of).await?;
    if back > 0 {
        return Ok(see_other(&basis.address()));
    }
    let notice =
        format!("{} went back: what Tidy moved was moved again since, or put back already.", capital(&count(0, "entry", "entries")));
    Ok((StatusCode::CONFLICT, page::page(&app, &actor, &basis, Shown { notice, ..Shown::default() })?).into_response())
}

//! A logic model as a start for another one.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::domain::words::{count, shortened};
use crate::store::StoreError;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};

/// `templates/strategy/model/copy.html`
#[derive(Template)]
#[template(path = "strategy/model/copy.html")]
struct CopyPage {
    frame: Frame,
    address: String,
    title: String,
    /// How many entries this model has already, in words; empty for none.
    here: String,
    /// The models to choose from: id, title, and how much is in it.
    others: Vec<(String, String, String)>,
    chosen: String,
    with_actions: bool,
    once: Uuid,
    problem: Option<String>,
}

/// The form as it came.
struct Typed {
    from: String,
    with_actions: bool,
    once: Uuid,
}

async fn page(app: &App, actor: &Actor, basis: &Basis, typed: Typed, problem: Option<String>) -> Answer {
    let entries = app.store().things(basis.id(), &[Noun::LogicEntry]).await?;
    let size = |id: Uuid| entries.iter().filter(|entry| entry.within == Some(id)).count();
    let others = app.store().things(basis.id(), &[Noun::StrategicAction]).await?;
    let others = others.iter().filter(|other| other.id != basis.of_action() && size(other.id) > 0);
    let one = |other: &crate::domain::things::Thing| {
        (other.id.to_string(), shortened(other.get(Fact::Title), 160), count(size(other.id), "entry", "entries"))
    };
    let here = basis.model().entries.len();
    html(&CopyPage {
        frame: basis.frame(app, actor, "Start from another logic model", "/copy").troubled(problem.is_some()),
        address: basis.address(),
        title: basis.title(),
        here: if here == 0 { String::new() } else { count(here, "entry", "entries") },
        others: others.map(one).collect(),
        chosen: typed.from,
        with_actions: typed.with_actions,
        once: typed.once,
        problem,
    })
}

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/model/copy`
pub async fn ask(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id, of).await?;
    page(&app, &actor, &basis, Typed { from: String::new(), with_actions: false, once: Uuid::now_v7() }, None).await
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/copy`
pub async fn copy(State(app): State<App>, Acting(actor): Acting, Key(id, of): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let typed = Typed {
        from: form.text("from"),
        with_actions: form.take("with-actions").is_some(),
        once: form.text("once").parse().unwrap_or_else(|_| Uuid::now_v7()),
    };
    form.end()?;
    let basis = Basis::of(&app, id, of).await?;
    let problem = match Uuid::try_parse(&typed.from) {
        Err(_) => "Choose the model to start from.",
        Ok(from) => match app.store().copy_model((from, of), typed.with_actions, Some(typed.once), &actor, app.now()).await {
            Ok(_) => return Ok(see_other(&basis.address())),
            Err(StoreError::NotFound) => "This model is not here any more. Choose another one.",
            Err(StoreError::Full) => "This model has no room for so many entries more. Delete some first.",
            Err(error) => return Err(Failure::from(error)),
        },
    };
    let page = page(&app, &actor, &basis, typed, Some(problem.to_owned())).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

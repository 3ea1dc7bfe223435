//! Beginning a round.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::actor::Actor;
use crate::domain::assessment::{self, Heading};
use crate::domain::dates;
use crate::domain::ids::JurisdictionId;
use crate::domain::text::Problem;
use crate::store::{Jurisdiction, Round};
use crate::web::frame::{Acting, Answer, App, Form, Frame, Id, html, see_other};
use crate::web::jurisdictions::place;

/// `templates/rounds/new.html`
#[derive(Template)]
#[template(path = "rounds/new.html")]
struct NewPage {
    frame: Frame,
    jurisdiction: Jurisdiction,
    last: Option<Round>,
    title: String,
    title_problem: Option<Problem>,
    started: String,
    started_problem: Option<Problem>,
}

async fn new_page(
    app: &App,
    actor: &Actor,
    id: JurisdictionId,
    typed: (String, String),
    problems: (Option<Problem>, Option<Problem>),
) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let last = app.store().rounds(id).await?.into_iter().next();
    html(&NewPage {
        frame: Frame::new(app, actor, "New round", format!("/jurisdictions/{id}/assessments")).within(place(&jurisdiction)),
        jurisdiction,
        last,
        title: typed.0,
        title_problem: problems.0,
        started: typed.1,
        started_problem: problems.1,
    })
}

/// `GET /jurisdictions/{id}/assessments`: the form for a new round.
pub async fn new(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let heading = Heading::on(app.now().date());
    let taken: Vec<String> = app.store().rounds(id).await?.into_iter().map(|round| round.heading.title).collect();
    let title = heading.not_among(&taken).title;
    new_page(&app, &actor, id, (title, dates::iso(heading.started)), (None, None)).await
}

/// `POST /jurisdictions/{id}/assessments`
pub async fn begin(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let usual = Heading::on(app.now().date());
    let title = form.take("title").unwrap_or(usual.title);
    let started = form.take("started").unwrap_or_else(|| dates::iso(usual.started));
    form.end()?;
    match (assessment::title(&title), assessment::started(&started)) {
        (Ok(title), Ok(started)) => {
            let round = app.store().begin_round(id, &Heading { title, started }, &actor, app.now()).await?;
            Ok(see_other(&format!("/assessments/{round}")))
        }
        (a, b) => {
            let page = new_page(&app, &actor, id, (title, started), (a.err(), b.err())).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

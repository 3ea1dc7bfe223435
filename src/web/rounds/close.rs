//! Closing a round: reopened, closed again, or put into the bin.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::place;
use crate::domain::ids::AssessmentId;
use crate::domain::names;
use crate::domain::people::Actor;
use crate::domain::rounds::heading;
use crate::store::Assessment;
use crate::web::frame::{Acting, Answer, App, Form, Frame, Id, html, see_other};

/// `POST /assessments/{id}/reopen`
pub async fn reopen(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, form: Form) -> Answer {
    form.end()?;
    app.store().reopen_round(id, true, &actor, app.now()).await?;
    Ok(see_other(&format!("/assessments/{id}")))
}

/// `POST /assessments/{id}/close`
pub async fn close(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, form: Form) -> Answer {
    form.end()?;
    app.store().reopen_round(id, false, &actor, app.now()).await?;
    Ok(see_other(&format!("/assessments/{id}")))
}

/// `templates/rounds/delete.html`
#[derive(Template)]
#[template(path = "rounds/delete.html")]
struct DeletePage {
    frame: Frame,
    id: AssessmentId,
    title: String,
    typed: String,
    problem: Option<&'static str>,
}

fn delete_page(app: &App, actor: &Actor, assessment: &Assessment, typed: String, problem: Option<&'static str>) -> Answer {
    let id = assessment.round.id;
    html(&DeletePage {
        frame: Frame::new(app, actor, "Delete this round", format!("/assessments/{id}/delete")).within(place(assessment)),
        id,
        title: assessment.round.heading.title.clone(),
        typed,
        problem,
    })
}

/// `GET /assessments/{id}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>) -> Answer {
    delete_page(&app, &actor, &app.store().assessment(id).await?, String::new(), None)
}

/// `POST /assessments/{id}/delete`: into the bin, once the title was typed.
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, mut form: Form) -> Answer {
    let typed = form.text("title");
    form.end()?;
    let assessment = app.store().assessment(id).await?;
    let fits = heading::title(&typed).is_ok_and(|title| names::same(&title, &assessment.round.heading.title));
    if !fits {
        let page = delete_page(&app, &actor, &assessment, typed, Some("Type the title exactly as it stands above."))?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let jurisdiction = app.store().bin_round(id, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{jurisdiction}")))
}

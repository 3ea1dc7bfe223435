//! The verdict: leadership's page.

use askama::Template;
use axum::extract::State;

use super::assessments::{Task, tasks};
use super::ladder::Ladder;
use super::report::report;
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::Stage;
use crate::domain::words::dates;
use crate::report::Report;
use crate::web::frame::{Acting, Answer, App, Frame, Id, html};
use crate::web::rounds::place;

/// `templates/readiness/verdict.html`
#[derive(Template)]
#[template(path = "readiness/verdict.html")]
struct VerdictPage {
    frame: Frame,
    id: AssessmentId,
    report: Report,
    as_of: String,
    ladder: Ladder,
    tasks: Vec<Task>,
    is_too_early: bool,
}

/// `GET /assessments/{id}/verdict`. Since the page can be printed at any time, its state is kept.
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>) -> Answer {
    let assessment = app.store().assessment(id).await?;
    let report = report(&app, &assessment, false).await?;
    html(&VerdictPage {
        frame: Frame::new(&app, &actor, "Verdict", format!("/assessments/{id}/verdict")).within(place(&assessment)),
        id,
        as_of: dates::moment(report.as_of),
        ladder: Ladder::of(&report.verdict),
        tasks: tasks(&assessment)?,
        is_too_early: report.verdict.stage == Stage::TooEarly,
        report,
    })
}

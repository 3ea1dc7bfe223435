//! The report, and the plan beside it, as files for spreadsheets.

use axum::extract::State;

use super::report::{notes, report, report_with_history};
use crate::domain::ids::AssessmentId;
use crate::export;
use crate::web::frame::{Answer, App, FileKind, Id, Query, attachment_of_round};

const NAME: &str = "readiness-report";
const PLAN: &str = "plan";

/// `GET /assessments/{id}/report.xlsx`
pub async fn xlsx(State(app): State<App>, Id(id): Id<AssessmentId>, Query(query): Query) -> Answer {
    let with_notes = notes(query)?;
    let assessment = app.store().assessment(id).await?;
    let report = report_with_history(&app, &assessment, with_notes).await?;
    let bytes = app.bindery().make(move || export::xlsx::write(&report)).await?;
    Ok(attachment_of_round(FileKind::Xlsx, &assessment, NAME, bytes))
}

/// `GET /assessments/{id}/report.csv`: the answers, a line each.
pub async fn csv(State(app): State<App>, Id(id): Id<AssessmentId>, Query(query): Query) -> Answer {
    let with_notes = notes(query)?;
    let assessment = app.store().assessment(id).await?;
    let report = report(&app, &assessment, with_notes).await?;
    Ok(attachment_of_round(FileKind::Csv, &assessment, NAME, export::csv::answers(&report)))
}

/// `GET /assessments/{id}/plan.xlsx`: the plan, with the record of the round.
pub async fn work_xlsx(State(app): State<App>, Id(id): Id<AssessmentId>, Query(query): Query) -> Answer {
    let with_notes = notes(query)?;
    let assessment = app.store().assessment(id).await?;
    let report = report(&app, &assessment, with_notes).await?;
    let bytes = app.bindery().make(move || export::xlsx::work_plan(&export::xlsx::Cover::of(&report), &report.work)).await?;
    Ok(attachment_of_round(FileKind::Xlsx, &assessment, PLAN, bytes))
}

/// `GET /assessments/{id}/plan.csv`: the actions, a line each.
pub async fn work_csv(State(app): State<App>, Id(id): Id<AssessmentId>, Query(query): Query) -> Answer {
    let with_notes = notes(query)?;
    let assessment = app.store().assessment(id).await?;
    let report = report(&app, &assessment, with_notes).await?;
    Ok(attachment_of_round(FileKind::Csv, &assessment, PLAN, export::csv::actions(&report.work)))
}

//! The tables of the Mobility Action Plan as files: Excel, and all its numbers as CSV.

use axum::extract::State;

use super::Choices;
use super::mobility_plan::{NAME, made};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::export;
use crate::report::MobilityPlanPart;
use crate::web::frame::{Answer, App, FileKind, Id, Query, attachment};

/// `GET /jurisdictions/{id}/document.xlsx`
pub async fn mobility_plan_xlsx(State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    give(&app, id, query, FileKind::Xlsx).await
}

/// `GET /jurisdictions/{id}/document.csv`
pub async fn mobility_plan_csv(State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    give(&app, id, query, FileKind::Csv).await
}

/// `GET /assessments/{id}/document.xlsx`, for whoever knows a round alone.
pub async fn xlsx_of_round(State(app): State<App>, Id(id): Id<AssessmentId>, query: Query) -> Answer {
    give(&app, app.store().assessment(id).await?.jurisdiction.id, query, FileKind::Xlsx).await
}

/// `GET /assessments/{id}/document.csv`, for whoever knows a round alone.
pub async fn csv_of_round(State(app): State<App>, Id(id): Id<AssessmentId>, query: Query) -> Answer {
    give(&app, app.store().assessment(id).await?.jurisdiction.id, query, FileKind::Csv).await
}

async fn give(app: &App, id: JurisdictionId, Query(query): Query, kind: FileKind) -> Answer {
    let choices = Choices::read(query)?;
    let (_, part) = made(app, id, choices, MobilityPlanPart::of).await?;
    let name = part.jurisdiction.clone();
    let write = move || match kind {
        FileKind::Csv => export::csv::appendix(&part),
        _ => export::xlsx::mobility_plan(&part, choices.with_notes),
    };
    let bytes = app.bindery().make(write).await?;
    Ok(attachment(kind, &name, NAME, bytes))
}

//! The plan as files for spreadsheets.

use axum::extract::State;

use super::ledger::Ledger;
use crate::domain::ids::JurisdictionId;
use crate::export;
use crate::export::xlsx::Cover;
use crate::report::WorkPart;
use crate::web::frame::{Answer, App, FileKind, Id, Query, attachment};
use crate::web::readiness::report::notes;

const NAME: &str = "plan";

/// `GET /jurisdictions/{id}/plan.csv`: the actions, a line each.
pub async fn csv(State(app): State<App>, Id(id): Id<JurisdictionId>, Query(query): Query) -> Answer {
    let with_notes = notes(query)?;
    let ledger = Ledger::of(&app, id).await?;
    let work = part(&ledger, with_notes);
    Ok(attachment(FileKind::Csv, &ledger.jurisdiction.profile.name, NAME, export::csv::actions(&work)))
}

/// `GET /jurisdictions/{id}/plan.xlsx`
pub async fn xlsx(State(app): State<App>, Id(id): Id<JurisdictionId>, Query(query): Query) -> Answer {
    let with_notes = notes(query)?;
    let ledger = Ledger::of(&app, id).await?;
    let work = part(&ledger, with_notes);
    let (name, paper) = (ledger.jurisdiction.profile.name, ledger.jurisdiction.profile.paper);
    let cover = Cover { jurisdiction: name.clone(), record: String::new(), as_of: app.now(), paper: paper.into() };
    let bytes = app.bindery().make(move || export::xlsx::work_plan(&cover, &work)).await?;
    Ok(attachment(FileKind::Xlsx, &name, NAME, bytes))
}

fn part(ledger: &Ledger, with_notes: bool) -> WorkPart {
    WorkPart::of(&ledger.actions, ledger.decision.as_ref(), ledger.guide, ledger.today, with_notes)
}

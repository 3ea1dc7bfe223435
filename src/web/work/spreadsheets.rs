//! The plan as files for spreadsheets.

use axum::extract::State;

use super::ledger::Ledger;
use crate::domain::ids::JurisdictionId;
use crate::domain::work::Only;
use crate::export;
use crate::export::xlsx::Cover;
use crate::report::{WorkPart, WorkSources};
use crate::web::frame::{Answer, App, FileKind, Id, Query, attachment};
use crate::web::readiness::report::notes;

const NAME: &str = "plan";

/// `GET /jurisdictions/{id}/plan.csv`: the actions, a line each; with `only` those that are meant.
pub async fn csv(State(app): State<App>, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let only = query.take("only");
    let with_notes = notes(query)?;
    let ledger = Ledger::of(&app, id).await?;
    let work = part(&ledger, ledger.only(only.as_deref())?, with_notes);
    Ok(attachment(FileKind::Csv, &ledger.jurisdiction.profile.name, NAME, export::csv::actions(&work)))
}

/// `GET /jurisdictions/{id}/plan.xlsx`
pub async fn xlsx(State(app): State<App>, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let only = query.take("only");
    let with_notes = notes(query)?;
    let ledger = Ledger::of(&app, id).await?;
    let work = part(&ledger, ledger.only(only.as_deref())?, with_notes);
    let (name, paper) = (ledger.jurisdiction.profile.name, ledger.jurisdiction.profile.paper);
    let cover = Cover { jurisdiction: name.clone(), record: String::new(), as_of: app.now(), paper: paper.into() };
    let bytes = app.bindery().make(move || export::xlsx::work_plan(&cover, &work)).await?;
    Ok(attachment(FileKind::Xlsx, &name, NAME, bytes))
}

fn part(ledger: &Ledger, only: Only, with_notes: bool) -> WorkPart {
    let (serving, decision) = (&ledger.serving, ledger.decision.as_ref());
    WorkPart::of(WorkSources { actions: &ledger.actions, serving, only, decision, guide: ledger.guide }, ledger.today, with_notes)
}

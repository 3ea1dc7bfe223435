//! The roster of the coalition: a page to print, and as files.

use axum::extract::State;
use axum::routing::{MethodRouter, get};

use super::paper::{PaperPage, paper_of};
use super::{Choices, Format};
use crate::domain::coalition::Coalition;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::export;
use crate::report::{RosterPart, document};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, FileKind, Frame, Id, Query, attachment, html};
use crate::web::jurisdiction::place;
use crate::web::people::offered;

const NAME: &str = "coalition-roster";

async fn part(app: &App, id: JurisdictionId, query: Query) -> Result<(Jurisdiction, RosterPart), Failure> {
    let choices = Choices::read(query.0)?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let people = offered(app, id).await?;
    let coalition = Coalition::of(&app.store().things(id, &Coalition::NOUNS).await?, &people);
    let paper = paper_of(&jurisdiction, choices);
    let part = RosterPart::of(&coalition, &jurisdiction.profile.name, app.now(), paper);
    Ok((jurisdiction, part))
}

/// `GET /jurisdictions/{id}/coalition/roster`
pub async fn roster(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    let (jurisdiction, part) = part(&app, id, query).await?;
    let home = format!("/jurisdictions/{id}/coalition");
    html(&PaperPage {
        frame: Frame::new(&app, &actor, "Coalition roster", format!("{home}/roster")).within(place(&jurisdiction)),
        document: document::roster(&part),
        back: (home.clone(), "Coalition"),
        files: vec![(format!("{home}.pdf"), "PDF file"), (format!("{home}.docx"), "Word file"), (format!("{home}.xlsx"), "Excel file")],
        choice: None,
    })
}

/// `GET /jurisdictions/{id}/coalition.pdf` and its like.
pub fn roster_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| give(&app, id, query, format).await)
}

/// `GET /assessments/{id}/roster.pdf` and its like, for whoever knows a round alone.
pub fn roster_of_round(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<AssessmentId>, query: Query| -> Answer {
        let of = app.store().assessment(id).await?.jurisdiction.id;
        give(&app, of, query, format).await
    })
}

async fn give(app: &App, id: JurisdictionId, query: Query, format: Format) -> Answer {
    let (_, part) = part(app, id, query).await?;
    let name = part.jurisdiction.clone();
    let bytes = app.bindery().make(move || format.write(&document::roster(&part))).await??;
    Ok(attachment(format.kind(), &name, NAME, bytes))
}

/// `GET /jurisdictions/{id}/coalition.xlsx`
pub async fn roster_xlsx(State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    give_xlsx(&app, id, query).await
}

/// `GET /assessments/{id}/roster.xlsx`
pub async fn roster_xlsx_of_round(State(app): State<App>, Id(id): Id<AssessmentId>, query: Query) -> Answer {
    give_xlsx(&app, app.store().assessment(id).await?.jurisdiction.id, query).await
}

async fn give_xlsx(app: &App, id: JurisdictionId, query: Query) -> Answer {
    let (_, part) = part(app, id, query).await?;
    let name = part.jurisdiction.clone();
    let bytes = app.bindery().make(move || export::xlsx::roster(&part)).await?;
    Ok(attachment(FileKind::Xlsx, &name, NAME, bytes))
}

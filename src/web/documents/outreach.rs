//! The publication plan: a page to print, and as files.

use axum::extract::State;
use axum::routing::{MethodRouter, get};

use super::paper::{PaperPage, paper_of};
use super::{Choices, Format};
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::report::{OutreachPart, document};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Query, attachment, html};
use crate::web::jurisdiction::place;
use crate::web::people::offered;

async fn part(app: &App, id: JurisdictionId, Query(query): Query) -> Result<(Jurisdiction, OutreachPart), Failure> {
    let choices = Choices::read(query)?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let lines = app.store().things(id, &[Noun::Outreach]).await?;
    let people = offered(app, id).await?;
    let part = OutreachPart::of(&lines, &people, &jurisdiction.profile.name, app.now(), paper_of(&jurisdiction, choices));
    Ok((jurisdiction, part))
}

/// `GET /jurisdictions/{id}/document/publication-plan/paper`
pub async fn outreach(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    let (jurisdiction, part) = part(&app, id, query).await?;
    let home = format!("/jurisdictions/{id}/document/publication-plan");
    html(&PaperPage {
        frame: Frame::new(&app, &actor, "Publication plan on paper", format!("{home}/paper")).within(place(&jurisdiction)),
        document: document::outreach(&part),
        files: vec![(format!("{home}/paper.pdf"), "PDF file"), (format!("{home}/paper.docx"), "Word file")],
        back: (home, "Publication plan"),
        choice: None,
    })
}

/// `GET /jurisdictions/{id}/document/publication-plan/paper.pdf` and its like.
pub fn outreach_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| outreach_as(&app, id, query, format).await)
}

/// The publication plan of a jurisdiction, as a file.
pub(super) async fn outreach_as(app: &App, id: JurisdictionId, query: Query, format: Format) -> Answer {
    let (_, part) = part(app, id, query).await?;
    let name = part.jurisdiction.clone();
    let bytes = app.bindery().make(move || format.write(&document::outreach(&part))).await??;
    Ok(attachment(format.kind(), &name, "publication-plan", bytes))
}

//! The sheet of measures: a page to print, and as files.

use axum::extract::State;
use axum::routing::{MethodRouter, get};

use super::paper::{PaperPage, paper_of};
use super::{Choices, Format};
use crate::domain::ids::JurisdictionId;
use crate::domain::things::{Noun, apart};
use crate::report::{MeasureSheetPart, document};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Query, attachment, html};
use crate::web::jurisdiction::place;
use crate::web::people::offered;

const NAME: &str = "measures-sheet";

async fn part(app: &App, id: JurisdictionId, query: Query) -> Result<(Jurisdiction, MeasureSheetPart), Failure> {
    let choices = Choices::read(query.0)?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let people = offered(app, id).await?;
    let mut things = apart(app.store().things(id, &[Noun::Measure, Noun::Update]).await?);
    let (measures, updates) = (things.remove(&Noun::Measure).unwrap_or_default(), things.remove(&Noun::Update).unwrap_or_default());
    let paper = paper_of(&jurisdiction, choices);
    let part = MeasureSheetPart::of((&measures, &updates), &people, &jurisdiction.profile.name, app.now(), paper);
    Ok((jurisdiction, part))
}

/// `GET /jurisdictions/{id}/measures/sheet`
pub async fn measure_sheet(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    let (jurisdiction, part) = part(&app, id, query).await?;
    let home = format!("/jurisdictions/{id}/measures");
    html(&PaperPage {
        frame: Frame::new(&app, &actor, "Sheet of measures", format!("{home}/sheet")).within(place(&jurisdiction)),
        document: document::measure_sheet(&part),
        back: (home.clone(), "Measures"),
        files: vec![(format!("{home}/sheet.pdf"), "PDF file"), (format!("{home}/sheet.docx"), "Word file")],
        choice: None,
    })
}

/// `GET /jurisdictions/{id}/measures/sheet.pdf` and its like.
pub fn measure_sheet_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| -> Answer {
        let (_, part) = part(&app, id, query).await?;
        let name = part.jurisdiction.clone();
        let bytes = app.bindery().make(move || format.write(&document::measure_sheet(&part))).await??;
        Ok(attachment(format.kind(), &name, NAME, bytes))
    })
}

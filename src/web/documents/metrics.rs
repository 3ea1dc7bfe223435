//! The metrics profile: a page to print, and as files; and its data appendix, a row for each reading.

use axum::extract::State;
use axum::response::Response;
use axum::routing::{MethodRouter, get};

use super::paper::{PaperPage, paper_of};
use super::{Choices, Format};
use crate::domain::ids::JurisdictionId;
use crate::export;
use crate::report::{AppendixPart, PlacePart, document};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, FileKind, Frame, Id, Query, attachment, html, see_other};
use crate::web::jurisdiction::place;
use crate::web::metrics::readings::told;

/// Reads it. The address may say of which place.
async fn part(app: &App, id: JurisdictionId, Query(mut query): Query, is_all: bool) -> Result<Option<(Jurisdiction, PlacePart)>, Failure> {
    let asked = query.take("place");
    let choices = Choices::read(query)?;
    let told = told(app, id, asked.as_deref(), is_all).await?;
    Ok(told.map(|(jurisdiction, part)| {
        let paper = paper_of(&jurisdiction, choices);
        (jurisdiction, PlacePart { paper, ..part })
    }))
}

/// Where a place is chosen, without which there is nothing to tell.
fn choose(id: JurisdictionId) -> Response {
    see_other(&format!("/jurisdictions/{id}/metrics/places"))
}

/// `GET /jurisdictions/{id}/metrics/profile`
pub async fn profile(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    let Some((jurisdiction, part)) = part(&app, id, query, false).await? else { return Ok(choose(id)) };
    let home = format!("/jurisdictions/{id}/metrics");
    let asked = format!("?place={}", part.code);
    html(&PaperPage {
        frame: Frame::new(&app, &actor, "Metrics profile", format!("{home}/profile")).within(place(&jurisdiction)),
        document: document::metrics(&part),
        files: vec![
            (format!("{home}/profile.pdf{asked}"), "PDF file"),
            (format!("{home}/profile.docx{asked}"), "Word file"),
            (format!("{home}/profile.html{asked}"), "Web page as a file"),
            (format!("{home}/appendix.xlsx{asked}"), "All readings as an Excel file"),
            (format!("{home}/appendix.csv{asked}"), "All readings as CSV"),
        ],
        back: (format!("{home}{asked}"), "All metrics"),
        choice: None,
    })
}

/// `GET /jurisdictions/{id}/metrics/profile.pdf` and its like.
pub fn profile_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| -> Answer {
        let Some((_, part)) = part(&app, id, query, false).await? else { return Ok(choose(id)) };
        let name = part.jurisdiction.clone();
        let bytes = app.bindery().make(move || format.write(&document::metrics(&part))).await??;
        Ok(attachment(format.kind(), &name, "metrics-profile", bytes))
    })
}

/// `GET /jurisdictions/{id}/metrics/appendix.csv`
pub async fn appendix_csv(State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    let Some((_, part)) = part(&app, id, query, true).await? else { return Ok(choose(id)) };
    let appendix = AppendixPart::of(&part);
    Ok(attachment(FileKind::Csv, &appendix.jurisdiction, "metrics-appendix", export::csv::readings(appendix.rows.iter())))
}

/// `GET /jurisdictions/{id}/metrics/appendix.xlsx`
pub async fn appendix_xlsx(State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    let Some((_, part)) = part(&app, id, query, true).await? else { return Ok(choose(id)) };
    let name = part.jurisdiction.clone();
    let bytes = app.bindery().make(move || export::xlsx::readings(&AppendixPart::of(&part))).await?;
    Ok(attachment(FileKind::Xlsx, &name, "metrics-appendix", bytes))
}

//! The public summary as it is read, with the ways to its files, to where it is written, and to its other languages.

use askama::Template;
use axum::extract::State;

use super::room::{Room, Row};
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::domain::wording::Wording;
use crate::report::PublicSummaryPart;
use crate::report::document::{Document, public_summary};
use crate::web::frame::{Acting, Answer, App, Frame, Id, Query, html};
use crate::web::jurisdiction::place;
use crate::web::things::only_one;
use crate::web::wording::Shown;

/// `templates/translation/summary.html`
#[derive(Template)]
#[template(path = "translation/summary.html")]
struct SummaryPage {
    frame: Frame,
    home: String,
    document: Document,
    /// The text with how it stands to its draft.
    text: Shown,
    /// Where it is written, and where its other languages stand.
    texts_at: String,
    languages: String,
    /// Whether it is likely to take more than four pages.
    is_long: bool,
    rows: Vec<Row>,
}

/// `GET /jurisdictions/{id}/document/public-summary`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(query): Query) -> Answer {
    query.end()?;
    let room = Room::of(&app, id).await?;
    let stored = only_one(&app, id, Noun::MobilityPlan).await?;
    let part = PublicSummaryPart::of(&room.plan);
    let home = format!("/jurisdictions/{id}/document");
    html(&SummaryPage {
        frame: Frame::new(&app, &actor, "Public summary", format!("{home}/public-summary")).within(place(&room.jurisdiction)),
        texts_at: format!("{home}/texts"),
        languages: room.home(),
        home,
        document: public_summary(&part),
        text: Shown::of(Wording::PublicSummary, &room.plan, &stored, 2),
        is_long: part.is_long(),
        rows: room.rows(&app).await?,
    })
}

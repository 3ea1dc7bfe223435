//! The cards of the strategic actions as files: one, and all in one.

use axum::extract::State;
use axum::routing::{MethodRouter, get};
use uuid::Uuid;

use super::mobility_plan::made;
use super::{Choices, Format};
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::report::document::{self, Document};
use crate::report::{MobilityPlanPart, file_stem};
use crate::web::frame::{Answer, App, Failure, Id, Key, Query, attachment};

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/card.pdf` and its like. One that was dropped has none.
pub fn card_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Key(id, action): Key<JurisdictionId, Uuid>, query: Query| -> Answer {
        let part = part(&app, id, query).await?;
        let card = document::card(&part, action).ok_or(Failure::NotFound)?;
        let what = file_stem(&format!("card {}", card.title));
        write(&app, part.jurisdiction, &what, card, format).await
    })
}

/// `GET /jurisdictions/{id}/strategy/cards.pdf` and its like.
pub fn cards_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| give(&app, id, query, format).await)
}

/// `GET /assessments/{id}/cards.pdf` and its like, for whoever knows a round alone.
pub fn cards_of_round(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<AssessmentId>, query: Query| -> Answer {
        let of = app.store().assessment(id).await?.jurisdiction.id;
        give(&app, of, query, format).await
    })
}

async fn part(app: &App, id: JurisdictionId, Query(query): Query) -> Result<MobilityPlanPart, Failure> {
    Ok(made(app, id, Choices::read(query)?, MobilityPlanPart::of).await?.1)
}

async fn give(app: &App, id: JurisdictionId, query: Query, format: Format) -> Answer {
    let part = part(app, id, query).await?;
    let cards = document::cards(&part);
    write(app, part.jurisdiction, "strategic-action-cards", cards, format).await
}

async fn write(app: &App, jurisdiction: String, what: &str, document: Document, format: Format) -> Answer {
    let bytes = app.bindery().make(move || format.write(&document)).await??;
    Ok(attachment(format.kind(), &jurisdiction, what, bytes))
}

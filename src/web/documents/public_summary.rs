//! The public summary as files, in the language of the program and in others.

use axum::extract::State;
use axum::routing::{MethodRouter, get};
use uuid::Uuid;

use super::mobility_plan::made;
use super::paper::paper_of;
use super::{Choices, Format};
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::domain::translation::Translation;
use crate::report::{MobilityPlanPart, PublicSummaryPart, document};
use crate::web::frame::{Answer, App, Failure, Id, Key, Query, attachment};

const NAME: &str = "public-summary";

/// `GET /jurisdictions/{id}/document/public-summary.pdf` and its like.
pub fn public_summary_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| public_summary(&app, id, query, format).await)
}

/// The public summary of a jurisdiction, as a file.
pub(super) async fn public_summary(app: &App, id: JurisdictionId, Query(query): Query, format: Format) -> Answer {
    let (_, part) = made(app, id, Choices::read(query)?, |sources| PublicSummaryPart::of(&MobilityPlanPart::of(sources))).await?;
    give(app, part, format, NAME).await
}

/// `GET /jurisdictions/{id}/document/translations/{translation}/summary.pdf` and its like.
pub fn translated_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Key(id, one): Key<JurisdictionId, Uuid>, Query(query): Query| -> Answer {
        let choices = Choices::read(query)?;
        let jurisdiction = app.store().jurisdiction(id).await?;
        let (of, thing) = app.store().thing(Noun::Translation, one).await?;
        if of != id {
            return Err(Failure::NotFound);
        }
        let translation = Translation::of(&thing);
        let name = format!("{NAME}-{}", translation.language.tag().to_ascii_lowercase());
        let at = (app.now(), paper_of(&jurisdiction, choices));
        let part = PublicSummaryPart::translated(&jurisdiction.profile.name, &translation, at);
        give(&app, part, format, &name).await
    })
}

async fn give(app: &App, part: PublicSummaryPart, format: Format, what: &str) -> Answer {
    let name = part.jurisdiction.clone();
    let bytes = app.bindery().make(move || format.write(&document::public_summary(&part))).await??;
    Ok(attachment(format.kind(), &name, what, bytes))
}

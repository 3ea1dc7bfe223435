//! The documents of what brings the plan out and keeps it alive, for whoever knows a round alone.

use axum::extract::State;

use super::Format;
use super::outreach::outreach_as;
use super::progress::{briefing_as, progress};
use super::public_summary::public_summary;
use crate::domain::ids::AssessmentId;
use crate::web::frame::{Answer, App, Failure, Key, Query};

/// `GET /assessments/{id}/files/public-summary.pdf` and its like.
pub async fn file_of_round(State(app): State<App>, Key(round, name): Key<AssessmentId, String>, query: Query) -> Answer {
    let (what, ending) = name.rsplit_once('.').ok_or(Failure::NotFound)?;
    let mut formats = [Format::Pdf, Format::Docx, Format::Html].into_iter();
    let format = formats.find(|format| format.kind().ending() == ending).ok_or(Failure::NotFound)?;
    let of = app.store().assessment(round).await?.jurisdiction.id;
    match what {
        "public-summary" => public_summary(&app, of, query, format).await,
        "progress" => progress(&app, of, query, format).await,
        "briefing" => briefing_as(&app, of, query, format).await,
        "publication-plan" => outreach_as(&app, of, query, format).await,
        _ => Err(Failure::NotFound),
    }
}

//! The *Summary of Findings*: a page to print, and as files.

use axum::extract::State;
use axum::routing::{MethodRouter, get};

use super::paper::{PaperPage, paper_of};
use super::{Choices, Format};
use crate::domain::findings::Findings;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::things::Noun;
use crate::report::{SummaryPart, SummarySources, document};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Query, attachment, html};
use crate::web::jurisdiction::place;

/// Reads it. The address may ask for insights, which are not in it otherwise.
async fn part(app: &App, id: JurisdictionId, Query(mut query): Query) -> Result<(Jurisdiction, SummaryPart, bool), Failure> {
    let with_insights = match query.take("insights").as_deref() {
        None | Some("no") => false,
        Some("yes") => true,
        Some(_) => return Err(Failure::Malformed("The address asks for something that the document does not have.")),
    };
    let choices = Choices::read(query)?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let things = app.store().things(id, &Findings::NOUNS).await?;
    let engagements: Vec<_> = things.iter().filter(|thing| thing.noun == Noun::Engagement).cloned().collect();
    let findings = Findings::of(things, app.store().population_groups(id).await?);
    let kept = app.store().metric_readings_of(&findings.readings()).await?;
    let part = SummaryPart::of(&SummarySources {
        jurisdiction: &jurisdiction.profile.name,
        findings: &findings,
        engagements: &engagements,
        called: &app.store().called(id).await?,
        kept: kept.as_ref(),
        with_insights,
        as_of: app.now(),
        paper: paper_of(&jurisdiction, choices),
    });
    Ok((jurisdiction, part, with_insights))
}

/// `GET /jurisdictions/{id}/findings/summary`
pub async fn summary(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    let (jurisdiction, part, with_insights) = part(&app, id, query).await?;
    let home = format!("/jurisdictions/{id}/findings");
    let asked = if with_insights { "?insights=yes" } else { "" };
    let choice = if with_insights {
        (format!("{home}/summary"), "Leave the insights out")
    } else {
        (format!("{home}/summary?insights=yes"), "Show the insights too")
    };
    html(&PaperPage {
        frame: Frame::new(&app, &actor, "Summary of Findings", format!("{home}/summary")).within(place(&jurisdiction)),
        document: document::summary(&part),
        files: vec![
            (format!("{home}/summary.pdf{asked}"), "PDF file"),
            (format!("{home}/summary.docx{asked}"), "Word file"),
            (format!("{home}/summary.html{asked}"), "Web page as a file"),
        ],
        back: (home, "Findings"),
        choice: Some(choice),
    })
}

/// `GET /jurisdictions/{id}/findings/summary.pdf` and its like.
pub fn summary_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| give(&app, id, query, format).await)
}

/// `GET /assessments/{id}/summary.pdf` and its like, for whoever knows a round alone.
pub fn summary_of_round(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<AssessmentId>, query: Query| -> Answer {
        let of = app.store().assessment(id).await?.jurisdiction.id;
        give(&app, of, query, format).await
    })
}

async fn give(app: &App, id: JurisdictionId, query: Query, format: Format) -> Answer {
    let (_, part, _) = part(app, id, query).await?;
    let name = part.jurisdiction.clone();
    let bytes = app.bindery().make(move || format.write(&document::summary(&part))).await??;
    Ok(attachment(format.kind(), &name, "summary-of-findings", bytes))
}

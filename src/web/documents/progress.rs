//! The progress report as files, and the briefing for a new administration: a page to print, and as files.

use std::collections::HashMap;

use axum::extract::State;
use axum::routing::{MethodRouter, get};

use super::mobility_plan::{PLAIN, made};
use super::paper::PaperPage;
use super::{Choices, Format};
use crate::domain::ids::JurisdictionId;
use crate::domain::progress::Stretch;
use crate::report::{BriefingPart, FrozenPlan, MobilityPlanPart, ProgressPart, ProgressSources, document};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Query, attachment, html};
use crate::web::jurisdiction::place;

/// What is made of the plan and of the days of which a report speaks, with the jurisdiction.
///
/// # Errors
/// A failed read.
pub async fn progress_of<T>(
    app: &App,
    id: JurisdictionId,
    choices: Choices,
    stretch: Stretch,
    of: impl FnOnce(ProgressSources<'_>) -> T,
) -> Result<(Jurisdiction, T), Failure> {
    let finished = app.store().finished(id).await?;
    let finished: HashMap<_, _> = finished.into_iter().map(|(id, at)| (id, app.local(at).date())).collect();
    made(app, id, choices, |plan| {
        let now = MobilityPlanPart::of(plan);
        of(ProgressSources { plan, now: &now, stretch, with_notes: choices.with_notes, finished: &finished })
    })
    .await
}

/// The report of some days as it would be frozen today, and as it is.
///
/// # Errors
/// A failed read.
pub async fn frozen_progress(app: &App, id: JurisdictionId, stretch: Stretch) -> Result<(FrozenPlan, ProgressPart), Failure> {
    // As its page shows it: what is behind, and why.
    let choices = Choices { with_notes: true, paper: None };
    let (jurisdiction, part) = progress_of(app, id, choices, stretch, ProgressPart::of).await?;
    Ok((part.frozen(jurisdiction.profile.paper), part))
}

/// `GET /jurisdictions/{id}/progress.pdf` and its like, of the days from `from` to `to`.
pub fn progress_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| progress(&app, id, query, format).await)
}

/// The progress report of a jurisdiction, as a file.
pub(super) async fn progress(app: &App, id: JurisdictionId, Query(mut query): Query, format: Format) -> Answer {
    let [from, to] = ["from", "to"].map(|name| query.text(name));
    let choices = Choices::read(query)?;
    let stretch = Stretch::read(&from, &to, app.now().date())
        .map_err(|_| Failure::Malformed("The address asks for days that cannot be reported on."))?;
    let (_, part) = progress_of(app, id, choices, stretch, ProgressPart::of).await?;
    let name = part.jurisdiction.clone();
    let bytes = app.bindery().make(move || format.write(&document::progress(&part))).await??;
    Ok(attachment(format.kind(), &name, "progress-report", bytes))
}

/// `GET /jurisdictions/{id}/progress/briefing`
pub async fn briefing(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(query): Query) -> Answer {
    query.end()?;
    let (jurisdiction, part) = briefing_of(&app, id, PLAIN).await?;
    let home = format!("/jurisdictions/{id}/progress");
    html(&PaperPage {
        frame: Frame::new(&app, &actor, "Briefing for a new administration", format!("{home}/briefing")).within(place(&jurisdiction)),
        document: document::briefing(&part),
        files: vec![
            (format!("{home}/briefing.pdf"), "PDF file"),
            (format!("{home}/briefing.docx"), "Word file"),
            (format!("{home}/briefing.html"), "Web page as a file"),
        ],
        back: (home, "Progress"),
        choice: None,
    })
}

async fn briefing_of(app: &App, id: JurisdictionId, choices: Choices) -> Result<(Jurisdiction, BriefingPart), Failure> {
    progress_of(app, id, choices, Stretch::until(app.now().date()), BriefingPart::of).await
}

/// `GET /jurisdictions/{id}/progress/briefing.pdf` and its like.
pub fn briefing_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| briefing_as(&app, id, query, format).await)
}

/// The briefing of a jurisdiction, as a file.
pub(super) async fn briefing_as(app: &App, id: JurisdictionId, Query(query): Query, format: Format) -> Answer {
    let (_, part) = briefing_of(app, id, Choices::read(query)?).await?;
    let name = part.jurisdiction.clone();
    let bytes = app.bindery().make(move || format.write(&document::briefing(&part))).await??;
    Ok(attachment(format.kind(), &name, "briefing", bytes))
}

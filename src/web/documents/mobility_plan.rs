//! The Mobility Action Plan: the page on which it is read, and as files.

use askama::Template;
use axum::extract::State;
use axum::routing::{MethodRouter, get};

use super::paper::paper_of;
use super::{Choices, Format};
use crate::domain::findings::Findings;
use crate::domain::ids::JurisdictionId;
use crate::report::document::Document;
use crate::report::{MobilityPlanPart, MobilityPlanSources, document};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Query, attachment, html};
use crate::web::jurisdiction::place;
use crate::web::people::offered;

/// Where each part of the plan is written.
const EDITED: [(&str, &str); 7] = [
    ("Coalition", "/coalition"),
    ("Findings", "/findings"),
    ("Engagement", "/engagement"),
    ("Vision, goals, strategic actions, logic models", "/strategy"),
    ("Measures", "/measures"),
    ("Reporting, lasting, learning", "/accountability"),
    ("Activities and what they cost", "/plan"),
];

/// `templates/documents/mobility_plan.html`
#[derive(Template)]
#[template(path = "documents/mobility_plan.html")]
struct PlanPage {
    frame: Frame,
    document: Document,
    /// The jurisdiction's home.
    home: String,
    edited: [(&'static str, &'static str); 7],
}

async fn part(app: &App, id: JurisdictionId, Query(query): Query) -> Result<(Jurisdiction, MobilityPlanPart), Failure> {
    let choices = Choices::read(query)?;
    let store = app.store();
    let jurisdiction = store.jurisdiction(id).await?;
    let things = store.things(id, &MobilityPlanPart::NOUNS).await?;
    let groups = store.population_groups(id).await?;
    let readings = Findings::of(things.clone(), Vec::new()).readings();
    let part = MobilityPlanPart::of(&MobilityPlanSources {
        jurisdiction: &jurisdiction.profile,
        decision: store.latest_decision(id).await?.as_ref(),
        things: &things,
        people: &offered(app, id).await?,
        groups: &groups,
        called: &store.called(id).await?,
        kept: store.metric_readings_of(&readings).await?.as_ref(),
        actions: &store.actions(id).await?,
        serving: &store.serving(id).await?,
        as_of: app.now(),
        paper: paper_of(&jurisdiction, choices),
    });
    Ok((jurisdiction, part))
}

/// `GET /jurisdictions/{id}/document`
pub async fn mobility_plan(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, query: Query) -> Answer {
    let (jurisdiction, part) = part(&app, id, query).await?;
    let home = format!("/jurisdictions/{id}");
    html(&PlanPage {
        frame: Frame::new(&app, &actor, "Document", format!("{home}/document")).within(place(&jurisdiction)),
        document: document::mobility_plan(&part),
        home,
        edited: EDITED,
    })
}

/// `GET /jurisdictions/{id}/document.pdf` and its like.
pub fn mobility_plan_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, query: Query| -> Answer {
        let (_, part) = part(&app, id, query).await?;
        let name = part.jurisdiction.clone();
        let bytes = app.bindery().make(move || format.write(&document::mobility_plan(&part))).await??;
        Ok(attachment(format.kind(), &name, "mobility-action-plan", bytes))
    })
}

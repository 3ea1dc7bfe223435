//! The Mobility Action Plan: the page on which it is read, and as files.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::routing::{MethodRouter, get};

use super::kept::on_record;
use super::paper::paper_of;
use super::{Choices, Format};
use crate::domain::findings::Findings;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::publication::PlanPart;
use crate::domain::things::{Noun, Thing};
use crate::domain::wording::{Holds, Wording};
use crate::report::document::{self, Block, Chapter, Document};
use crate::report::{FrozenPlan, MobilityPlanPart, MobilityPlanSources, ReadyPart};
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Query, attachment, html};
use crate::web::jurisdiction::place;
use crate::web::people::offered;
use crate::web::things::only_one;

/// What its files are called.
pub(super) const NAME: &str = "mobility-action-plan";

/// `templates/documents/mobility_plan.html`
#[derive(Template)]
#[template(path = "documents/mobility_plan.html")]
struct PlanPage {
    frame: Frame,
    document: Document,
    /// The jurisdiction's home.
    home: String,
    chapters: Vec<ChapterView>,
    /// The parts that would stand in it, of which nothing is there yet.
    untold: Vec<PlanPart>,
    /// The parts that somebody left out.
    left_out: Vec<PlanPart>,
    /// Whether there is a strategic action to make a card of.
    has_cards: bool,
}

/// A part of the plan on the page.
struct ChapterView {
    part: PlanPart,
    blocks: Vec<Block>,
    /// How its text stands to what the program drafts, if it drafts one.
    holds: Option<Holds>,
}

impl ChapterView {
    fn of(chapter: Chapter, part: &MobilityPlanPart, stored: &Thing) -> Self {
        let drafted = |wording: Wording| Some(Holds::of(wording, stored, &part.drafted(wording)?));
        // The page sets the heading itself, beside the way to where the part is written.
        let blocks = chapter.blocks.into_iter().skip(1).collect();
        Self { part: chapter.part, blocks, holds: chapter.part.wording().and_then(drafted) }
    }
}

/// What is made of the plan as it stands, with the jurisdiction.
///
/// # Errors
/// A failed read.
pub(super) async fn made<T>(
    app: &App,
    id: JurisdictionId,
    choices: Choices,
    of: impl FnOnce(&MobilityPlanSources<'_>) -> T,
) -> Result<(Jurisdiction, T), Failure> {
    let store = app.store();
    let jurisdiction = store.jurisdiction(id).await?;
    let things = store.things(id, &MobilityPlanPart::NOUNS).await?;
    let groups = store.population_groups(id).await?;
    let readings = Findings::of(things.clone(), Vec::new()).readings();
    let made = of(&MobilityPlanSources {
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
    Ok((jurisdiction, made))
}

/// The choices of whoever chose nothing.
pub(super) const PLAIN: Choices = Choices { with_notes: false, paper: None };

/// What a reader of the plan would miss today, with the jurisdiction.
///
/// # Errors
/// A failed read.
pub async fn ready(app: &App, id: JurisdictionId) -> Result<(Jurisdiction, ReadyPart), Failure> {
    made(app, id, PLAIN, |sources| ReadyPart::of(sources, &MobilityPlanPart::of(sources))).await
}

/// The plan as it would be frozen today, with how many things a reader would miss in it.
///
/// # Errors
/// A failed read.
pub async fn frozen(app: &App, id: JurisdictionId) -> Result<(FrozenPlan, usize), Failure> {
    let of = |sources: &MobilityPlanSources<'_>| {
        let part = MobilityPlanPart::of(sources);
        let remarks = ReadyPart::of(sources, &part).groups.iter().map(|(_, remarks)| remarks.len()).sum();
        (FrozenPlan::of(&part, part.entries(sources), sources.jurisdiction.paper.into()), remarks)
    };
    Ok(made(app, id, PLAIN, of).await?.1)
}

/// The plan as it stands today, as its documents tell it.
///
/// # Errors
/// A failed read.
pub async fn plan_today(app: &App, id: JurisdictionId) -> Result<MobilityPlanPart, Failure> {
    made(app, id, PLAIN, MobilityPlanPart::of).await.map(|(_, part)| part)
}

/// What the program drafts today of a text that people write for the document; nothing where it drafts none.
///
/// # Errors
/// A failed read.
pub async fn drafted(app: &App, id: JurisdictionId, wording: Wording) -> Result<Option<String>, Failure> {
    if wording.basis().is_none() {
        return Ok(None);
    }
    let (_, part) = made(app, id, PLAIN, MobilityPlanPart::of).await?;
    Ok(part.drafted(wording))
}

/// `GET /jurisdictions/{id}/document`
pub async fn mobility_plan(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(query): Query) -> Answer {
    let (jurisdiction, part) = made(&app, id, Choices::read(query)?, MobilityPlanPart::of).await?;
    let stored = only_one(&app, id, Noun::MobilityPlan).await?;
    let home = format!("/jurisdictions/{id}");
    let (document, chapters) = document::mobility_plan_by_chapter(&part);
    let left_out = PlanPart::ALL.iter().filter(|which| !part.order.contains(which)).copied().collect();
    html(&PlanPage {
        frame: Frame::new(&app, &actor, "Document", format!("{home}/document")).within(place(&jurisdiction)),
        document,
        home,
        untold: part.order.iter().filter(|which| !part.is_told(**which)).copied().collect(),
        left_out,
        has_cards: part.strategy.goals.iter().any(|goal| !goal.actions.is_empty()),
        chapters: chapters.into_iter().map(|chapter| ChapterView::of(chapter, &part, &stored)).collect(),
    })
}

/// `GET /jurisdictions/{id}/document.pdf` and its like.
pub fn mobility_plan_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, query: Query| {
        give(&app, &actor, id, query, format).await
    })
}

/// `GET /assessments/{id}/document.pdf` and its like, for whoever knows a round alone.
pub fn mobility_plan_of_round(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, query: Query| -> Answer {
        let of = app.store().assessment(id).await?.jurisdiction.id;
        give(&app, &actor, of, query, format).await
    })
}

/// A draft of the plan as a file, whose state is kept.
async fn give(app: &App, actor: &Actor, id: JurisdictionId, Query(query): Query, format: Format) -> Answer {
    let choices = Choices::read(query)?;
    let of = |sources: &MobilityPlanSources<'_>| {
        let part = MobilityPlanPart::of(sources);
        let entries = part.entries(sources);
        (part, entries)
    };
    let (jurisdiction, (part, entries)) = made(app, id, choices, of).await?;
    let (name, paper, at) = (part.jurisdiction.clone(), jurisdiction.profile.paper.into(), part.as_of);
    let plan = app.bindery().make(move || Arc::new(FrozenPlan::of(&part, entries, paper))).await?;
    let print = on_record(app, actor, id, &plan).await;
    let bytes = app.bindery().make(move || format.write(&plan.draft(at, choices.paper, print))).await??;
    Ok(attachment(format.kind(), &name, NAME, bytes))
}

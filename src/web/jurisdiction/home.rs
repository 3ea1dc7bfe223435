//! A jurisdiction's home: where it stands on the road, its rounds, what is due next.

use askama::Template;
use axum::extract::State;

use super::outlook::{DueLine, Known};
use super::place;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::readiness::{Verdict, telling};
use crate::store::Jurisdiction;
use crate::web::decision::ChecklistView;
use crate::web::frame::{Acting, Answer, App, Frame, Id, html};
use crate::web::road::{Leg, road};
use crate::web::rounds::Pair;
use crate::web::rounds::chart::Chart;

/// `templates/jurisdiction/home.html`
#[derive(Template)]
#[template(path = "jurisdiction/home.html")]
struct HomePage {
    frame: Frame,
    jurisdiction: Jurisdiction,
    facts: String,
    road: Option<[Leg; 5]>,
    due: Vec<DueLine>,
    rounds: Vec<RoundRow>,
    route: Option<&'static str>,
    chart: Chart,
    pair: Pair,
    checklist: Option<ChecklistView>,
}

struct RoundRow {
    id: AssessmentId,
    title: String,
    result: String,
}

/// `GET /jurisdictions/{id}`
pub async fn home(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let all = app.store().rounds_with_states(id).await?;
    let counted: Vec<_> = all.into_iter().map(|(round, state)| (round, Verdict::of(&state))).collect();
    let rounds = counted.iter().map(|(round, verdict)| RoundRow {
        id: round.id,
        title: round.heading.title.clone(),
        result: telling(verdict, "").short,
    });
    let known = Known::of(&app, id).await?;
    let decision = known.decision.as_ref().filter(|_| known.is_decided());
    let (mut legs, mut checklist) = (None, None);
    if let Some((round, verdict)) = counted.first() {
        legs = Some(road(verdict, round.checklist, decision.map(|decision| decision.route)));
        checklist = Some(ChecklistView::of(&app, round, decision).await?);
    }
    let profile = &jurisdiction.profile;
    let kind = profile.kind.word();
    let executive = if profile.executive.is_empty() { String::new() } else { format!("led by: {}", profile.executive) };
    let facts: Vec<&str> = [kind, profile.state_name(), &executive].into_iter().filter(|part| !part.is_empty()).collect();
    html(&HomePage {
        frame: Frame::new(&app, &actor, "Home", format!("/jurisdictions/{id}")).within(place(&jurisdiction)),
        facts: facts.join(" · "),
        road: legs,
        checklist,
        due: known.due(app.now().date()),
        route: decision.map(|decision| decision.route.label()),
        rounds: rounds.collect(),
        chart: Chart::of(&counted),
        pair: Pair::of(id, counted.iter().map(|(round, _)| round)),
        jurisdiction,
    })
}

//! A jurisdiction's home: where it stands on the road, its rounds, what is due next.

use askama::Template;
use axum::extract::State;

use super::place;
use crate::domain::dates;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::readiness::{Verdict, telling};
use crate::domain::words::count;
use crate::store::Jurisdiction;
use crate::web::frame::{Acting, Answer, App, Frame, Id, html};
use crate::web::road::{Leg, road};

/// `templates/jurisdictions/home.html`
#[derive(Template)]
#[template(path = "jurisdictions/home.html")]
struct HomePage {
    frame: Frame,
    jurisdiction: Jurisdiction,
    facts: String,
    road: Option<[Leg; 5]>,
    next: Vec<Next>,
    rounds: Vec<RoundRow>,
}

/// Something that is due.
struct Next {
    href: String,
    what: String,
}

struct RoundRow {
    id: AssessmentId,
    title: String,
    started: String,
    result: String,
    is_read_only: bool,
}

/// `GET /jurisdictions/{id}`
pub async fn home(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let mut rounds = Vec::new();
    let mut newest = None;
    for round in app.store().rounds(id).await? {
        let verdict = Verdict::of(&app.store().state(&round).await?);
        rounds.push(RoundRow {
            id: round.id,
            title: round.heading.title,
            started: dates::long(round.heading.started),
            result: telling(&verdict, "").short,
            is_read_only: !round.access.is_open(),
        });
        newest.get_or_insert((round.id, verdict));
    }
    let profile = &jurisdiction.profile;
    let kind = profile.kind.word();
    let executive = if profile.executive.is_empty() { String::new() } else { format!("led by: {}", profile.executive) };
    let facts: Vec<&str> = [kind, profile.state_name(), &executive].into_iter().filter(|part| !part.is_empty()).collect();
    html(&HomePage {
        frame: Frame::new(&app, &actor, "Home", format!("/jurisdictions/{id}")).within(place(&jurisdiction)),
        facts: facts.join(" · "),
        road: newest.as_ref().map(|(_, verdict)| road(verdict)),
        next: newest.map(|(id, verdict)| due(id, &verdict)).unwrap_or_default(),
        rounds,
        jurisdiction,
    })
}

/// What comes next in a round.
fn due(id: AssessmentId, verdict: &Verdict) -> Vec<Next> {
    let mut next = Vec::new();
    let blank = usize::from(verdict.blank());
    if blank > 0 {
        next.push(Next {
            href: format!("/assessments/{id}"),
            what: format!("Look at {} that no one has looked at yet", count(blank, "step", "steps")),
        });
    }
    let unknown = usize::from(verdict.unknown());
    if unknown > 0 {
        next.push(Next {
            href: format!("/assessments/{id}"),
            what: format!("Find out about {} marked “We don’t know yet”", count(unknown, "step", "steps")),
        });
    }
    if blank < 31 {
        next.push(Next { href: format!("/assessments/{id}/verdict"), what: "Read the verdict and take it to leadership".to_owned() });
    }
    next
}

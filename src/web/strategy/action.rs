//! One strategic action: all that is known of it in one form, what it answers, and where its work stands.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::activities::Work;
use super::basis::{Basis, stored};
use super::binned;
use super::form;
use super::view::{Link, unweighed};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::strategy::{Score, StrategicAction};
use crate::domain::things::{Noun, Thing};
use crate::domain::words::capital;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::things::{Came, FormView, Saved, save};

/// `templates/strategy/action.html`
#[derive(Template)]
#[template(path = "strategy/action.html")]
struct ActionPage {
    frame: Frame,
    id: JurisdictionId,
    home: String,
    one: One,
    /// What the work plan and the engagements hold for it.
    work: Work,
    form: FormView,
}

/// What stands beside the form.
struct One {
    id: Uuid,
    address: String,
    title: String,
    status: &'static str,
    /// Why it was dropped; nothing unless it was.
    dropped: Option<String>,
    /// The goal that it serves.
    goal: Option<Link>,
    /// The findings that it answers.
    findings: Vec<Link>,
    /// How many it answers that are no longer here.
    gone: usize,
    /// Who leads it; empty for nobody.
    lead: String,
    /// Impact and feasibility, in words.
    weighed: String,
}

impl One {
    fn of(basis: &Basis, action: &StrategicAction) -> Self {
        let strategy = &basis.strategy;
        let found = |id: &Uuid| Some(Link::to_finding(basis, *id, &strategy.finding(*id)?.statement));
        let findings: Vec<Link> = action.findings.iter().filter_map(found).collect();
        let said = |score: Option<Score>| score.map_or("", Score::label);
        let weighed = match unweighed(action) {
            "" => format!("Impact {}; feasibility {}.", said(action.impact), said(action.feasibility)),
            lacking => format!("{}.", capital(lacking)),
        };
        Self {
            id: action.id,
            address: basis.address(Noun::StrategicAction, action.id),
            title: action.title.clone(),
            status: action.status.label(),
            dropped: action.is_dropped().then(|| action.reason.clone()),
            goal: action.goal.and_then(|goal| strategy.goal(goal)).map(|goal| Link::to_goal(basis, goal)),
            gone: action.findings.len() - findings.len(),
            findings,
            lead: basis.lead(action),
            weighed,
        }
    }
}

async fn page(app: &App, actor: &Actor, basis: &Basis, stored: &Thing, form: FormView) -> Answer {
    html(&ActionPage {
        frame: basis.frame(app, actor, "Strategic action", &format!("/{}", stored.id)).troubled(!form.troubles().is_empty()),
        id: basis.id(),
        home: basis.home(),
        one: One::of(basis, &StrategicAction::of(stored)),
        work: Work::of(app, basis.id(), stored.id).await?,
        form,
    })
}

/// `GET /jurisdictions/{id}/strategy/{strategic_action}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, action): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of_form(&app, id).await?;
    let one = stored(&app, id, Noun::StrategicAction, action).await?.ok_or(Failure::NotFound)?;
    page(&app, &actor, &basis, &one, form::stored(&basis, &one)).await
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Key(id, action): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let noun = Noun::StrategicAction;
    let came = Came::take(&mut form, noun);
    form.end()?;
    let Some(was) = stored(&app, id, noun, action).await? else {
        let is_binned = app.store().is_binned(id, noun, action).await?;
        return if is_binned { binned::page(&app, &actor, &Basis::of_form(&app, id).await?, &came) } else { Err(Failure::NotFound) };
    };
    let saved = save(&app, &actor, id, &came, &was).await?;
    if matches!(saved, Saved::All) {
        return Ok(see_other(&format!("/jurisdictions/{id}/strategy/{action}")));
    }
    let basis = Basis::of_form(&app, id).await?;
    match saved {
        Saved::All | Saved::Gone => binned::page(&app, &actor, &basis, &came),
        Saved::Refused(posted) => {
            let mut form = form::stored(&basis, &was);
            form.refuse(&came, &posted);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, &was, form).await?).into_response())
        }
        Saved::Contested(refused) => {
            let Some(now) = stored(&app, id, noun, action).await? else { return binned::page(&app, &actor, &basis, &came) };
            let mut form = form::stored(&basis, &now);
            form.contest(&app, &came, &refused).await?;
            Ok((StatusCode::CONFLICT, page(&app, &actor, &basis, &now, form).await?).into_response())
        }
    }
}

//! One goal: what it is, for whom, and the strategic actions that serve it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::{Basis, stored};
use super::binned::BINNED;
use super::form;
use super::view::Link;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::strategy::StrategicAction;
use crate::domain::things::{Noun, Posted};
use crate::domain::words::shortened;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::measures::Seeing;
use crate::web::things::{Came, FormView, Saved, save};

/// `templates/strategy/goal.html`
#[derive(Template)]
#[template(path = "strategy/goal.html")]
struct GoalPage {
    frame: Frame,
    id: JurisdictionId,
    home: String,
    heading: String,
    /// Which it is; nothing where it lies in the bin by now, and what was typed can be added anew.
    goal: Option<Uuid>,
    /// Where the form is posted to.
    address: String,
    /// That it lies in the bin; empty while it does not.
    notice: &'static str,
    /// The strategic actions that serve it, each with how far it is.
    actions: Vec<(Link, &'static str)>,
    /// The measures that show it.
    measures: Vec<Seeing>,
    form: FormView,
}

async fn page(app: &App, actor: &Actor, basis: &Basis, goal: Uuid, form: FormView) -> Answer {
    let one = basis.strategy.goal(goal).ok_or(Failure::NotFound)?;
    let measures = app.store().measures_of_goal(goal).await?;
    let serves = |action: &&StrategicAction| action.goal == Some(goal);
    html(&GoalPage {
        frame: basis.frame(app, actor, "Goal", &format!("/goals/{goal}")).troubled(!form.troubles().is_empty()),
        id: basis.id(),
        home: basis.home(),
        heading: shortened(&one.title, 160),
        goal: Some(goal),
        address: basis.address(Noun::Goal, goal),
        notice: "",
        actions: basis
            .strategy
            .actions
            .iter()
            .filter(serves)
            .map(|action| (Link::to_action(basis, action), action.status.label()))
            .collect(),
        measures: Seeing::all(basis.id(), &measures, app.now().date()),
        form,
    })
}

/// `GET /jurisdictions/{id}/strategy/goals/{goal}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, goal): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let was = stored(&app, id, Noun::Goal, goal).await?.ok_or(Failure::NotFound)?;
    page(&app, &actor, &basis, goal, form::stored(&basis, &was)).await
}

/// `POST /jurisdictions/{id}/strategy/goals/{goal}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Key(id, goal): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Goal);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let Some(was) = stored(&app, id, Noun::Goal, goal).await? else {
        let is_binned = app.store().is_binned(id, Noun::Goal, goal).await?;
        return if is_binned { binned(&app, &actor, &basis, &came) } else { Err(Failure::NotFound) };
    };
    match save(&app, &actor, id, &came, &was).await? {
        Saved::All => Ok(see_other(&format!("{}#goal-{goal}", basis.home()))),
        Saved::Gone => binned(&app, &actor, &basis, &came),
        Saved::Refused(posted) => {
            let mut form = form::stored(&basis, &was);
            form.refuse(&came, &posted);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, goal, form).await?).into_response())
        }
        Saved::Contested(refused) => {
            let basis = Basis::of(&app, id).await?;
            let Some(now) = stored(&app, id, Noun::Goal, goal).await? else { return binned(&app, &actor, &basis, &came) };
            let mut form = form::stored(&basis, &now);
            form.contest(&app, &came, &refused).await?;
            Ok((StatusCode::CONFLICT, page(&app, &actor, &basis, goal, form).await?).into_response())
        }
    }
}

/// What was typed for a goal that somebody put into the bin meanwhile.
fn binned(app: &App, actor: &Actor, basis: &Basis, came: &Came) -> Answer {
    let page = html(&GoalPage {
        frame: basis.frame(app, actor, "Goal", "/goals").troubled(true),
        id: basis.id(),
        home: basis.home(),
        heading: "This goal lies in the bin".to_owned(),
        goal: None,
        address: format!("{}/goals", basis.home()),
        notice: BINNED,
        actions: Vec::new(),
        measures: Vec::new(),
        form: form::refused(basis, came, &Posted::default()),
    })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

//! A new goal, and a new strategic action.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::binned;
use super::form;
use super::list::{self, blank};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::web::frame::{Acting, Answer, App, Form, Frame, Id, Query, html, see_other};
use crate::web::things::{Added, Came, FormView, Pressed, add as add_thing};

/// What the short form of a strategic action asks for.
const SHORT: &[Fact] = &[Fact::Title, Fact::Goal, Fact::Status];

/// `templates/strategy/goal_new.html`
#[derive(Template)]
#[template(path = "strategy/goal_new.html")]
struct NewGoalPage {
    frame: Frame,
    id: JurisdictionId,
    home: String,
    form: FormView,
}

fn goal_page(app: &App, actor: &Actor, basis: &Basis, form: FormView) -> Answer {
    html(&NewGoalPage {
        frame: basis.frame(app, actor, "Add a goal", "/goals").troubled(!form.troubles().is_empty()),
        id: basis.id(),
        home: basis.home(),
        form,
    })
}

/// `GET /jurisdictions/{id}/strategy/goals`
pub async fn new_goal(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let form = form::blank(&basis, Noun::Goal);
    goal_page(&app, &actor, &basis, form)
}

/// `POST /jurisdictions/{id}/strategy/goals`
pub async fn add_goal(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::Goal);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    match add_thing(&app, &actor, id, &came, |new| new).await? {
        Added::There(goal) => Ok(see_other(&format!("{}#goal-{goal}", basis.home()))),
        Added::Refused(posted) => {
            let page = goal_page(&app, &actor, &basis, form::refused(&basis, &came, &posted))?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// `GET /jurisdictions/{id}/strategy/new`, which may say for which goal.
pub async fn new(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let goal: Option<Uuid> = query.take("goal").and_then(|goal| goal.parse().ok());
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let mut form = blank(&basis);
    if let Some(goal) = goal.and_then(|goal| basis.strategy.goal(goal)) {
        form.put(Fact::Goal, &goal.id.to_string());
    }
    binned::anew(&app, &actor, &basis, ("Add a strategic action", ""), form)
}

/// `POST /jurisdictions/{id}/strategy`
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let came = Came::take(&mut form, Noun::StrategicAction);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    match add_thing(&app, &actor, id, &came, |new| new).await? {
        Added::There(action) => Ok(see_other(&basis.address(Noun::StrategicAction, action))),
        Added::Refused(posted) => {
            let form = form::refused(&basis, &came, &posted);
            let page = if came.exceeds(SHORT) {
                binned::anew(&app, &actor, &basis, ("Add a strategic action", ""), form)?
            } else {
                list::page(&app, &actor, &basis, (Pressed::default(), String::new()), form)?
            };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

//! A goal or a strategic action put into the bin.

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use super::basis::{Basis, stored};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::domain::words::shortened;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};

/// `templates/strategy/delete.html`
#[derive(Template)]
#[template(path = "strategy/delete.html")]
struct DeletePage {
    frame: Frame,
    name: String,
    /// What becomes of what belongs to it.
    along: &'static str,
    address: String,
}

fn ask(app: &App, actor: &Actor, basis: &Basis, noun: Noun, (id, title, along): (Uuid, &str, &'static str)) -> Answer {
    let address = basis.address(noun, id);
    let below = address.strip_prefix(&basis.home()).unwrap_or_default().to_owned();
    html(&DeletePage {
        frame: basis.frame(app, actor, format!("Delete a {}", noun.called().0), &format!("{below}/delete")),
        name: shortened(title, 160),
        along,
        address,
    })
}

async fn put_into_bin(app: &App, actor: &Actor, id: JurisdictionId, noun: Noun, thing: Uuid) -> Answer {
    let basis = Basis::of(app, id).await?;
    stored(app, id, noun, thing).await?.ok_or(Failure::NotFound)?;
    app.store().bin_thing(noun, thing, actor, app.now()).await?;
    Ok(see_other(&basis.home()))
}

/// `GET /jurisdictions/{id}/strategy/{strategic_action}/delete`
pub async fn ask_to_delete(State(app): State<App>, Acting(actor): Acting, Key(id, action): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let one = basis.strategy.action(action).ok_or(Failure::NotFound)?;
    let along = "Its logic model goes along with it. Its activities stay in the work plan.";
    ask(&app, &actor, &basis, Noun::StrategicAction, (action, &one.title, along))
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/delete`
pub async fn delete(State(app): State<App>, Acting(actor): Acting, Key(id, action): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    put_into_bin(&app, &actor, id, Noun::StrategicAction, action).await
}

/// `GET /jurisdictions/{id}/strategy/goals/{goal}/delete`
pub async fn ask_to_delete_goal(State(app): State<App>, Acting(actor): Acting, Key(id, goal): Key<JurisdictionId, Uuid>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let one = basis.strategy.goal(goal).ok_or(Failure::NotFound)?;
    ask(&app, &actor, &basis, Noun::Goal, (goal, &one.title, "Its strategic actions stay, without a goal."))
}

/// `POST /jurisdictions/{id}/strategy/goals/{goal}/delete`
pub async fn delete_goal(State(app): State<App>, Acting(actor): Acting, Key(id, goal): Key<JurisdictionId, Uuid>, form: Form) -> Answer {
    form.end()?;
    put_into_bin(&app, &actor, id, Noun::Goal, goal).await
}

//! Moving a goal or a strategic action in its list, by a button, by the arrow keys or by hand.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::list::{blank, page};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::Noun;
use crate::domain::words::{inserted, shortened};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Key, WantsFragment, see_other};
use crate::web::things::{Move, Pressed, To};

/// What was moved.
struct Moved {
    noun: Noun,
    id: Uuid,
    /// What it is called.
    title: String,
    /// Where it stands, as it is stored.
    position: String,
}

/// `POST /jurisdictions/{id}/strategy/goals/{goal}/move`
pub async fn move_goal(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, goal): Key<JurisdictionId, Uuid>,
    WantsFragment(is_script): WantsFragment,
    mut form: Form,
) -> Answer {
    let to = Move::take(&mut form)?;
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let Some(one) = basis.strategy.goal(goal) else { return gone(&app, &actor, &basis, (Noun::Goal, goal)).await };
    let moved = Moved { noun: Noun::Goal, id: goal, title: one.title.clone(), position: one.position.clone() };
    let is_done = to.within(&app, &actor, Noun::Goal, goal).await?;
    shown(&app, &actor, id, (moved, to), (is_done, is_script)).await
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/move`: it goes past the one beside it under its goal, and past all
/// that stand between them in the one order of all strategic actions.
pub async fn move_action(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, action): Key<JurisdictionId, Uuid>,
    WantsFragment(is_script): WantsFragment,
    mut form: Form,
) -> Answer {
    let to = Move::take(&mut form)?;
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let noun = Noun::StrategicAction;
    let Some(one) = basis.strategy.action(action) else { return gone(&app, &actor, &basis, (noun, action)).await };
    let moved = Moved { noun, id: action, title: one.title.clone(), position: one.position.clone() };
    let beside = match to.to {
        To::Shift(shift) => basis.strategy.past(action, shift),
        To::Beside(beside) => Some(beside),
    };
    let is_done = match beside {
        Some(beside) => app.store().move_thing(noun, action, beside, to.seen, &actor, app.now()).await?,
        // There is nothing to go past: right, if that is how it was shown.
        None => to.is_as_seen(&moved.position),
    };
    shown(&app, &actor, id, (moved, to), (is_done, is_script)).await
}

async fn shown(app: &App, actor: &Actor, id: JurisdictionId, (moved, to): (Moved, Move), (is_done, is_script): (bool, bool)) -> Answer {
    if is_done && !is_script {
        let start = if moved.noun == Noun::Goal { "goal" } else { "action" };
        let pressed = Pressed::query(moved.id, to.to);
        return Ok(see_other(&format!("/jurisdictions/{id}/strategy?{pressed}#{start}-{}", moved.id)));
    }
    let title = inserted(&shortened(&moved.title, 80));
    let elsewhere =
        format!("“{title}” was not moved: somebody else moved it in the meantime, or what stood beside it. This is where it stands now.");
    let notice = if is_done { String::new() } else { elsewhere };
    let status = if is_done { StatusCode::OK } else { StatusCode::CONFLICT };
    let basis = Basis::of(app, id).await?;
    let form = blank(&basis);
    Ok((status, page(app, actor, &basis, (Pressed::default(), notice), form)?).into_response())
}

/// The answer where it lies in the bin by now.
async fn gone(app: &App, actor: &Actor, basis: &Basis, (noun, id): (Noun, Uuid)) -> Answer {
    if !app.store().is_binned(basis.id(), noun, id).await? {
        return Err(Failure::NotFound);
    }
    let notice = format!("Nothing was moved: this {} is no longer here. It may lie in the bin.", noun.called().0);
    Ok((StatusCode::CONFLICT, page(app, actor, basis, (Pressed::default(), notice), blank(basis))?).into_response())
}

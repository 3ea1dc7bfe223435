//! Moving an action one place up or down under its heading.

use axum::extract::State;

use crate::domain::ids::ActionId;
use crate::domain::words::position::Shift;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Id, see_other};

/// `POST /actions/{id}/move`: the page then has its focus on the button that was pressed, so that it can be pressed
/// again.
pub async fn shift(State(app): State<App>, Acting(actor): Acting, Id(id): Id<ActionId>, mut form: Form) -> Answer {
    let to: Shift = form.text("to").parse().map_err(|_| Failure::Malformed("An action moves up or down."))?;
    form.end()?;
    let jurisdiction = app.store().shift_action(id, to, &actor, app.now()).await?;
    Ok(see_other(&format!("/jurisdictions/{jurisdiction}/plan?moved={id}&to={}", to.as_str())))
}

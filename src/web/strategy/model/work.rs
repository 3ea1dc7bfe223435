//! An activity put into the work plan, or made text again.

use axum::extract::State;
use uuid::Uuid;

use super::basis::Basis;
use crate::domain::ids::JurisdictionId;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Keys, see_other};

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/plan`
pub async fn plan(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, of, entry): Keys<JurisdictionId, Uuid, Uuid>,
    mut form: Form,
) -> Answer {
    let is_of_model = form.text("back") == "model";
    form.end()?;
    let basis = Basis::of(&app, id, of).await?;
    basis.model().get(entry).ok_or(Failure::NotFound)?;
    app.store().plan_activity((of, entry), &actor, app.now()).await?;
    // Whoever pressed it among the others goes on there.
    Ok(see_other(&if is_of_model { format!("{}#entry-{entry}", basis.address()) } else { basis.entry_address(entry) }))
}

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/unplan`
pub async fn unplan(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, of, entry): Keys<JurisdictionId, Uuid, Uuid>,
    form: Form,
) -> Answer {
    form.end()?;
    let basis = Basis::of(&app, id, of).await?;
    basis.model().get(entry).ok_or(Failure::NotFound)?;
    app.store().unplan_activity((of, entry), &actor, app.now()).await?;
    Ok(see_other(&basis.entry_address(entry)))
}

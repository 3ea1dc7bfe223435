//! Drafting the plan from the gaps of the newest round.

use axum::extract::State;
use axum::http::StatusCode;

use super::ledger::Ledger;
use super::page::{Showing, page, page_with};
use crate::domain::ids::JurisdictionId;
use crate::web::frame::{Acting, Answer, App, Form, Id, see_other};

/// `POST /jurisdictions/{id}/plan/draft`
pub async fn draft(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, form: Form) -> Answer {
    form.end()?;
    match app.store().draft_work(id, &actor, app.now()).await? {
        Ok(drafted) => {
            let Some(nothing) = drafted.nothing() else { return Ok(see_other(&format!("/jurisdictions/{id}/plan?drafted=yes"))) };
            let ledger = Ledger::of(&app, id).await?;
            page(&app, &actor, &ledger, Showing { notice: Some(nothing.to_owned()), ..Showing::default() }).await
        }
        Err(why) => {
            let ledger = Ledger::of(&app, id).await?;
            let showing = Showing { refused: Some(why), ..Showing::default() };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &app, &actor, &ledger, showing).await
        }
    }
}

//! Moving an entry within its column, by a button, by the arrow keys or by hand.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::page::{self, Shown};
use crate::domain::ids::JurisdictionId;
use crate::domain::things::Noun;
use crate::domain::words::inserted;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Keys, WantsFragment, see_other};
use crate::web::things::{Move, Pressed, To};

/// `POST /jurisdictions/{id}/strategy/{strategic_action}/model/entries/{entry}/move`
pub async fn move_entry(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, of, entry): Keys<JurisdictionId, Uuid, Uuid>,
    WantsFragment(is_script): WantsFragment,
    mut form: Form,
) -> Answer {
    let moved = Move::take(&mut form)?;
    form.end()?;
    let basis = Basis::of(&app, id, of).await?;
    let Some(name) = basis.model().get(entry).map(crate::domain::strategy::model::Entry::name) else {
        if !app.store().is_binned(id, Noun::LogicEntry, entry).await? {
            return Err(Failure::NotFound);
        }
        let notice = "Nothing was moved: this entry is no longer here. It may lie in the bin.".to_owned();
        let page = page::page(&app, &actor, &basis, Shown { notice, ..Shown::default() })?;
        return Ok((StatusCode::CONFLICT, page).into_response());
    };
    let is_done = match moved.to {
        To::Shift(shift) => app.store().shift_entry((of, entry), shift, moved.seen, &actor, app.now()).await?,
        To::Beside(beside) => app.store().move_entry((of, entry), beside, moved.seen, &actor, app.now()).await?,
    };
    if is_done && !is_script {
        let pressed = Pressed::query(entry, moved.to);
        return Ok(see_other(&format!("{}?{pressed}#entry-{entry}", basis.address())));
    }
    let notice = if is_done {
        String::new()
    } else {
        format!(
            "“{}” was not moved: somebody else moved it in the meantime, or what stood beside it. This is where it stands now.",
            inserted(&name)
        )
    };
    let basis = Basis::of(&app, id, of).await?;
    let page = page::page(&app, &actor, &basis, Shown { notice, ..Shown::default() })?;
    Ok((if is_done { StatusCode::OK } else { StatusCode::CONFLICT }, page).into_response())
}

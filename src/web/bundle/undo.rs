//! A merge undone.

use axum::extract::{Path, State};
use uuid::Uuid;

use super::import::not_undone;
use crate::store::bundle::Undone;
use crate::web::frame::{Acting, Answer, App, Failure, Form, see_other};

/// `POST /import/{digest}/undo`: here it is the id of the import in the journal.
pub async fn undo(State(app): State<App>, Acting(actor): Acting, Path(id): Path<String>, form: Form) -> Answer {
    form.end()?;
    let id = id.parse::<Uuid>().map_err(|_| Failure::NotFound)?;
    match app.store().undo_import(id, &actor, app.now()).await? {
        Undone::Done => Ok(see_other("/import?undone=yes")),
        Undone::ChangedSince => not_undone(&app, &actor).await,
    }
}

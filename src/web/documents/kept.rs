//! The state of a plan whose draft is downloaded is kept, once for each fingerprint, so that what is printed of it is found
//! again. Of the tables that other programs read, nothing is kept: no record stands on them.

use std::sync::Arc;

use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::publication::packed;
use crate::domain::readiness::Fingerprint;
use crate::report::FrozenPlan;
use crate::store::StoreError;
use crate::web::frame::{App, Failure};

/// Keeps it, and gives back the fingerprint under which it is found. Downloading goes on where keeping fails, on a full disk
/// say: then no record stands on the draft.
pub(super) async fn on_record(app: &App, actor: &Actor, id: JurisdictionId, plan: &Arc<FrozenPlan>) -> Option<Fingerprint> {
    match keep(app, actor, id, Arc::clone(plan)).await {
        Ok(kept) => kept,
        Err(error) => {
            tracing::warn!(?error, "the state of a draft that was downloaded was not kept");
            None
        }
    }
}

async fn keep(app: &App, actor: &Actor, id: JurisdictionId, plan: Arc<FrozenPlan>) -> Result<Option<Fingerprint>, Failure> {
    let (print, canonical) = app
        .bindery()
        .make(move || {
            let canonical = plan.canonical();
            (Fingerprint::of(&canonical), canonical)
        })
        .await?;
    if app.store().is_on_record(id, print).await? {
        return Ok(Some(print));
    }
    let packed = app.bindery().make(move || packed(&canonical)).await?;
    match app.store().keep_download(id, (print, packed), app.now().date(), actor, app.now()).await {
        Ok(()) => Ok(Some(print)),
        // The page of publications says that there is no room.
        Err(StoreError::Full) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

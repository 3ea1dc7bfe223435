//! What a page shows for print, or to decide upon, is kept, so that it can be found again.

use crate::store::Assessment;
use crate::web::frame::App;

/// Keeps the state of a round that a page shows. Reading goes on where writing fails, on a full disk say: what is lost is
/// only the trace of this page.
pub async fn keep_shown(app: &App, assessment: &Assessment) {
    if let Err(error) = app.store().keep_state(assessment.round.id, &assessment.state, app.now()).await {
        tracing::warn!(%error, "the state that a page shows was not kept");
    }
}

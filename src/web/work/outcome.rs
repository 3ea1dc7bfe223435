//! What becomes of a form of an action: where it leads, and what keeps it from being saved.

use uuid::Uuid;

use super::ledger::Ledger;
use crate::domain::history::Fact;
use crate::domain::ids::{ActionId, JurisdictionId};
use crate::domain::words::text::Problem;
use crate::domain::work::Posted;
use crate::store::StoreError;
use crate::web::frame::{App, Failure};

/// The word for the page of a strategic action, to come back to.
pub const STRATEGY: &str = "strategy";

/// Where a form that added an action leads.
pub fn after_adding(id: JurisdictionId, made: ActionId, from: Option<&str>, serves: Option<&str>) -> String {
    match (from, serves.filter(|serves| !serves.is_empty())) {
        (Some(STRATEGY), Some(serves)) => format!("/jurisdictions/{id}/strategy/{serves}#activities"),
        _ => format!("/jurisdictions/{id}/plan#action-{made}"),
    }
}

/// Why an action was not saved as it is, where it is a slip of the form and no failure.
///
/// # Errors
/// The failure, where it is one.
pub fn slip(error: StoreError) -> Result<(Fact, Problem), Failure> {
    let words = match &error {
        StoreError::PersonGone(gone) => return Ok((Fact::Owner, Problem::Other(gone.to_string()))),
        StoreError::Elsewhere(Fact::Serves) => "This strategic action went into the bin in the meantime. Choose another one, or none.",
        StoreError::Full => "The logic model of this strategic action holds as many entries as it may. Choose another one, or none.",
        _ => return Err(error.into()),
    };
    Ok((Fact::Serves, Problem::Other(words.to_owned())))
}

/// The entry that left a logic model by a change of what an action serves, if one did.
///
/// # Errors
/// A failed read.
pub async fn left_model(app: &App, ledger: &Ledger, posted: &Posted, id: ActionId) -> Result<Option<Uuid>, Failure> {
    let Some(before) = ledger.serving.activity(id).filter(|_| posted.value(Fact::Serves).is_some()) else { return Ok(None) };
    Ok(app.store().activity_in_bin(ledger.jurisdiction.id, before.entry).await?.map(|_| before.entry))
}

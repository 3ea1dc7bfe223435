//! The thing of a kind of which a jurisdiction has one: read, and settled by its form.

use super::{Came, Saved, save};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::{Noun, Posted, Thing};
use crate::store::{NewThing, StoreError};
use crate::web::frame::{App, Failure};

/// It as it is stored; as long as nobody saved it, one that says nothing.
///
/// # Errors
/// [`Failure::NotFound`] for a kind of which there may be several, or a failed read.
pub async fn only_one(app: &App, of: JurisdictionId, noun: Noun) -> Result<Thing, Failure> {
    let id = noun.only_one(of).ok_or(Failure::NotFound)?;
    match app.store().thing(noun, id).await {
        Ok((_, thing)) => Ok(thing),
        Err(StoreError::NotFound) => Ok(Thing::nothing(noun, id)),
        Err(error) => Err(error.into()),
    }
}

/// Saves what came back from its form, as far as `posted` has no problem. It is there from the first save on, and what two
/// people save first is settled like anything else.
///
/// # Errors
/// A failed read or write.
pub async fn settle(app: &App, actor: &Actor, of: JurisdictionId, came: &Came, posted: Posted) -> Result<Saved, Failure> {
    if !posted.problems.is_empty() {
        return Ok(Saved::Refused(posted));
    }
    app.store().add_thing(of, &NewThing::of(came.noun), actor, app.now()).await?;
    save(app, actor, of, came, &only_one(app, of, came.noun).await?).await
}

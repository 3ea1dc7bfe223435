//! The thing of a kind of which a jurisdiction has one.

use crate::domain::ids::JurisdictionId;
use crate::domain::things::{Noun, Thing};
use crate::store::StoreError;
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

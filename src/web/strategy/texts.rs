//! The two long texts of a strategy: where they are written, whose history they have, and how they are saved.

use crate::domain::history::Subject;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::strategy::Wording;
use crate::domain::things::Noun;
use crate::store::{FactChange, NewThing, ThingChange};
use crate::web::frame::{App, Failure};

/// The subject of the history that the two texts belong to.
///
/// # Errors
/// None that can happen: a jurisdiction has one strategy.
pub(super) fn subject(id: JurisdictionId) -> Result<Subject, Failure> {
    Ok(Subject::Thing(Noun::Strategy, Noun::Strategy.only_one(id).ok_or(Failure::NotFound)?))
}

/// Where a text is written.
pub(super) fn address(id: JurisdictionId, wording: Wording) -> String {
    format!("/jurisdictions/{id}/strategy/texts/{wording}")
}

/// Saves a text; what it was shown as is `seen`. False where somebody else changed it meanwhile.
///
/// # Errors
/// A failed write.
pub(super) async fn save(
    app: &App,
    actor: &Actor,
    id: JurisdictionId,
    wording: Wording,
    (value, seen): (String, Revision),
) -> Result<bool, Failure> {
    // It is there from the first save on, and what two people save first is settled like anything else.
    let strategy = app.store().add_thing(id, &NewThing::of(Noun::Strategy), actor, app.now()).await?;
    let change = ThingChange { facts: vec![FactChange { fact: wording.fact(), value, seen: Some(seen) }], ..ThingChange::default() };
    Ok(app.store().change_thing(Noun::Strategy, strategy, &change, actor, app.now()).await?.is_empty())
}

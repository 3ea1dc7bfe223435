//! A long text as it is kept: where it is written, whose history it has, and how it is saved.

use crate::domain::history::Subject;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::wording::Wording;
use crate::store::{FactChange, NewThing, ThingChange};
use crate::web::frame::{App, Failure};

/// The subject of the history that a text belongs to.
///
/// # Errors
/// None that can happen: a jurisdiction has one of what holds it.
pub(super) fn subject(id: JurisdictionId, wording: Wording) -> Result<Subject, Failure> {
    let noun = wording.noun();
    Ok(Subject::Thing(noun, noun.only_one(id).ok_or(Failure::NotFound)?))
}

/// The page on which a text stands.
pub(super) fn home(id: JurisdictionId, wording: Wording) -> String {
    format!("/jurisdictions/{id}/{}", wording.home().0)
}

/// Where a text is written.
pub(super) fn address(id: JurisdictionId, wording: Wording) -> String {
    format!("{}/texts/{wording}", home(id, wording))
}

/// Saves a text; what it was shown as is `seen`, and `basis` the draft that was shown beside it. False where somebody else
/// changed the text meanwhile.
///
/// # Errors
/// A failed write.
pub(super) async fn save(
    app: &App,
    actor: &Actor,
    id: JurisdictionId,
    wording: Wording,
    (value, seen): (String, Revision),
    basis: Option<Revision>,
) -> Result<bool, Failure> {
    // It is there from the first save on, and what two people save first is settled like anything else.
    let holder = app.store().add_thing(id, &NewThing::of(wording.noun()), actor, app.now()).await?;
    let mut facts = vec![FactChange { fact: wording.fact(), value, seen: Some(seen) }];
    let based = wording.basis().zip(basis);
    facts.extend(based.map(|(fact, basis)| FactChange { fact, value: basis.to_string(), seen: None }));
    let change = ThingChange { facts, ..ThingChange::default() };
    Ok(app.store().change_thing(wording.noun(), holder, &change, actor, app.now()).await?.is_empty())
}

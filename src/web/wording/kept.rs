//! A long text as it is kept: where it is written, whose history it has, and how it is saved.

use axum::http::Uri;

use crate::domain::history::Subject;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::wording::Wording;
use crate::store::{Along, FactChange, NewThing, ThingChange};
use crate::web::frame::{App, Failure};

/// The subject of the history that a text belongs to.
///
/// # Errors
/// None that can happen: a jurisdiction has one of what holds it.
pub(super) fn subject(id: JurisdictionId, wording: Wording) -> Result<Subject, Failure> {
    let noun = wording.noun();
    Ok(Subject::Thing(noun, noun.only_one(id).ok_or(Failure::NotFound)?))
}

/// Each text has one address: below the page on which it stands.
///
/// # Errors
/// [`Failure::NotFound`] at the other.
pub(super) fn at_home(uri: &Uri, wording: Wording) -> Result<(), Failure> {
    let is_here = uri.path().contains(&format!("/{}/texts/", wording.room()));
    if is_here { Ok(()) } else { Err(Failure::NotFound) }
}

/// The page on which a text stands.
pub(super) fn home(id: JurisdictionId, wording: Wording) -> String {
    format!("/jurisdictions/{id}/{}", wording.home().0)
}

/// Where a text is written.
pub(super) fn address(id: JurisdictionId, wording: Wording) -> String {
    format!("/jurisdictions/{id}/{}/texts/{wording}", wording.room())
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
    let change = |change: FactChange| ThingChange { facts: vec![change], ..ThingChange::default() };
    let text = change(FactChange { fact: wording.fact(), value, seen: Some(seen) });
    // Only who wrote the text says what it rests on.
    let basis = wording.basis().zip(basis).map(|(fact, basis)| Along {
        noun: wording.noun(),
        id: holder,
        change: change(FactChange { fact, value: basis.to_string(), seen: None }),
    });
    let refused = app.store().change_thing_along(wording.noun(), holder, (&text, basis.as_slice()), actor, app.now()).await?;
    Ok(refused.is_empty())
}

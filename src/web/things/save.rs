//! What becomes of a form of a thing: saved, refused, or contested.

use uuid::Uuid;

use super::Came;
use super::refusal::slip;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::{Posted, Thing};
use crate::domain::words::text::Problem;
use crate::domain::words::{capital, count};
use crate::store::{Along, NewThing, StoreError};
use crate::web::frame::{App, Failure};
use crate::web::people::{offered, shown_and_gone};

/// What became of a form that changes a thing.
#[derive(Debug)]
pub enum Saved {
    /// All of it is saved.
    All,
    /// Nothing was saved, and this is wrong.
    Refused(Posted),
    /// Others changed these fields meanwhile; all else is saved.
    Contested(Vec<Fact>),
    /// Somebody put the thing into the bin meanwhile, and nothing was saved.
    Gone,
}

/// What became of a form that adds a thing.
#[derive(Debug)]
pub enum Added {
    /// It is there, under this id.
    There(Uuid),
    /// Nothing was saved, and this is wrong.
    Refused(Posted),
}

/// The people whom a form may mean: those on record, and those whom it showed and who are gone.
///
/// # Errors
/// A failed read.
pub async fn meant(app: &App, of: JurisdictionId, came: &Came, stored: &Thing) -> Result<People, Failure> {
    let mut people = offered(app, of).await?;
    for fact in came.noun.people() {
        let gone = shown_and_gone(app, of, &came.pick(fact, stored), came.seen(fact), &people).await?;
        people.extend(gone);
    }
    Ok(people)
}

/// Saves what came back from the form of a thing.
///
/// # Errors
/// A failed read or write.
pub async fn save(app: &App, actor: &Actor, of: JurisdictionId, came: &Came, stored: &Thing) -> Result<Saved, Failure> {
    save_along(app, actor, of, came, (stored, &[])).await
}

/// The same with changes of others in one go, made where all of it is saved.
///
/// # Errors
/// A failed read or write.
pub async fn save_along(
    app: &App,
    actor: &Actor,
    of: JurisdictionId,
    came: &Came,
    (stored, along): (&Thing, &[Along]),
) -> Result<Saved, Failure> {
    let people = meant(app, of, came, stored).await?;
    let mut posted = came.read(stored, &people);
    posted.hold_days(stored, app.now().date());
    if posted.problems.is_empty() {
        let change = came.change(&posted);
        match app.store().change_thing_along(stored.noun, stored.id, (&change, along), actor, app.now()).await {
            Ok(refused) if refused.is_empty() => return Ok(Saved::All),
            Ok(refused) => return Ok(Saved::Contested(refused)),
            Err(StoreError::NotFound) => return Ok(Saved::Gone),
            Err(StoreError::PersonGone(gone)) => say_who(&mut posted, &gone.to_string()),
            Err(error) => match slip(came.noun, &error) {
                Some(slip) => posted.problems.push(slip),
                None => return Err(error.into()),
            },
        }
    }
    Ok(Saved::Refused(posted))
}

/// Adds a thing as its form says; `complete` says more of it, such as what it is within.
///
/// # Errors
/// [`StoreError::NotFound`] when what it belongs to is gone, or a failed write.
pub async fn add(
    app: &App,
    actor: &Actor,
    of: JurisdictionId,
    came: &Came,
    complete: impl FnOnce(NewThing) -> NewThing,
) -> Result<Added, Failure> {
    add_with(app, actor, of, came, (complete, &[])).await
}

/// The same with others within it, in one go.
///
/// # Errors
/// As [`add`].
pub async fn add_with(
    app: &App,
    actor: &Actor,
    of: JurisdictionId,
    came: &Came,
    (complete, within): (impl FnOnce(NewThing) -> NewThing, &[NewThing]),
) -> Result<Added, Failure> {
    add_along(app, actor, of, came, (complete, within, &[])).await
}

/// The same with changes of others, in one go.
///
/// # Errors
/// As [`add`].
pub async fn add_along(
    app: &App,
    actor: &Actor,
    of: JurisdictionId,
    came: &Came,
    (complete, within, along): (impl FnOnce(NewThing) -> NewThing, &[NewThing], &[Along]),
) -> Result<Added, Failure> {
    let nothing = Thing::nothing(came.noun, Uuid::nil());
    let people = meant(app, of, came, &nothing).await?;
    let mut posted = came.read_new(&people);
    posted.hold_days(&nothing, app.now().date());
    if posted.problems.is_empty() {
        match app.store().add_thing_with(of, &complete(came.new_thing(&posted)), (within, along), actor, app.now()).await {
            Ok(id) => return Ok(Added::There(id)),
            Err(StoreError::PersonGone(gone)) => say_who(&mut posted, &gone.to_string()),
            Err(StoreError::Full) => {
                let (one, many) = came.noun.called();
                let words = format!(
                    "{} are here already, and there is no room for more. Delete one first.",
                    capital(&count(came.noun.most(), one, many))
                );
                let first = came.noun.title().or_else(|| came.noun.parts().first().map(|part| part.fact));
                posted.problems.extend(first.map(|fact| (fact, Problem::Other(words))));
            }
            Err(error) => match slip(came.noun, &error) {
                Some(slip) => posted.problems.push(slip),
                None => return Err(error.into()),
            },
        }
    }
    Ok(Added::Refused(posted))
}

/// Says beside the fields that name people that one of them is gone.
fn say_who(posted: &mut Posted, gone: &str) {
    let known = |(fact, who): &(Fact, crate::domain::people::choosing::Who)| (!who.stored().is_empty()).then_some(*fact);
    let facts: Vec<Fact> = posted.people.iter().filter_map(known).collect();
    posted.problems.extend(facts.into_iter().map(|fact| (fact, Problem::Other(gone.to_owned()))));
}

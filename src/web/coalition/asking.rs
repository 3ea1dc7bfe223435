//! One press that says where the asking of a member stands from today on.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::Basis;
use super::member::refused_press;
use super::row::revision;
use crate::domain::coalition::Asking;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::JurisdictionId;
use crate::domain::readiness::Revision;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::dates;
use crate::store::{FactChange, ThingChange};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Key, see_other};

/// The standing and its day, which go together.
fn change(stored: &Thing, to: Asking, today: &str) -> ThingChange {
    let fact = |fact: Fact, value: &str| FactChange { fact, value: value.to_owned(), seen: Some(Revision::of(stored.get(fact))) };
    let day = to.day().map(|day| fact(day, today));
    ThingChange { facts: std::iter::once(fact(Fact::Standing, to.as_str())).chain(day).collect(), people: Vec::new() }
}

/// `POST /jurisdictions/{id}/coalition/{member}/asking`: sets where the asking stands, and its day to today. With `from` it
/// comes back to the list, else to the member.
pub async fn press(State(app): State<App>, Acting(actor): Acting, Key(id, member): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let to: Asking = form.text("to").parse().map_err(|_| Failure::Malformed("The asking stands otherwise."))?;
    let seen = form.rev("standing");
    let is_from_list = form.take("from").is_some_and(|from| from == "list");
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let stored = basis.thing(Noun::Member, member)?;
    let now = basis.member(member)?.standing;
    let mut is_stale = seen.is_some_and(|seen| seen != revision(now)) && now != to;
    if !is_stale && now != to {
        let change = change(stored, to, &dates::iso(app.now().date()));
        is_stale = !app.store().change_thing(Noun::Member, member, &change, &actor, app.now()).await?.is_empty();
    }
    if is_stale {
        let basis = Basis::of(&app, id).await?;
        let words = meanwhile(&app, member, basis.member(member)?.standing).await?;
        return Ok((StatusCode::CONFLICT, refused_press(&app, &actor, &basis, member, words)?).into_response());
    }
    let home = basis.home();
    Ok(see_other(&if is_from_list { format!("{home}?view=next&told={member}#member-{member}") } else { format!("{home}/{member}") }))
}

/// Who said in the meantime where the asking stands.
async fn meanwhile(app: &App, member: Uuid, now: Asking) -> Result<String, Failure> {
    let label = now.label();
    Ok(match app.store().last_change(Subject::Thing(Noun::Member, member), Fact::Standing).await? {
        Some(event) => {
            let at = dates::relative_at_the_end(app.local(event.at), app.now());
            let who = crate::domain::words::inserted(&event.actor.name);
            format!("{who} changed this to “{label}”, {at}. Nothing was overwritten. Press again if it should be otherwise.")
        }
        None => format!("This says “{label}” now. Nothing was overwritten. Press again if it should be otherwise."),
    })
}

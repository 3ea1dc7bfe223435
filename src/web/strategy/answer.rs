//! A finding answered by one press: a strategic action drafted from it.

use axum::extract::State;
use uuid::Uuid;

use super::basis::Basis;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::strategy::drafted;
use crate::domain::things::Noun;
use crate::store::{NewThing, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Key, see_other};

/// `POST /jurisdictions/{id}/findings/{finding}/answer`
pub async fn answer(State(app): State<App>, Acting(actor): Acting, Key(id, finding): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let once = form.take("once").and_then(|once| once.parse().ok());
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let finding = basis.strategy.finding(finding).ok_or(Failure::NotFound)?;
    let mut facts = drafted(finding);
    // A group that lies in the bin by now is not reached.
    for (_, value) in facts.iter_mut().filter(|(fact, _)| *fact == Fact::Groups) {
        let is_here = |line: &&str| basis.groups.iter().any(|group| group.id.to_string() == **line);
        *value = value.lines().filter(is_here).collect::<Vec<_>>().join("\n");
    }
    let new = NewThing { facts, once, ..NewThing::of(Noun::StrategicAction) };
    match app.store().add_thing(id, &new, &actor, app.now()).await {
        Ok(action) => Ok(see_other(&basis.address(Noun::StrategicAction, action))),
        // The form of a new one says that there is no room for more.
        Err(StoreError::Full) => Ok(see_other(&format!("{}/new", basis.home()))),
        Err(error) => Err(error.into()),
    }
}

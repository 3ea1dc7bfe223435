//! A line ticked on the road itself, by one press.

use axum::extract::State;

use super::form::Came;
use super::line::{back, contested};
use crate::domain::guide::{LineKey, RoadPlace};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::readiness::Revision;
use crate::domain::road::Mark;
use crate::store::{FactChange, RoadChange};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Key, see_other};

/// `POST /jurisdictions/{id}/road/{line}/mark`: under way, done, or neither.
pub async fn mark(State(app): State<App>, Acting(actor): Acting, Key(id, line): Key<JurisdictionId, LineKey>, mut form: Form) -> Answer {
    // What is not carried was shown blank.
    let seen = form.rev("status").unwrap_or_else(|| Revision::of(""));
    let value = form.text("status");
    form.end()?;
    if !matches!(value.parse(), Ok(Mark::UnderWay | Mark::Done)) && !value.is_empty() {
        return Err(Failure::Malformed("A line is under way, done, or neither; nothing else can be saved by a press."));
    }
    let place = RoadPlace::Line(line);
    let came = Came::press(&value, seen);
    let change = RoadChange { facts: vec![FactChange { fact: Fact::Status, value, seen: Some(seen) }], owner: None };
    let refused = app.store().change_road(id, place, &change, &actor, app.now()).await?;
    if refused.is_empty() { Ok(see_other(&back(id, place))) } else { contested(&app, &actor, id, place, (&came, &refused)).await }
}

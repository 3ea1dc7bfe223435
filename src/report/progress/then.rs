//! The plan as it stood at the end of a day gone by, as far as its parts tell of days.

use time::Date;
use uuid::Uuid;

use super::sources::ProgressSources;
use crate::domain::history::Fact;
use crate::domain::measures::Update;
use crate::domain::strategy;
use crate::domain::things::{Noun, Thing};
use crate::domain::work::{Action, Status};
use crate::report::{MobilityPlanPart, MobilityPlanSources};

/// The plan without what was measured or done later. Of money no day is on record, so it tells none.
pub(super) fn plan(sources: ProgressSources<'_>, day: Date) -> MobilityPlanPart {
    let plan = sources.plan;
    // Of what nobody knows when it was done, nobody knows that it was by then.
    let is_later = |id: Uuid| sources.finished.get(&id).is_none_or(|finished| *finished > day);
    let action = |action: &Action| match action.status {
        Status::Done if sources.done_on(action) > day => Action { status: Status::Doing, ..action.clone() },
        _ => action.clone(),
    };
    let is_known = |thing: &&Thing| thing.noun != Noun::Update || Update::of(thing).is_none_or(|update| update.day() <= day);
    let thing = |thing: &Thing| {
        let mut thing = thing.clone();
        let is_done = thing.noun == Noun::StrategicAction && thing.get(Fact::Status) == strategy::Status::Done.as_str();
        if is_done && is_later(thing.id) {
            thing.values.insert(Fact::Status, strategy::Status::UnderWay.to_string());
        }
        thing
    };
    let things: Vec<Thing> = plan.things.iter().filter(is_known).map(thing).collect();
    let actions: Vec<Action> = plan.actions.iter().map(action).collect();
    let as_of = plan.as_of.replace_date(day);
    let mut then = MobilityPlanPart::of(&MobilityPlanSources { as_of, things: &things, actions: &actions, ..*plan });
    then.lasting.money.clear();
    then
}

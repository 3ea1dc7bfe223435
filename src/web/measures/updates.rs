//! A value given: added, or held against another one of the same day; and which of several of a day holds.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::room::Room;
use super::update_form::UpdateForm;
use super::{list, one};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::measures::{Answer as Said, Measure, Update, amount};
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Posted, Thing};
use crate::domain::words::decimal::Decimal;
use crate::domain::words::text::Problem;
use crate::report::MeasurePart;
use crate::store::{NewThing, StoreError, UpdateAdded};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, Keys, html, see_other};
use crate::web::things::Came;

/// `templates/measures/taken.html`
#[derive(Template)]
#[template(path = "measures/taken.html")]
struct TakenPage {
    frame: Frame,
    id: JurisdictionId,
    measure: Uuid,
    name: String,
    /// Whether the measure lies in the bin by now.
    is_binned: bool,
    period: String,
    /// What stands there already: ids, values and notes.
    theirs: Vec<(Uuid, String, String)>,
    /// What was typed: value and note.
    mine: (String, String),
    /// The fields as they came.
    fields: Vec<(Fact, String)>,
    is_in_list: bool,
    once: Uuid,
}

/// A value as it came.
struct Given {
    came: Came,
    is_in_list: bool,
    /// The value that the form showed as the one that can be the same.
    shown: Option<Decimal>,
}

impl Given {
    fn take(form: &mut Form) -> Self {
        let is_in_list = form.take("from").as_deref() == Some("list");
        let shown = form.take("same").and_then(|same| Decimal::read(&same));
        let mut came = Came::take(form, Noun::Update);
        came.set_if_absent(Fact::Answer, Said::Value.as_str());
        Self { came, is_in_list, shown }
    }

    /// Reads it. “The same value” brings the value that was shown, if that still is the newest.
    fn read(&mut self, now: Option<Decimal>, unit: &str) -> Posted {
        let is_same = self.came.typed(Fact::Answer) == Some(Said::Same.as_str());
        let is_typed = self.came.typed(Fact::Value).is_some_and(|value| !value.trim().is_empty());
        let problem = match (is_same, is_typed, self.shown.or(now), now) {
            (false, ..) => None,
            (_, true, ..) => Some("A value is typed here. Save it, or take it out and say that it is the same.".to_owned()),
            (_, _, Some(shown), Some(now)) if shown == now => {
                self.came.set(Fact::Value, &now.to_string());
                None
            }
            (_, _, _, Some(now)) => Some(format!("The newest value is {} by now. Look again, then say it once more.", amount(now, unit))),
            (_, _, _, None) => Some("There is no value yet that it could be the same as. Enter the value.".to_owned()),
        };
        let mut posted = self.came.read_new(&People::default());
        if let Some(problem) = problem {
            posted.problems.retain(|(fact, _)| *fact != Fact::Value);
            posted.problems.push((Fact::Value, Problem::Other(problem)));
        }
        posted
    }
}

/// `POST /jurisdictions/{id}/measures/{measure}/updates`
pub async fn add_update(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, measure): Key<JurisdictionId, Uuid>,
    mut form: Form,
) -> Answer {
    let mut given = Given::take(&mut form);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let (stored, updates) = match room.measure(&app, measure).await {
        Err(Failure::NotFound) if room.is_binned(&app, measure).await? => {
            return taken(&app, &actor, &room, &Thing::nothing(Noun::Measure, measure), &given, None);
        }
        both => both?,
    };
    let one = Measure::of(&stored, &updates);
    let part = MeasurePart::brief(&one, room.today);
    let mut posted = given.read(part.same, one.unit());
    if posted.problems.is_empty() {
        let new = NewThing { within: Some(measure), ..given.came.new_thing(&posted) };
        match app.store().add_update(id, &new, &actor, app.now()).await {
            // Without a place in the address: browsers give no focus of its own to a page that has one.
            Ok(UpdateAdded::There(made)) if given.is_in_list => return Ok(see_other(&format!("{}?saved={made}", room.home()))),
            Ok(UpdateAdded::There(_)) => return Ok(see_other(&format!("{}/{measure}?saved#updates", room.home()))),
            Ok(UpdateAdded::Taken(theirs)) => return taken(&app, &actor, &room, &stored, &given, Some(&theirs)),
            Err(StoreError::Full) => {
                let words = "A thousand updates are on record, and there is no room for more. Delete one first.";
                posted.problems.push((Fact::Value, Problem::Missing(words)));
            }
            Err(StoreError::Elsewhere(_)) => {
                let words = "What this was to take the place of is gone by now. Save it once more.";
                posted.problems.push((Fact::Value, Problem::Missing(words)));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let update = UpdateForm::blank(&part, one.unit(), given.is_in_list).refuse(&given.came, &posted);
    let page = if given.is_in_list {
        list::page(&app, &actor, &room, list::Shown { saved: None, form: Some(update) }).await?
    } else {
        one::page(&app, &actor, &room, (&stored, &updates), one::Shown { update: Some(update), ..one::Shown::default() })?
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The answer where another value of the day is there, or the measure is gone: both sides, and a choice.
fn taken(app: &App, actor: &Actor, room: &Room, stored: &Thing, given: &Given, theirs: Option<&[Thing]>) -> Answer {
    let unit = stored.get(Fact::Unit);
    let typed = |fact: Fact| given.came.typed(fact).unwrap_or_default().to_owned();
    let value = |value: Option<Decimal>| value.map_or_else(|| "No new figure yet".to_owned(), |value| amount(value, unit));
    let of = |thing: &Thing| {
        let update = Update::of(thing);
        (thing.id, value(update.and_then(|update| update.value)), thing.get(Fact::Notes).to_owned())
    };
    let mine = crate::domain::words::typed_number::read(&typed(Fact::Value)).ok();
    let page = html(&TakenPage {
        frame: room.frame(app, actor, "Two values of one day", &format!("/{}", stored.id)).troubled(true),
        id: room.id(),
        measure: stored.id,
        name: stored.get(Fact::Name).to_owned(),
        is_binned: theirs.is_none(),
        period: typed(Fact::Period),
        theirs: theirs.unwrap_or_default().iter().map(of).collect(),
        mine: (value(mine), typed(Fact::Notes)),
        fields: [Fact::Period, Fact::Answer, Fact::Value, Fact::Notes].into_iter().map(|fact| (fact, typed(fact))).collect(),
        is_in_list: given.is_in_list,
        once: given.came.once.unwrap_or_else(Uuid::now_v7),
    })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// `POST /jurisdictions/{id}/measures/{measure}/updates/{update}/hold`: of several of a day, this one holds.
pub async fn hold(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, measure, update): Keys<JurisdictionId, Uuid, Uuid>,
    mut form: Form,
) -> Answer {
    let shown: Vec<Uuid> = form.take_all("beside-").into_iter().filter_map(|(id, _)| id.parse().ok()).collect();
    form.end()?;
    let room = Room::of(&app, id).await?;
    let (stored, updates) = room.measure(&app, measure).await?;
    let is_here = updates.iter().any(|one| one.id == update);
    if is_here && app.store().hold_update(update, &shown, &actor, app.now()).await? {
        return Ok(see_other(&format!("{}/{measure}#updates", room.home())));
    }
    let notice = "Nothing was saved: what speaks of that day is not the same any more. This is how it stands now.".to_owned();
    let page = one::page(&app, &actor, &room, (&stored, &updates), one::Shown { notice, ..one::Shown::default() })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

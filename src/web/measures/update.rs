//! One update: put right, or put into the bin.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use time::Date;
use uuid::Uuid;

use super::room::Room;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::measures::{Update, Updates};
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Posted, Thing};
use crate::domain::words::dates;
use crate::domain::words::period::Period;
use crate::domain::words::text::Problem;
use crate::store::StoreError;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Keys, html, see_other};
use crate::web::things::{Came, FormView, Saved, save};

/// What the page calls some of the fields.
const NAMES: &[(Fact, &str)] = &[(Fact::Period, "As of"), (Fact::Answer, "What it says")];

/// `templates/measures/update.html`
#[derive(Template)]
#[template(path = "measures/update.html")]
struct UpdatePage {
    frame: Frame,
    id: JurisdictionId,
    measure: Uuid,
    name: String,
    /// The update; none where it lies in the bin by now, and what was typed can be added anew.
    update: Option<Uuid>,
    form: FormView,
}

/// A measure and one of its updates.
async fn stored(app: &App, room: &Room, measure: Uuid, update: Uuid) -> Result<(Thing, Option<Thing>), Failure> {
    let (stored, mut updates) = with_others(app, room, measure, update).await?;
    let one = updates.iter().position(|one| one.id == update).map(|at| updates.swap_remove(at));
    Ok((stored, one))
}

/// A measure with its updates, if the one that is asked for is among them or lies in the bin.
async fn with_others(app: &App, room: &Room, measure: Uuid, update: Uuid) -> Result<(Thing, Vec<Thing>), Failure> {
    let (stored, updates) = room.measure(app, measure).await?;
    if updates.iter().all(|one| one.id != update) && !app.store().is_binned(room.id(), Noun::Update, update).await? {
        return Err(Failure::NotFound);
    }
    Ok((stored, updates))
}

/// The day to which an update would be moved, where a value of that day is there already.
fn taken(came: &Came, one: &Thing, updates: &[Thing]) -> Option<Date> {
    let day = came.typed(Fact::Period)?.parse::<Period>().ok()?.last();
    let is_moved = Update::of(one).is_none_or(|update| update.day() != day);
    let others = Updates::of(updates.iter().filter(|other| other.id != one.id).filter_map(Update::of).collect());
    (is_moved && others.heads(day).iter().any(|head| head.value.is_some())).then_some(day)
}

fn stored_form(stored: &Thing) -> FormView {
    let mut form = FormView::of(stored, Vec::new(), &People::default()).naming(NAMES);
    for fact in [Fact::Period, Fact::Value] {
        if let Some(part) = Noun::Update.part(fact) {
            form.put(fact, &part.rule.in_words(stored.get(fact), |_| String::new()));
        }
    }
    form
}

fn page(app: &App, actor: &Actor, room: &Room, (measure, update): (&Thing, Option<Uuid>), form: FormView) -> Answer {
    let here = update.map_or_else(|| format!("/{}", measure.id), |update| format!("/{}/updates/{update}", measure.id));
    html(&UpdatePage {
        frame: room.frame(app, actor, "Update", &here).troubled(update.is_none() || !form.troubles().is_empty()),
        id: room.id(),
        measure: measure.id,
        name: measure.get(Fact::Name).to_owned(),
        update,
        form,
    })
}

/// What was typed for an update that lies in the bin by now, to be added anew.
fn anew(app: &App, actor: &Actor, room: &Room, measure: &Thing, came: &Came) -> Answer {
    let mut form = stored_form(&Thing::nothing(Noun::Update, Uuid::nil()));
    form.refuse(came, &Posted::default());
    Ok((StatusCode::CONFLICT, page(app, actor, room, (measure, None), form)?).into_response())
}

/// `GET /jurisdictions/{id}/measures/{measure}/updates/{update}`
pub async fn update(State(app): State<App>, Acting(actor): Acting, Keys(id, measure, update): Keys<JurisdictionId, Uuid, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    let (measure, one) = stored(&app, &room, measure, update).await?;
    let one = one.ok_or(Failure::NotFound)?;
    page(&app, &actor, &room, (&measure, Some(update)), stored_form(&one))
}

/// `POST /jurisdictions/{id}/measures/{measure}/updates/{update}`
pub async fn change_update(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, measure, update): Keys<JurisdictionId, Uuid, Uuid>,
    mut form: Form,
) -> Answer {
    let came = Came::take(&mut form, Noun::Update);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let (of, updates) = with_others(&app, &room, measure, update).await?;
    let Some(one) = updates.iter().find(|one| one.id == update).cloned() else { return anew(&app, &actor, &room, &of, &came) };
    if let Some(day) = taken(&came, &one, &updates) {
        let mut posted = came.read(&one, &People::default());
        let words = format!("There is a value of {} already. Put that one right, or into the bin first.", dates::long(day));
        posted.problems.push((Fact::Period, Problem::Other(words)));
        let mut form = stored_form(&one);
        form.refuse(&came, &posted);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, (&of, Some(update)), form)?).into_response());
    }
    match save(&app, &actor, id, &came, &one).await? {
        Saved::All => Ok(see_other(&format!("{}/{measure}#updates", room.home()))),
        Saved::Gone => anew(&app, &actor, &room, &of, &came),
        Saved::Refused(posted) => {
            let mut form = stored_form(&one);
            form.refuse(&came, &posted);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, (&of, Some(update)), form)?).into_response())
        }
        Saved::Contested(refused) => {
            let (of, now) = stored(&app, &room, measure, update).await?;
            let Some(now) = now else { return anew(&app, &actor, &room, &of, &came) };
            let mut form = stored_form(&now);
            form.contest(&app, &came, &refused).await?;
            Ok((StatusCode::CONFLICT, page(&app, &actor, &room, (&of, Some(update)), form)?).into_response())
        }
    }
}

/// `POST /jurisdictions/{id}/measures/{measure}/updates/{update}/delete`
pub async fn delete_update(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, measure, update): Keys<JurisdictionId, Uuid, Uuid>,
    form: Form,
) -> Answer {
    form.end()?;
    let room = Room::of(&app, id).await?;
    let (_, one) = stored(&app, &room, measure, update).await?;
    if one.is_some() {
        match app.store().bin_thing(Noun::Update, update, &actor, app.now()).await {
            // Somebody else put it there.
            Ok(_) | Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(see_other(&format!("{}/{measure}#updates", room.home())))
}

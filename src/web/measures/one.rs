//! One measure: its word with the sums behind it, its chart, its updates, and all that is said of it in one form.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use time::Date;
use uuid::Uuid;

use super::add;
use super::lent::said_reading;
use super::room::{Group, Room};
use super::update_form::UpdateForm;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::measures::{Direction, Measure, Standing};
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::{Noun, Posted, Thing};
use crate::domain::words::text::Problem;
use crate::domain::words::{capital, count, dates, shortened};
use crate::report::MeasurePart;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::readiness::fields::Trouble;
use crate::web::things::{Came, FormView, Saved, save};

/// How much of a name stands in a heading, in characters.
const HEADING: usize = 160;

/// `templates/measures/one.html`
#[derive(Template)]
#[template(path = "measures/one.html")]
struct OnePage {
    frame: Frame,
    id: JurisdictionId,
    heading: String,
    part: MeasurePart,
    who: String,
    /// When the next value is due, in a sentence; empty where nothing tells.
    next: String,
    /// What was just saved or could not be; empty for nothing.
    notice: String,
    troubles: Vec<Trouble>,
    update: UpdateForm,
    /// What it shows: addresses and words.
    shows: Vec<(String, String)>,
    /// The reading that its baseline is; empty for none.
    reading: String,
    form: FormView,
    groups: Vec<Group>,
    people: Vec<Offer>,
    /// Whether the form asks to confirm another direction.
    asks_direction: bool,
}

/// What the page of a measure shows beside what is stored.
#[derive(Default)]
pub(super) struct Shown {
    /// Its form as it came back.
    pub form: Option<FormView>,
    /// The form of an update as it came back.
    pub update: Option<UpdateForm>,
    /// What is to be said first.
    pub notice: String,
    /// Whether the form asks to confirm another direction.
    pub asks_direction: bool,
}

/// When the next value is due, in a sentence.
fn next(part: &MeasurePart, today: Date) -> String {
    match part.next {
        Some(next) if next == today => "The next value is due today.".to_owned(),
        Some(next) if part.is_due => format!("A value has been due since {}.", dates::long(next)),
        Some(next) => format!("The next value is due on {}.", dates::long(next)),
        None => String::new(),
    }
}

/// The page of one measure.
///
/// # Errors
/// A failed read.
pub(super) fn page(app: &App, actor: &Actor, room: &Room, (stored, updates): (&Thing, &[Thing]), shown: Shown) -> Answer {
    let measure = Measure::of(stored, updates);
    let of: Vec<&Thing> = updates.iter().collect();
    let part = MeasurePart::of(&measure, &of, room.today);
    let form = shown.form.unwrap_or_else(|| room.form(stored));
    let update = shown.update.unwrap_or_else(|| UpdateForm::blank(&part, measure.unit(), false));
    let mut troubles = form.troubles();
    troubles.extend(update.troubles());
    html(&OnePage {
        frame: room.frame(app, actor, "Measure", &format!("/{}", stored.id)).troubled(!troubles.is_empty()),
        id: room.id(),
        heading: shortened(&part.name, HEADING),
        who: room.owner_of(&measure),
        next: next(&part, room.today),
        notice: shown.notice,
        troubles,
        shows: room.shown_by(stored),
        reading: said_reading(&form.field(Fact::Reading.as_str()).value),
        groups: room.groups(&form),
        people: offers(&room.people),
        asks_direction: shown.asks_direction,
        part,
        update,
        form,
    })
}

/// `GET /jurisdictions/{id}/measures/{measure}`
pub async fn one(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, measure): Key<JurisdictionId, Uuid>,
    RawQuery(query): RawQuery,
) -> Answer {
    let room = Room::of(&app, id).await?;
    let (stored, updates) = room.measure(&app, measure).await?;
    let notice = if query.as_deref() == Some("saved") { "The update is saved.".to_owned() } else { String::new() };
    page(&app, &actor, &room, (&stored, &updates), Shown { notice, ..Shown::default() })
}

/// What another direction would do to a measure that has values, where nobody confirmed it.
fn turned(room: &Room, (stored, updates): (&Thing, &[Thing]), posted: &Posted) -> Option<Problem> {
    let will_be = |fact: Fact| posted.values.iter().find(|(name, _)| *name == fact).map(|(_, value)| value.as_str());
    let (before, after) = (stored.read::<Direction>(Fact::Direction)?, will_be(Fact::Direction)?);
    let measure = Measure::of(stored, updates);
    let values = measure.updates.all().iter().filter(|update| update.value.is_some()).count();
    if values == 0 || after == before.as_str() {
        return None;
    }
    let mut turned = stored.clone();
    turned.values.extend(posted.values.iter().cloned());
    let word = |measure: &Measure<'_>| measure.standing(room.today).map_or("none", |standing: Standing| standing.word.label());
    let (was, is) = (word(&measure), word(&Measure::of(&turned, updates)));
    let on_record = count(values, "value is", "values are");
    let changes =
        if was == is { format!("Its word stays “{was}”.") } else { format!("Its word changes from “{was}” to “{is}”.") };
    let sentence =
        format!("{} on record, and all are read anew. {changes} Tick the box below to change it all the same.", capital(&on_record));
    Some(Problem::Other(sentence))
}

/// `POST /jurisdictions/{id}/measures/{measure}`
pub async fn change(State(app): State<App>, Acting(actor): Acting, Key(id, measure): Key<JurisdictionId, Uuid>, mut form: Form) -> Answer {
    let is_meant = form.take("direction-meant").is_some();
    let came = Came::take(&mut form, Noun::Measure);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let (stored, updates) = match room.measure(&app, measure).await {
        Err(Failure::NotFound) => return add::binned(&app, &actor, &room, measure, &came).await,
        both => both?,
    };
    let mut posted = came.read(&stored, &room.people);
    let asked = turned(&room, (&stored, &updates), &posted).filter(|_| !is_meant && posted.problems.is_empty());
    let asks_direction = asked.is_some();
    let saved = match asked {
        Some(problem) => {
            posted.problems.push((Fact::Direction, problem));
            Saved::Refused(posted)
        }
        None => save(&app, &actor, id, &came, &stored).await?,
    };
    match saved {
        Saved::All => Ok(see_other(&format!("{}/{measure}", room.home()))),
        Saved::Gone => add::binned(&app, &actor, &room, measure, &came).await,
        Saved::Refused(posted) => {
            let mut form = room.form(&stored);
            form.refuse(&came, &posted);
            let shown = Shown { form: Some(form), asks_direction, ..Shown::default() };
            let page = page(&app, &actor, &room, (&stored, &updates), shown)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Saved::Contested(refused) => {
            let (now, updates) = match room.measure(&app, measure).await {
                Err(Failure::NotFound) => return add::binned(&app, &actor, &room, measure, &came).await,
                both => both?,
            };
            let mut form = room.form(&now);
            form.contest(&app, &came, &refused).await?;
            let shown = Shown { form: Some(form), ..Shown::default() };
            Ok((StatusCode::CONFLICT, page(&app, &actor, &room, (&now, &updates), shown)?).into_response())
        }
    }
}

//! The history pages, and "Put this back".

use askama::Template;
use axum::extract::State;

use super::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Key, Place, Query, html, see_other};
use super::rounds::place;
use crate::domain::actor::Actor;
use crate::domain::assessment::Access;
use crate::domain::dates;
use crate::domain::history::{Event, Fact, Subject};
use crate::domain::ids::{AssessmentId, EventId, JurisdictionId};
use crate::domain::person::Person;
use crate::domain::readiness::{Change, Field, LimitsChange, Revision};
use crate::domain::text::Problem;
use crate::store::FieldFilter;

/// `templates/history/list.html`
#[derive(Template)]
#[template(path = "history/list.html")]
struct HistoryPage {
    frame: Frame,
    heading: String,
    base: String,
    only: Option<String>,
    rows: Vec<Row>,
    older: Option<String>,
}

/// One line of the history, in words.
struct Row {
    at: String,
    who: String,
    what: String,
    before: String,
    after: String,
    put_back: Option<PutBack>,
}

/// The way back to what a field held before.
struct PutBack {
    action: String,
    rev: String,
    what: String,
}

/// `GET /history`: whatever was last worked on is found from the first page.
pub async fn overview(State(app): State<App>) -> Answer {
    let last = app.store().last_round_worked_on().await?;
    Ok(see_other(&last.map_or_else(|| "/".to_owned(), |id| format!("/assessments/{id}/history"))))
}

/// A stored value of a jurisdiction's, round's or person's fact, in words.
fn fact_in_words(fact: Fact, stored: &str, people: &[Person], app: &App) -> String {
    match (fact, stored) {
        (_, "") => String::new(),
        (Fact::Example | Fact::Archived | Fact::Reopened, _) => "Yes".to_owned(),
        (Fact::Kind, _) => {
            stored.parse::<crate::domain::jurisdiction::Kind>().map_or_else(|_| stored.to_owned(), |kind| kind.label().to_owned())
        }
        (Fact::Started, _) => dates::parse_iso(stored).map_or_else(|| stored.to_owned(), dates::long),
        (Fact::Deleted, _) => stored
            .parse()
            .ok()
            .and_then(crate::domain::history::from_millis)
            .map_or_else(|| stored.to_owned(), |at| format!("Since {}", dates::moment(app.local(at)))),
        (Fact::Limits, _) => LimitsChange::from_stored(stored).map_or_else(
            || stored.to_owned(),
            |change| format!("Some from {}, most from {}: {}", change.limits.some(), change.limits.most(), change.reason),
        ),
        (Fact::Participants, _) => {
            let names: Vec<&str> = stored
                .lines()
                .map(|id| people.iter().find(|person| person.id.to_string() == id).map_or("someone", |person| person.profile.name.as_str()))
                .collect();
            names.join("\n")
        }
        _ => stored.to_owned(),
    }
}

/// The sentence beside a field that somebody else changed after it was shown. What was typed stands
/// there still, with the new revision, so that saving again is a choice.
///
/// # Errors
/// A failed read.
pub async fn changed_since(app: &App, subject: Subject, fact: Fact) -> Result<Problem, Failure> {
    let Some(event) = app.store().last_change(subject, fact).await? else {
        return Ok(Problem::Other("This was changed in the meantime. Save again to put yours in its place.".to_owned()));
    };
    let people = app.store().everyone().await?;
    let now = fact_in_words(fact, &event.after, &people, app);
    let now = if now.is_empty() { "nothing".to_owned() } else { format!("“{now}”") };
    let at = dates::relative(app.local(event.at), app.now().date());
    Ok(Problem::Other(format!("{} changed this to {now}, {at}. Save again to put yours in its place.", event.actor.name)))
}

fn row(app: &App, event: &Event, people: &[Person], base: &str, is_open: bool) -> Row {
    let field = event.field.parse::<Field>().ok();
    let fact = event.field.parse::<Fact>().ok();
    let words = |stored: &str| match (field, fact) {
        (Some(field), _) => field.in_words(stored),
        (_, Some(fact)) => fact_in_words(fact, stored, people, app),
        _ => stored.to_owned(),
    };
    let what = match (field, fact) {
        (Some(field), _) => field.label(),
        (_, Some(fact)) => fact.label().to_owned(),
        _ => event.field.clone(),
    };
    Row {
        at: dates::moment(app.local(event.at)),
        who: event.actor.name.clone(),
        before: words(&event.before),
        after: words(&event.after),
        put_back: field.filter(|_| is_open).map(|_| PutBack {
            action: format!("{base}/{}", event.id),
            rev: String::new(),
            what: what.clone(),
        }),
        what,
    }
}

/// Whose history is shown, and where.
struct Scene {
    subject: Subject,
    heading: String,
    base: String,
    place: Place,
    is_open: bool,
}

async fn page(app: &App, actor: &Actor, scene: Scene, mut query: Form) -> Answer {
    let Scene { subject, heading, base, place, is_open } = scene;
    let before: Option<i64> = query.take("before").and_then(|seq| seq.parse().ok());
    let only = query.take("field");
    query.end()?;
    let filter = match &only {
        None => FieldFilter::All,
        Some(name) => FieldFilter::Only(name.parse().map_err(|_| Failure::NotFound)?),
    };
    let stretch = app.store().history(subject, filter, before).await?;
    let people = app.store().everyone().await?;
    let mut rows = Vec::new();
    let current = match subject {
        Subject::Assessment(id) => Some(app.store().assessment(id).await?.state),
        _ => None,
    };
    for event in &stretch.events {
        let mut row = row(app, event, &people, &base, is_open);
        if let (Some(put_back), Some(state), Ok(field)) = (row.put_back.as_mut(), current.as_ref(), event.field.parse::<Field>()) {
            put_back.rev = Revision::of(&state.get(field)).to_string();
            if state.get(field) == event.before {
                row.put_back = None;
            }
        }
        rows.push(row);
    }
    let filtered = only.as_ref().map_or_else(String::new, |name| format!("field={name}&"));
    html(&HistoryPage {
        frame: Frame::new(app, actor, "History", base.clone()).within(place),
        heading,
        older: stretch.older.map(|seq| format!("{base}?{filtered}before={seq}")),
        only: only.and_then(|name| name.parse::<Field>().ok()).map(Field::label),
        base,
        rows,
    })
}

/// `GET /assessments/{id}/history`
pub async fn of_assessment(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, Query(query): Query) -> Answer {
    let assessment = app.store().assessment(id).await?;
    let heading = format!("History of {}", assessment.round.heading.title);
    let is_open = assessment.round.access != Access::ReadOnly;
    let scene =
        Scene { subject: Subject::Assessment(id), heading, base: format!("/assessments/{id}/history"), place: place(&assessment), is_open };
    page(&app, &actor, scene, query).await
}

/// `GET /jurisdictions/{id}/history`
pub async fn of_jurisdiction(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(query): Query) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let heading = format!("History of {}", jurisdiction.profile.name);
    let place = crate::web::jurisdictions::place(&jurisdiction);
    let scene = Scene { subject: Subject::Jurisdiction(id), heading, base: format!("/jurisdictions/{id}/history"), place, is_open: false };
    page(&app, &actor, scene, query).await
}

/// `POST /assessments/{id}/history/{event}`: puts back what a field held before this line. It is a
/// write like any other, and is refused if the field changed since the page was shown.
pub async fn put_back(State(app): State<App>, Acting(actor): Acting, Key(id, event): Key<AssessmentId, EventId>, mut form: Form) -> Answer {
    let seen = form.take("rev");
    form.end()?;
    let event = app.store().event(event).await?;
    if event.subject != Subject::Assessment(id) {
        return Err(Failure::NotFound);
    }
    let field: Field = event.field.parse().map_err(|_| Failure::NotFound)?;
    let change = Change { field, seen: Revision::shown(seen.as_deref()), value: event.before };
    let recorded = app.store().put_field_back(id, change, &actor, app.now()).await?;
    if recorded.conflicts.is_empty() {
        return Ok(see_other(&format!("/assessments/{id}/history?field={field}")));
    }
    Err(Failure::ChangedSince)
}

//! The history pages, and "Put this back".

use askama::Template;
use axum::extract::State;

use crate::domain::history::{Event, Fact, Names, Subject, Words};
use crate::domain::ids::{AssessmentId, EventId, JurisdictionId};
use crate::domain::readiness::{Change, Field, Revision};
use crate::domain::rounds::Access;
use crate::domain::words::text::Problem;
use crate::domain::words::{capital, dates, inserted};
use crate::store::{EventPage, FieldFilter};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Key, Query, html, local, see_other};
use crate::web::rounds::place;

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

/// The sentence beside a field that somebody else changed after it was shown. What was typed stands
/// there still, with the new revision, so that saving again is a choice.
///
/// # Errors
/// A failed read.
pub async fn changed_since(app: &App, subject: Subject, fact: Fact) -> Result<Problem, Failure> {
    let Some(event) = app.store().last_change(subject, fact).await? else {
        return Ok(Problem::Other("This was changed in the meantime. Save again to put yours in its place.".to_owned()));
    };
    let names = app.store().names_of(&event).await?;
    let now = Words { names: &names, local }.value(&event, &event.after);
    let now = if now.is_empty() { "nothing".to_owned() } else { format!("“{}”", inserted(&now)) };
    let at = dates::relative_at_the_end(app.local(event.at), app.now());
    Ok(Problem::Other(format!(
        "{} changed this to {now}, {at}. Save again to put yours in its place.",
        capital(&inserted(&event.actor.name))
    )))
}

/// The same beside a long text, which is too long to stand in a sentence: it stands below the form.
///
/// # Errors
/// A failed read.
pub async fn text_changed_since(app: &App, subject: Subject, fact: Fact) -> Result<Problem, Failure> {
    let last = app.store().last_change(subject, fact).await?;
    let who = last.map_or_else(
        || "This text was changed in the meantime".to_owned(),
        |event| {
            let at = dates::relative(app.local(event.at), app.now());
            // A time ends with a point of its own: 10:42 a.m.
            format!("{} changed this text, {}", inserted(&event.actor.name), at.trim_end_matches('.'))
        },
    );
    Ok(Problem::Other(format!("{who}. Theirs stands below the form. Save again to put yours in its place.")))
}

fn row(event: &Event, names: &Names, base: &str, is_open: bool) -> Row {
    let words = Words { names, local };
    let what = event.label();
    Row {
        at: dates::moment(local(event.at)),
        who: event.actor.name.clone(),
        before: words.value(event, &event.before),
        after: words.value(event, &event.after),
        put_back: event.field.parse::<Field>().ok().filter(|_| is_open).map(|_| PutBack {
            action: format!("{base}/{}", event.id),
            rev: String::new(),
            what: what.clone(),
        }),
        what,
    }
}

/// The lines that tell a reader something.
fn told<'a>(events: &'a [Event], names: &'a Names) -> impl Iterator<Item = &'a Event> {
    events.iter().filter(|event| !Words { names, local }.tells_nothing(event))
}

/// `GET /assessments/{id}/history`
pub async fn of_assessment(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, Query(mut query): Query) -> Answer {
    let assessment = app.store().assessment(id).await?;
    let base = format!("/assessments/{id}/history");
    let is_open = assessment.round.access != Access::ReadOnly;
    let before: Option<i64> = query.take("before").and_then(|seq| seq.parse().ok());
    let only = query.take("field");
    query.end()?;
    let filter = match &only {
        None => FieldFilter::All,
        Some(name) => FieldFilter::Only(name.parse().map_err(|_| Failure::NotFound)?),
    };
    let EventPage { events, older } = app.store().history(Subject::Assessment(id), filter, before).await?;
    let people = app.store().names(assessment.jurisdiction.id).await?;
    let line = |event: &Event| {
        let mut row = row(event, &people, &base, is_open);
        if let (Some(put_back), Ok(field)) = (row.put_back.as_mut(), event.field.parse::<Field>()) {
            let current = assessment.state.get(field);
            put_back.rev = Revision::of(&current).to_string();
            if current == event.before {
                row.put_back = None;
            }
        }
        row
    };
    let filtered = only.as_ref().map_or_else(String::new, |name| format!("field={name}&"));
    html(&HistoryPage {
        frame: Frame::new(&app, &actor, "History", base.clone()).within(place(&assessment)),
        heading: format!("History of {}, {}", inserted(&assessment.jurisdiction.profile.name), inserted(&assessment.round.heading.title)),
        older: older.map(|seq| format!("{base}?{filtered}before={seq}")),
        only: only.and_then(|name| name.parse::<Field>().ok()).map(Field::label),
        rows: told(&events, &people).map(line).collect(),
        base,
    })
}

/// `GET /jurisdictions/{id}/history`: all of it, the rounds' lines among them.
pub async fn of_jurisdiction(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let before: Option<i64> = query.take("before").and_then(|seq| seq.parse().ok());
    query.end()?;
    let EventPage { events, older } = app.store().history_of_jurisdiction(id, before).await?;
    let people = app.store().names(id).await?;
    let names = app.store().names_in_history(id).await?;
    let base = format!("/jurisdictions/{id}/history");
    let line = |event: &Event| {
        let mut row = row(event, &people, &base, false);
        let about = event.subject.about(names.get(&event.subject.id()).map_or("", String::as_str));
        if !about.is_empty() {
            row.what = format!("{about}: {}", row.what);
        }
        row
    };
    html(&HistoryPage {
        frame: Frame::new(&app, &actor, "History", base.clone()).within(crate::web::jurisdiction::place(&jurisdiction)),
        heading: format!("History of {}", inserted(&jurisdiction.profile.name)),
        older: older.map(|seq| format!("{base}?before={seq}")),
        only: None,
        rows: told(&events, &people).map(line).collect(),
        base,
    })
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
    // A line may have come in from another file: what it puts back goes through the door like anything else.
    let value = field.clean(&event.before).map_err(|_| Failure::Malformed("What stood here before does not fit the field."))?;
    let change = Change { field, seen: Revision::shown(seen.as_deref()), value };
    let recorded = app.store().put_field_back(id, change, &actor, app.now()).await?;
    if recorded.conflicts.is_empty() {
        return Ok(see_other(&format!("/assessments/{id}/history?field={field}")));
    }
    Err(Failure::ChangedSince)
}

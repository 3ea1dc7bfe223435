//! The earlier wordings of a long text: listed, shown, taken up again.

use askama::Template;
use axum::extract::State;
use axum::http::Uri;

use super::kept::{address, at_home, save, subject};
use crate::domain::history::Event;
use crate::domain::ids::{EventId, JurisdictionId};
use crate::domain::readiness::Revision;
use crate::domain::wording::Wording;
use crate::domain::words::{dates, shortened};
use crate::report::document::{Block, markdown};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Keys, html, see_other};
use crate::web::jurisdiction::place;
use crate::web::things::only_one;

/// A version of a text in the list below it.
pub(super) struct VersionLine {
    pub id: EventId,
    /// When it was saved.
    pub at: String,
    /// By whom.
    pub who: String,
    /// How it begins; empty where the text was taken away.
    pub begins: String,
}

impl VersionLine {
    fn of(app: &App, event: &Event) -> Self {
        Self { id: event.id, at: dates::moment(app.local(event.at)), who: event.actor.name.clone(), begins: shortened(&event.after, 80) }
    }

    /// The versions of a text before the present one, newest first.
    ///
    /// # Errors
    /// A failed read.
    pub async fn all(app: &App, id: JurisdictionId, wording: Wording) -> Result<Vec<Self>, Failure> {
        let events = app.store().versions(subject(id, wording)?, wording.fact()).await?;
        Ok(events.iter().skip(1).map(|event| Self::of(app, event)).collect())
    }
}

/// `templates/wording/version.html`
#[derive(Template)]
#[template(path = "wording/version.html")]
struct VersionPage {
    frame: Frame,
    address: String,
    wording: Wording,
    line: VersionLine,
    blocks: Vec<Block>,
    rev: Revision,
    is_current: bool,
}

/// The line of the history that holds a version of a text.
async fn version_of(app: &App, id: JurisdictionId, wording: Wording, event: EventId) -> Result<Event, Failure> {
    let event = app.store().event(event).await?;
    let is_ours = event.subject == subject(id, wording)? && event.field == wording.fact().as_str();
    if is_ours { Ok(event) } else { Err(Failure::NotFound) }
}

/// `GET /jurisdictions/{id}/…/texts/{text}/versions/{event}`
pub async fn version(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, wording, event): Keys<JurisdictionId, Wording, EventId>,
    uri: Uri,
) -> Answer {
    at_home(&uri, wording)?;
    let jurisdiction = app.store().jurisdiction(id).await?;
    let event = version_of(&app, id, wording, event).await?;
    let stored = only_one(&app, id, wording.noun()).await?;
    let now = stored.get(wording.fact());
    let title = format!("{}, an earlier version", wording.label());
    html(&VersionPage {
        frame: Frame::new(&app, &actor, title, format!("{}/versions/{}", address(id, wording), event.id)).within(place(&jurisdiction)),
        address: address(id, wording),
        wording,
        line: VersionLine::of(&app, &event),
        blocks: markdown(&event.after, 2),
        rev: Revision::of(now),
        is_current: now == event.after,
    })
}

/// `POST /jurisdictions/{id}/…/texts/{text}/versions/{event}`: takes a version up again. It is a write like any other,
/// and is refused if the text changed since the page was shown.
pub async fn put_back(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, wording, event): Keys<JurisdictionId, Wording, EventId>,
    uri: Uri,
    mut form: Form,
) -> Answer {
    at_home(&uri, wording)?;
    let rev = form.rev(wording.fact().as_str()).unwrap_or(Revision::NONE);
    form.end()?;
    app.store().jurisdiction(id).await?;
    // Who takes up what stood there when the page was made sees that it does not stand there any more.
    if rev != Revision::of(only_one(&app, id, wording.noun()).await?.get(wording.fact())) {
        return Err(Failure::ChangedSince);
    }
    let event = version_of(&app, id, wording, event).await?;
    let part = wording.noun().part(wording.fact()).ok_or(Failure::NotFound)?;
    // A line may have come in from another file: what it puts back goes through the door like anything else.
    let value = part.rule.clean(&event.after).map_err(|_| Failure::Malformed("What stood here before does not fit the field."))?;
    // What it rested on then is not known: it asks to be read again beside the parts.
    if save(&app, &actor, id, wording, (value, rev), Some(Revision::NONE)).await? {
        return Ok(see_other(&address(id, wording)));
    }
    Err(Failure::ChangedSince)
}

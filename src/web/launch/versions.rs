//! The earlier versions of a text: listed, shown, put back.

use askama::Template;
use axum::extract::State as Shared;

use super::basis::{Basis, address};
use crate::domain::history::{Event, Subject};
use crate::domain::ids::{EventId, JurisdictionId};
use crate::domain::launch::{Block, Handout, Piece, REVIEW, parse};
use crate::domain::readiness::Revision;
use crate::domain::words::dates;
use crate::store::FactChange;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Keys, html, see_other};
use crate::web::jurisdiction::place;

/// A version of a text in the list below it.
pub(super) struct VersionLine {
    pub id: EventId,
    /// When it was saved.
    pub at: String,
    /// By whom.
    pub who: String,
    /// Whether it is the text as Milepost fills it.
    pub is_filled: bool,
}

/// `templates/launch/version.html`
#[derive(Template)]
#[template(path = "launch/version.html")]
struct VersionPage {
    frame: Frame,
    /// The address of the text.
    base: String,
    handout: Handout,
    line: VersionLine,
    blocks: Vec<Block>,
    rev: Revision,
    is_current: bool,
}

impl VersionLine {
    fn of(app: &App, event: &Event) -> Self {
        Self { id: event.id, at: dates::moment(app.local(event.at)), who: event.actor.name.clone(), is_filled: event.after.is_empty() }
    }

    /// The versions of a text before the present one, newest first. The first of them is always the text
    /// as Milepost fills it, which needs no line.
    pub async fn all(app: &App, id: JurisdictionId, handout: Handout) -> Result<Vec<Self>, Failure> {
        let events = app.store().versions(Subject::Jurisdiction(id), handout.fact()).await?;
        Ok(events.iter().skip(1).map(|event| Self::of(app, event)).collect())
    }
}

/// The line of the history that holds a version of a text.
async fn version_of(app: &App, id: JurisdictionId, handout: Handout, event: EventId) -> Result<Event, Failure> {
    let event = app.store().event(event).await?;
    let is_ours = event.subject == Subject::Jurisdiction(id) && event.field == handout.fact().as_str();
    if is_ours { Ok(event) } else { Err(Failure::NotFound) }
}

/// `GET /jurisdictions/{id}/launch/{text}/versions/{event}`
pub async fn version(
    Shared(app): Shared<App>,
    Acting(actor): Acting,
    Keys(id, handout, event): Keys<JurisdictionId, Handout, EventId>,
) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let event = version_of(&app, id, handout, event).await?;
    let text = if event.after.is_empty() { handout.filled(&basis.known()) } else { event.after.clone() };
    let base = address(id, handout);
    let here = format!("{base}/versions/{}", event.id);
    html(&VersionPage {
        frame: Frame::new(&app, &actor, format!("{}, an earlier version", handout.label()), here).within(place(&basis.jurisdiction)),
        base,
        handout,
        line: VersionLine::of(&app, &event),
        blocks: parse(&text),
        rev: Revision::of(basis.kit.text(handout)),
        is_current: basis.kit.text(handout) == event.after,
    })
}

/// `POST /jurisdictions/{id}/launch/{text}/versions/{event}`: puts a version back. It is a write like any
/// other, and is refused if the text changed since the page was shown.
pub async fn put_back(
    Shared(app): Shared<App>,
    Acting(actor): Acting,
    Keys(id, handout, event): Keys<JurisdictionId, Handout, EventId>,
    mut form: Form,
) -> Answer {
    let rev = form.rev("text").unwrap_or(Revision::NONE);
    form.end()?;
    app.store().jurisdiction(id).await?;
    let event = version_of(&app, id, handout, event).await?;
    let change = FactChange { fact: handout.fact(), value: event.after, seen: Some(rev) };
    if app.store().write_launch(id, &[change], &[], &actor, app.now()).await?.is_empty() {
        return Ok(see_other(&address(id, handout)));
    }
    Err(Failure::ChangedSince)
}

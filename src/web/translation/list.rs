//! The languages in which the public summary is there, and the form of another.

use askama::Template;
use axum::extract::State;

use super::room::{Room, Row};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::report::document::{Block, markdown};
use crate::web::frame::{Acting, Answer, App, Frame, Id, Query, html};
use crate::web::things::FormView;

/// `templates/translation/list.html`
#[derive(Template)]
#[template(path = "translation/list.html")]
struct ListPage {
    frame: Frame,
    home: String,
    summary: String,
    rows: Vec<Row>,
    form: FormView,
    /// What is translated, as it looks.
    original: Vec<Block>,
    basis: Revision,
    /// Whether somebody put the translation into the bin while its form stood open.
    is_binned: bool,
}

/// The page with the form of another language; `seen` is the fingerprint of the summary that stood beside what was typed.
///
/// # Errors
/// A failed read.
pub(super) async fn page(app: &App, actor: &Actor, room: &Room, form: FormView, (seen, is_binned): (Option<Revision>, bool)) -> Answer {
    html(&ListPage {
        frame: room.frame(app, actor, "In other languages", "").troubled(is_binned || !form.troubles().is_empty()),
        home: room.home(),
        summary: format!("/jurisdictions/{}/document/public-summary", room.jurisdiction.id),
        rows: room.rows(app).await?,
        form,
        original: markdown(&room.summary, 3),
        basis: seen.unwrap_or_else(|| room.basis()),
        is_binned,
    })
}

/// `GET /jurisdictions/{id}/document/translations`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(query): Query) -> Answer {
    query.end()?;
    let room = Room::of(&app, id).await?;
    page(&app, &actor, &room, Room::blank(), (None, false)).await
}

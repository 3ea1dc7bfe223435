//! The publication plan: its lines, those that are due first, the texts that go out, and the form of a new line.

use askama::Template;
use axum::extract::State;

use super::room::{Room, Row};
use crate::domain::ids::JurisdictionId;
use crate::domain::outreach::Outreach;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::Noun;
use crate::domain::wording::Wording;
use crate::web::documents::plan_today;
use crate::web::frame::{Acting, Answer, App, Frame, Id, Query, html};
use crate::web::things::{FormView, only_one};
use crate::web::wording::Shown;

/// `templates/outreach/list.html`
#[derive(Template)]
#[template(path = "outreach/list.html")]
struct ListPage {
    frame: Frame,
    id: JurisdictionId,
    home: String,
    open: Vec<Row>,
    done: Vec<Row>,
    texts: Vec<Shown>,
    /// Where these are written.
    texts_at: String,
    form: FormView,
    people: Vec<Offer>,
}

/// The page with the form of a new line.
///
/// # Errors
/// A failed read.
pub(super) async fn page(app: &App, actor: &Actor, room: &Room, form: FormView) -> Answer {
    let id = room.jurisdiction.id;
    let things = app.store().things(id, &[Noun::Outreach]).await?;
    let (open, done): (Vec<_>, Vec<_>) = Outreach::in_order(&things, room.today).into_iter().partition(|line| line.is_open(room.today));
    let plan = plan_today(app, id).await?;
    let stored = only_one(app, id, Noun::MobilityPlan).await?;
    html(&ListPage {
        frame: room.frame(app, actor, "Publication plan", "").troubled(!form.troubles().is_empty()),
        id,
        home: room.home(),
        open: open.into_iter().map(|line| room.row(line)).collect(),
        done: done.into_iter().map(|line| room.row(line)).collect(),
        texts: Wording::OF_PUBLICATION[1..].iter().map(|wording| Shown::of(*wording, &plan, &stored, 3)).collect(),
        texts_at: format!("/jurisdictions/{id}/document/texts"),
        form,
        people: offers(&room.people),
    })
}

/// `GET /jurisdictions/{id}/document/publication-plan`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(query): Query) -> Answer {
    query.end()?;
    let room = Room::of(&app, id).await?;
    page(&app, &actor, &room, room.blank()).await
}

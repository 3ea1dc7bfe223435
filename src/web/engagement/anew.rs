//! All fields of an engagement that is to be added, with what was typed: for one with a slip, and for one that lies in the bin
//! by now.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::room::{NAMES, Room};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::things::{Noun, Posted, Thing};
use crate::web::frame::{Answer, App, Failure, Frame, html};
use crate::web::jurisdiction::place;
use crate::web::things::{Came, FormView};

/// `templates/engagement/new.html`
#[derive(Template)]
#[template(path = "engagement/new.html")]
struct NewPage {
    frame: Frame,
    id: JurisdictionId,
    heading: &'static str,
    is_binned: bool,
    has_groups: bool,
    form: FormView,
    people: Vec<Offer>,
}

fn frame(app: &App, actor: &Actor, room: &Room) -> Frame {
    let here = format!("/jurisdictions/{}/engagement", room.jurisdiction.id);
    Frame::new(app, actor, "Engagement", here).within(place(&room.jurisdiction)).troubled(true)
}

/// The page with all fields, as they were typed, and what is wrong with them.
pub(super) fn page(app: &App, actor: &Actor, room: &Room, came: &Came, (posted, is_binned): (&Posted, bool)) -> Answer {
    // What was named, and lies in the bin by now, is shown too.
    let typed = |fact: Fact| (fact, came.typed(fact).unwrap_or_default().to_owned());
    let values = [Fact::Groups, Fact::StrategicActions, Fact::Measures].map(typed).into();
    let typed = Thing { values, ..Thing::nothing(Noun::Engagement, Uuid::nil()) };
    let mut form = FormView::blank(Noun::Engagement, room.choices(&typed), &room.people).naming(NAMES);
    form.refuse(came, posted);
    html(&NewPage {
        frame: frame(app, actor, room),
        id: room.jurisdiction.id,
        heading: if is_binned { "This engagement lies in the bin" } else { "Add an engagement" },
        is_binned,
        has_groups: !form.field("groups").choices.is_empty(),
        form,
        people: offers(&room.people),
    })
}

/// The answer to the form of an engagement that somebody put into the bin meanwhile: what was typed, to be added anew.
pub(super) async fn binned(app: &App, actor: &Actor, room: &Room, engagement: Uuid, came: &Came) -> Answer {
    // A press typed nothing that could be added anew.
    let is_press = came.typed.iter().all(|(fact, _)| matches!(fact, Fact::Stage | Fact::Held));
    if is_press || !room.is_binned(app, engagement).await? {
        return Err(Failure::NotFound);
    }
    Ok((StatusCode::CONFLICT, page(app, actor, room, came, (&Posted::default(), true))?).into_response())
}

/// A blank form of an insight.
pub(super) fn no_insight(room: &Room) -> FormView {
    FormView::blank(Noun::Finding, Vec::new(), &room.people).naming(&[(Fact::Statement, "Write down an insight")])
}

/// `templates/engagement/insight.html`
#[derive(Template)]
#[template(path = "engagement/insight.html")]
struct InsightPage {
    frame: Frame,
    id: JurisdictionId,
    engagement: Uuid,
    insight: FormView,
}

/// The answer to an insight from an engagement that somebody put into the bin meanwhile: what was typed, to be kept once the
/// engagement is put back.
pub(super) async fn binned_insight(app: &App, actor: &Actor, room: &Room, engagement: Uuid, came: &Came) -> Answer {
    if !room.is_binned(app, engagement).await? {
        return Err(Failure::NotFound);
    }
    let mut insight = no_insight(room);
    insight.refuse(came, &Posted::default());
    let page = html(&InsightPage { frame: frame(app, actor, room), id: room.jurisdiction.id, engagement, insight })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

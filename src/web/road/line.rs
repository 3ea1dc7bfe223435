//! One line of the road, or one step as a whole: seen, and said more of.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::basis::Basis;
use super::form::{Came, FormView};
use super::view::{LineView, said_by};
use crate::domain::guide::{Framework, RoadPlace, RoadStep};
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{JurisdictionId, RoadLineId};
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, offers};
use crate::domain::road::{Mark, Posted, Road, Shown};
use crate::domain::words::text::Problem;
use crate::store::{RoadChange, StoreError};
use crate::web::frame::{Acting, Answer, App, Form, Frame, Key, html, see_other};
use crate::web::history::changed_since;
use crate::web::jurisdiction::place as place_of;
use crate::web::people::chooser::Chooser;
use crate::web::people::{offered, shown_and_gone};

/// `templates/road/line.html`
#[derive(Template)]
#[template(path = "road/line.html")]
struct LinePage {
    frame: Frame,
    id: JurisdictionId,
    place: RoadPlace,
    heading: String,
    step: &'static RoadStep,
    /// The line; none where the page is a step's.
    view: Option<LineView>,
    /// How the step stands.
    stands: String,
    /// Who said that the step is not needed, and when.
    by: String,
    form: FormView,
    marks: Vec<Choice>,
    owner: Option<Chooser>,
    people: Vec<Offer>,
    framework: &'static Framework,
}

/// A radio button for how far it is.
struct Choice {
    value: &'static str,
    label: String,
}

/// How far a place can be said to be.
fn choices(place: RoadPlace, view: Option<&LineView>, road: Road<'_, '_>) -> Vec<Choice> {
    let choice = |mark: Mark| Choice { value: mark.as_str(), label: mark.label().to_owned() };
    let RoadPlace::Line(key) = place else {
        return vec![Choice { value: "", label: "Needed: it goes by its lines".to_owned() }, choice(Mark::NotNeeded)];
    };
    let seen = road.line(key).seen.map(|seen| seen.mark);
    let first = Choice {
        value: "",
        label: seen
            .map_or_else(|| Mark::NotStarted.label().to_owned(), |mark| format!("As Milepost sees it: {}", mark.label().to_lowercase())),
    };
    // Against what the program sees, somebody may say that it is not so.
    let is_apart = |mark: &Mark| *mark != Mark::NotStarted || seen.is_some() || view.is_some_and(|view| view.said == mark.as_str());
    std::iter::once(first).chain(Mark::ALL.into_iter().filter(is_apart).map(choice)).collect()
}

async fn page(app: &App, actor: &Actor, basis: &Basis, place: RoadPlace, form: FormView) -> Answer {
    let id = basis.jurisdiction.id;
    let known = basis.known();
    let road = Road::of(&basis.overview.road, &known);
    let view = place.line().map(|key| LineView::of(basis, road, key));
    let people = offered(app, id).await?;
    html(&LinePage {
        frame: Frame::new(app, actor, format!("{place} on the road"), format!("/jurisdictions/{id}/road/{place}"))
            .within(place_of(&basis.jurisdiction))
            .troubled(!form.troubles().is_empty()),
        id,
        place,
        heading: Framework::current().named(place),
        step: Framework::current().step(place.step()),
        stands: road.step(place.step()).words,
        by: said_by(basis, place),
        marks: choices(place, view.as_ref(), road),
        view,
        owner: form.owner(&people),
        people: offers(&people),
        framework: Framework::current(),
        form,
    })
}

/// `GET /jurisdictions/{id}/road/{place}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, place): Key<JurisdictionId, RoadPlace>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let form = FormView::of(&basis.said(place));
    page(&app, &actor, &basis, place, form).await
}

/// `POST /jurisdictions/{id}/road/{place}`
pub async fn change(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, place): Key<JurisdictionId, RoadPlace>,
    mut form: Form,
) -> Answer {
    let came = Came::take(&mut form, place);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let stored = basis.said(place);
    let mut people = offered(&app, id).await?;
    people.extend(shown_and_gone(&app, id, &came.owner_pick(), came.seen(Fact::Owner), &people).await?);
    let mut posted = Posted::read(&came.typed, Shown { stored: &stored, people: &people, owner: &came.owner(&stored) });
    if posted.problems.is_empty() {
        let owner = posted.owner.clone().map(|owner| (owner, came.seen(Fact::Owner)));
        let change = RoadChange { facts: came.changes(&posted), owner };
        match app.store().change_road(id, place, &change, &actor, app.now()).await {
            Ok(refused) if refused.is_empty() => return Ok(see_other(&back(id, place))),
            Ok(refused) => return contested(&app, &actor, id, place, (&came, &refused)).await,
            Err(StoreError::PersonGone(gone)) => posted.problems.push((Fact::Owner, Problem::Other(gone.to_string()))),
            Err(error) => return Err(error.into()),
        }
    }
    let mut form = FormView::of(&stored);
    form.refuse(&came, &posted);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, place, form).await?).into_response())
}

/// The place on the road.
pub(super) fn back(id: JurisdictionId, place: RoadPlace) -> String {
    let anchor = if place.line().is_some() { "line" } else { "step" };
    format!("/jurisdictions/{id}/road#{anchor}-{place}")
}

/// The answer to a form of which others changed some fields meanwhile: only these are shown as typed; all else as it is
/// stored now.
pub(super) async fn contested(app: &App, actor: &Actor, id: JurisdictionId, place: RoadPlace, (came, refused): (&Came, &[Fact])) -> Answer {
    let basis = Basis::of(app, id).await?;
    let mut form = FormView::of(&basis.said(place));
    for fact in refused {
        form.put(came, *fact);
        let subject = Subject::RoadLine(RoadLineId::of(id, place));
        form.say(*fact, changed_since(app, subject, *fact).await?.to_string());
    }
    Ok((StatusCode::CONFLICT, page(app, actor, &basis, place, form).await?).into_response())
}

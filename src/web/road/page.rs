//! The road on one page: ten steps, what each is for, its lines, and where they are worked on.

use askama::Template;
use axum::extract::State;

use super::basis::Basis;
use super::view::{LineView, pip};
use crate::domain::guide::{Framework, RoadPlace, RoadStep, RoadStepKey};
use crate::domain::ids::JurisdictionId;
use crate::domain::road::{Mark, Road};
use crate::domain::words::dates;
use crate::web::frame::{Acting, Answer, App, Frame, Id, html, see_other};
use crate::web::jurisdiction::place;

/// `templates/road/show.html`
#[derive(Template)]
#[template(path = "road/show.html")]
struct RoadPage {
    frame: Frame,
    id: JurisdictionId,
    name: String,
    today: String,
    /// That leadership has not chosen to proceed; empty where it has.
    unchosen: String,
    steps: Vec<StepView>,
    framework: &'static Framework,
}

/// A step of the road.
struct StepView {
    step: &'static RoadStep,
    mark: Mark,
    words: String,
    /// Why it is not needed, where somebody said so.
    reason: String,
    lines: Vec<LineView>,
}

impl StepView {
    fn of(basis: &Basis, road: Road<'_, '_>, key: RoadStepKey) -> Self {
        let standing = road.step(key);
        let reason = if road.is_passed_over(key) { basis.said(RoadPlace::Step(key)).reason } else { String::new() };
        Self {
            step: Framework::current().step(key),
            mark: standing.mark,
            words: standing.words,
            reason,
            lines: key.lines().map(|line| LineView::of(basis, road, line)).collect(),
        }
    }

    fn pip(&self) -> &'static str {
        pip(self.mark)
    }
}

/// `GET /jurisdictions/{id}/road`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let known = basis.known();
    let road = Road::of(&basis.overview.road, &known);
    html(&RoadPage {
        frame: Frame::new(&app, &actor, "Road", format!("/jurisdictions/{id}/road")).within(place(&basis.jurisdiction)),
        id,
        name: basis.jurisdiction.profile.name.clone(),
        today: dates::long(basis.today),
        unchosen: basis.unchosen(),
        steps: RoadStepKey::all().map(|key| StepView::of(&basis, road, key)).collect(),
        framework: Framework::current(),
    })
}

/// `GET /jurisdictions/{id}/map`: where the road began in earlier versions.
pub async fn map(State(app): State<App>, Id(id): Id<JurisdictionId>) -> Answer {
    app.store().jurisdiction(id).await?;
    Ok(see_other(&format!("/jurisdictions/{id}/road")))
}

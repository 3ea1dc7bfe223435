//! The page that offers every document of a round.

use askama::Template;
use axum::extract::State;

use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::words;
use crate::web::frame::{Acting, Answer, App, Frame, Id, html};
use crate::web::rounds::place;

/// `templates/documents/offer.html`
#[derive(Template)]
#[template(path = "documents/offer.html")]
struct OfferPage {
    frame: Frame,
    id: AssessmentId,
    jurisdiction: JurisdictionId,
    roles: Vec<RoleView>,
    has_dates: bool,
    left_out: usize,
    /// "One note is"
    left_out_words: String,
}

/// A role with how many steps its sheet has.
struct RoleView {
    key: &'static str,
    name: &'static str,
    steps: usize,
}

/// `GET /assessments/{id}/documents`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>) -> Answer {
    let assessment = app.store().assessment(id).await?;
    let guide = assessment.guide()?;
    let steps =
        |key: &str| guide.conditions.iter().flat_map(|part| &part.steps).filter(|step| step.who.iter().any(|who| who == key)).count();
    let left_out = |step| assessment.state[step].left_out && !assessment.state[step].note.is_empty();
    let actions = app.store().actions(assessment.jurisdiction.id).await?;
    let hidden = assessment.state.answers().filter(|(step, _)| left_out(*step)).count();
    html(&OfferPage {
        frame: Frame::new(&app, &actor, "Documents", format!("/assessments/{id}/documents")).within(place(&assessment)),
        id,
        jurisdiction: assessment.jurisdiction.id,
        has_dates: actions.iter().any(|action| action.due.is_some()),
        roles: guide.roles.iter().map(|role| RoleView { key: &role.key, name: &role.name, steps: steps(&role.key) }).collect(),
        left_out: hidden,
        left_out_words: words::capital(&words::count(hidden, "note is", "notes are")),
    })
}

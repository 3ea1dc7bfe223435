//! A round: the nine conditions as a task list, with the result so far beside it.

use askama::Template;
use axum::extract::State;

use super::fields::StandingView;
use crate::domain::conversation::by_person;
use crate::domain::decision::Since;
use crate::domain::guide::{Condition, Guide, StepKey};
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::{Answer as StepAnswer, Telling, Verdict, telling};
use crate::domain::words::possessive;
use crate::store::Assessment;
use crate::web::frame::{Acting, Answer, App, Frame, Id, html};
use crate::web::rounds::place;

/// `templates/readiness/tasks.html`
#[derive(Template)]
#[template(path = "readiness/tasks.html")]
struct TasksPage {
    frame: Frame,
    id: AssessmentId,
    owner: String,
    is_open: bool,
    is_reopened: bool,
    is_begun: bool,
    tasks: Vec<Task>,
    told: Telling,
    first: Vec<StepLink>,
    since: Option<Since>,
    /// How many people we wait for.
    waiting: usize,
}

/// One condition of the list.
#[derive(Debug)]
pub struct Task {
    /// The condition.
    pub condition: &'static Condition,
    /// How it stands.
    pub standing: StandingView,
    /// How many of its answers were carried over and not confirmed: "3 carried over, not confirmed"; empty without any.
    pub to_confirm: String,
}

/// A link to a step.
#[derive(Debug)]
pub struct StepLink {
    /// Its address.
    pub href: String,
    /// "5c"
    pub label: String,
    /// "sessions to discuss the approach"
    pub short: &'static str,
}

impl StepLink {
    /// The link to a step of a round.
    #[must_use]
    pub fn new(id: AssessmentId, guide: &'static Guide, step: StepKey) -> Self {
        Self {
            href: format!("/assessments/{id}/conditions/{}#step-{step}", step.condition()),
            label: step.label(),
            short: &guide.step(step).short,
        }
    }
}

/// The nine conditions of a round with their standing.
///
/// # Errors
/// When the round's guide is not known.
pub fn tasks(assessment: &Assessment) -> Result<Vec<Task>, crate::web::frame::Failure> {
    let guide = assessment.guide()?;
    let task = |condition: &'static Condition| {
        let unconfirmed = assessment.state.carried().filter(|(step, _)| step.condition() == condition.key).count();
        Task {
            condition,
            standing: StandingView::of(&assessment.state, condition),
            to_confirm: if unconfirmed == 0 { String::new() } else { format!("{unconfirmed} carried over, not confirmed") },
        }
    };
    Ok(guide.conditions.iter().map(task).collect())
}

/// How many steps the list names under "Look at these first".
const FIRST: usize = 5;

/// The open steps to look at first: those that could change the result, else any.
fn first(verdict: &Verdict) -> Vec<StepKey> {
    let mut steps = verdict.steps_that_could_count();
    if steps.is_empty() {
        steps = StepKey::all().filter(|step| matches!(verdict.answer(*step), None | Some(StepAnswer::Unknown))).collect();
    }
    steps.truncate(FIRST);
    steps
}

/// `GET /assessments/{id}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>) -> Answer {
    let assessment = app.store().assessment(id).await?;
    let verdict = Verdict::of(&assessment.state);
    let guide = assessment.guide()?;
    let decision = app.store().decision_on(id).await?;
    let asks = app.store().asks(id).await?;
    html(&TasksPage {
        frame: Frame::new(&app, &actor, "Readiness assessment", format!("/assessments/{id}"))
            .within(place(&assessment))
            .saved_at(&app, assessment.saved_at),
        id,
        since: decision.map(|decision| Since::between(&decision.state, &assessment.state)).filter(|since| !since.is_empty()),
        owner: possessive(&assessment.jurisdiction.profile.name),
        is_open: assessment.round.access.is_open(),
        is_reopened: assessment.round.access == crate::domain::rounds::Access::Reopened,
        is_begun: verdict.blank() < 31,
        waiting: by_person(asks.iter().filter(|ask| ask.is_waiting())).len(),
        tasks: tasks(&assessment)?,
        told: telling(&verdict, &assessment.jurisdiction.profile.name),
        first: first(&verdict).into_iter().map(|step| StepLink::new(id, guide, step)).collect(),
    })
}

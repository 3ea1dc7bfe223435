//! The page of one condition: its steps, the need, and the jurisdiction's own word.

use askama::Template;
use axum::extract::State;

use super::fields::{FieldView, Fields, Overlay, StandingView, StepView, Trouble};
use crate::domain::actor::Actor;
use crate::domain::guide::{Condition, ConditionKey};
use crate::domain::history::Subject;
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::{Answer as StepAnswer, Field, Sheet, Verdict, telling};
use crate::store::Assessment;
use crate::web::frame::{Acting, Answer, App, Frame, Key, html};
use crate::web::rounds::place;

/// `templates/readiness/condition.html`
#[derive(Template)]
#[template(path = "readiness/condition.html")]
struct ConditionPage {
    frame: Frame,
    id: AssessmentId,
    is_open: bool,
    condition: &'static Condition,
    who: String,
    steps: Vec<StepView>,
    need: FieldView,
    judgment: FieldView,
    aside: Aside,
    troubles: Vec<Trouble>,
    previous: Option<&'static Condition>,
    next: Option<&'static Condition>,
    choices: [StepAnswer; 4],
}

/// What stands in the margin and changes with every answer.
#[derive(Debug)]
pub struct Aside {
    /// The condition.
    pub key: ConditionKey,
    /// The condition's standing.
    pub standing: StandingView,
    /// The result so far.
    pub so_far: String,
}

impl Aside {
    /// The margin of a condition's page.
    #[must_use]
    pub fn of(assessment: &Assessment, condition: &Condition) -> Self {
        let told = telling(&Verdict::of(&assessment.state), &assessment.jurisdiction.profile.name);
        Self { key: condition.key, standing: StandingView::of(&assessment.state, condition), so_far: told.short }
    }
}

/// The page, with what a refused post left on it.
pub async fn page(app: &App, actor: &Actor, assessment: &Assessment, key: ConditionKey, overlay: &Overlay) -> Answer {
    let guide = assessment.guide()?;
    let condition = guide.condition(key);
    let fields = Fields { app, sheet: Sheet::Condition(key), state: &assessment.state, overlay };
    let id = assessment.round.id;
    let last = app.store().last_saved(Subject::Assessment(id)).await?;
    html(&ConditionPage {
        frame: Frame::new(app, actor, format!("{}. {}", key.number(), condition.name), format!("/assessments/{id}/conditions/{key}"))
            .within(place(assessment))
            .saved_at(app, last)
            .troubled(!fields.troubles().is_empty()),
        id,
        is_open: assessment.round.access.is_open(),
        who: condition.who(guide).join(", "),
        steps: condition.steps.iter().map(|step| fields.step(step, guide)).collect(),
        need: fields.view(Field::Need(key)),
        judgment: fields.view(Field::Judgment(key)),
        aside: Aside::of(assessment, condition),
        troubles: fields.troubles(),
        previous: key.previous().map(|key| guide.condition(key)),
        next: key.next().map(|key| guide.condition(key)),
        condition,
        choices: StepAnswer::ALL,
    })
}

/// `GET /assessments/{id}/conditions/{key}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, key): Key<AssessmentId, ConditionKey>) -> Answer {
    let assessment = app.store().assessment(id).await?;
    page(&app, &actor, &assessment, key, &Overlay::default()).await
}

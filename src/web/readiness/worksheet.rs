//! The worksheet: all 31 steps on one page, for typing in from paper; and the blank one for the paper.

use askama::Template;
use axum::extract::State;

use super::fields::{FieldView, Fields, Overlay, StepView, Trouble};
use crate::domain::guide::{Condition, Guide};
use crate::domain::ids::AssessmentId;
use crate::domain::people::Actor;
use crate::domain::readiness::{Answer as StepAnswer, Field, Sheet, Verdict, telling};
use crate::store::Assessment;
use crate::web::frame::{Acting, Answer, App, Frame, Id, html};
use crate::web::rounds::place;

/// `templates/readiness/worksheet.html`
#[derive(Template)]
#[template(path = "readiness/worksheet.html")]
struct WorksheetPage {
    frame: Frame,
    id: AssessmentId,
    is_open: bool,
    parts: Vec<Part>,
    progress: Progress,
    troubles: Vec<Trouble>,
    choices: [StepAnswer; 4],
}

/// One condition of the worksheet.
struct Part {
    condition: &'static Condition,
    steps: Vec<StepView>,
    need: FieldView,
    judgment: FieldView,
}

/// How far the worksheet is filled, and what comes of it so far.
#[derive(Debug)]
pub struct Progress {
    /// The result so far.
    pub so_far: String,
    /// Steps with an answer.
    pub looked_at: u8,
}

impl Progress {
    /// The progress of a round.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Self {
        let verdict = Verdict::of(&assessment.state);
        Self { so_far: telling(&verdict, &assessment.jurisdiction.profile.name).short, looked_at: verdict.looked_at() }
    }
}

/// The page, with what a refused post left on it.
pub fn page(app: &App, actor: &Actor, assessment: &Assessment, overlay: &Overlay) -> Answer {
    let guide = assessment.guide()?;
    let fields = Fields { app, sheet: Sheet::Worksheet, state: &assessment.state, overlay };
    let id = assessment.round.id;
    html(&WorksheetPage {
        frame: Frame::new(app, actor, "Worksheet", format!("/assessments/{id}/worksheet"))
            .within(place(assessment))
            .saved_at(app, assessment.saved_at)
            .troubled(!fields.troubles().is_empty()),
        id,
        is_open: assessment.round.access.is_open(),
        parts: guide
            .conditions
            .iter()
            .map(|condition| Part {
                condition,
                steps: condition.steps.iter().map(|step| fields.step(step, guide)).collect(),
                need: fields.view(Field::Need(condition.key)),
                judgment: fields.view(Field::Judgment(condition.key)),
            })
            .collect(),
        progress: Progress::of(assessment),
        troubles: fields.troubles(),
        choices: StepAnswer::ALL,
    })
}

/// `GET /assessments/{id}/worksheet`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>) -> Answer {
    let assessment = app.store().assessment(id).await?;
    page(&app, &actor, &assessment, &Overlay::default())
}

/// `templates/readiness/blank.html`
#[derive(Template)]
#[template(path = "readiness/blank.html")]
struct BlankPage {
    frame: Frame,
    id: AssessmentId,
    guide: &'static Guide,
    name: String,
    round: String,
    choices: [StepAnswer; 4],
}

/// `GET /assessments/{id}/worksheet/blank`
pub async fn blank(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>) -> Answer {
    let assessment = app.store().assessment(id).await?;
    html(&BlankPage {
        frame: Frame::new(&app, &actor, "Blank worksheet", format!("/assessments/{id}/worksheet/blank")).within(place(&assessment)),
        id,
        guide: assessment.guide()?,
        name: assessment.jurisdiction.profile.name,
        round: assessment.round.heading.title,
        choices: StepAnswer::ALL,
    })
}

//! The page of one condition: its steps, the need, and the jurisdiction's own word.

use askama::Template;
use axum::extract::State;

use super::fields::{FieldView, Fields, Overlay, StandingView, StepView, Trouble};
use crate::domain::guide::{Condition, ConditionKey, StepKey};
use crate::domain::ids::AssessmentId;
use crate::domain::people::Actor;
use crate::domain::readiness::{Answer as StepAnswer, Field, Revision, Sheet, Verdict, not_confirmed, telling};
use crate::domain::words::number;
use crate::store::{Assessment, ConditionFacts, EarlierWord};
use crate::web::conversation::{AskedOf, asked_of};
use crate::web::frame::{Acting, Answer, App, Frame, Key, html};
use crate::web::rounds::place;
use crate::web::work::{Planned, planned};

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
    unconfirmed: Unconfirmed,
    earlier: Option<EarlierWord>,
    troubles: Vec<Trouble>,
    previous: Option<&'static Condition>,
    next: Option<&'static Condition>,
    choices: [StepAnswer; 4],
    work: Vec<Planned>,
    asks: Vec<AskedOf>,
}

impl ConditionPage {
    /// Who was asked about a step.
    fn asked(&self, step: &str) -> Vec<&AskedOf> {
        self.asks.iter().filter(|ask| ask.step == step).collect()
    }

    /// The open actions for a step.
    fn planned(&self, step: &str) -> Vec<&Planned> {
        self.work.iter().filter(|planned| planned.step == step).collect()
    }
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

/// The answers of a condition that were carried over and not confirmed, with the form that confirms all of them.
#[derive(Debug)]
pub struct Unconfirmed {
    /// The round.
    pub id: AssessmentId,
    /// The condition.
    pub key: ConditionKey,
    /// Whether the round takes changes.
    pub is_open: bool,
    /// How many there are and since when, in a sentence; empty without any.
    pub words: String,
    /// What the button says.
    pub button: String,
    /// The steps, each with the revision of its mark.
    pub marks: Vec<(StepKey, Revision)>,
}

impl Unconfirmed {
    /// The unconfirmed answers of a condition.
    #[must_use]
    pub fn of(assessment: &Assessment, key: ConditionKey) -> Self {
        let state = &assessment.state;
        let carried: Vec<_> = state.carried().filter(|(step, _)| step.condition() == key).collect();
        let n = carried.len();
        Self {
            id: assessment.round.id,
            key,
            is_open: assessment.round.access.is_open(),
            words: not_confirmed(carried.iter().map(|(_, day)| *day)).unwrap_or_default(),
            button: match n {
                1 => "It is still right: confirm it".to_owned(),
                2 => "Both are still right: confirm them".to_owned(),
                _ => format!("All {} are still right: confirm them", number(n)),
            },
            marks: carried.into_iter().map(|(step, _)| (step, Revision::of(&state.get(Field::Carried(step))))).collect(),
        }
    }
}

/// The page, with what a refused post left on it.
pub fn page(app: &App, actor: &Actor, facts: &ConditionFacts, key: ConditionKey, overlay: &Overlay) -> Answer {
    let ConditionFacts { assessment, earlier, asks, actions } = facts;
    let guide = assessment.guide()?;
    let condition = guide.condition(key);
    let fields = Fields { app, sheet: Sheet::Condition(key), state: &assessment.state, overlay };
    let id = assessment.round.id;
    html(&ConditionPage {
        frame: Frame::new(app, actor, format!("{}. {}", key.number(), condition.name), format!("/assessments/{id}/conditions/{key}"))
            .within(place(assessment))
            .saved_at(app, assessment.saved_at)
            .troubled(!fields.troubles().is_empty()),
        id,
        is_open: assessment.round.access.is_open(),
        who: condition.who(guide).join(", "),
        steps: condition.steps.iter().map(|step| fields.step(step, guide)).collect(),
        need: fields.view(Field::Need(key)),
        judgment: fields.view(Field::Judgment(key)),
        aside: Aside::of(assessment, condition),
        unconfirmed: Unconfirmed::of(assessment, key),
        earlier: earlier.clone(),
        troubles: fields.troubles(),
        previous: key.previous().map(|key| guide.condition(key)),
        next: key.next().map(|key| guide.condition(key)),
        condition,
        choices: StepAnswer::ALL,
        work: planned(actions, key),
        asks: asked_of(asks, key, app.now().date()),
    })
}

/// `GET /assessments/{id}/conditions/{key}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, key): Key<AssessmentId, ConditionKey>) -> Answer {
    let facts = app.store().condition(id, key).await?;
    page(&app, &actor, &facts, key, &Overlay::default())
}

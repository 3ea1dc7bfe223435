//! The screens of a meeting: one condition each, and the last one. None but the last leads to a verdict.

use askama::Template;

use crate::domain::conversation::Meeting;
use crate::domain::guide::{Condition, ConditionKey, StepKey};
use crate::domain::ids::AssessmentId;
use crate::domain::people::Actor;
use crate::domain::readiness::{Answer as StepAnswer, Field, Sheet};
use crate::domain::words::{self, dates};
use crate::store::Assessment;
use crate::web::frame::{Answer, App, Frame, html};
use crate::web::readiness::fields::{FieldView, Fields, Overlay, StepView, Trouble};
use crate::web::rounds::place;

/// `templates/conversation/screen.html`
#[derive(Template)]
#[template(path = "conversation/screen.html")]
struct ScreenPage {
    frame: Frame,
    id: AssessmentId,
    condition: &'static Condition,
    steps: Vec<MeetingStep>,
    need: FieldView,
    troubles: Vec<Trouble>,
    conditions: &'static [Condition],
    previous: Option<&'static Condition>,
    is_last: bool,
    choices: [StepAnswer; 4],
}

/// A step as a meeting sees it.
struct MeetingStep {
    view: StepView,
    /// Whether its note is from before and stays hidden until somebody asks for it.
    hides_note: bool,
}

/// The screen of a condition, with what a refused post left on it.
pub fn page(app: &App, actor: &Actor, assessment: &Assessment, key: ConditionKey, overlay: &Overlay) -> Answer {
    let guide = assessment.guide()?;
    let condition = guide.condition(key);
    let fields = Fields { app, sheet: Sheet::Condition(key), state: &assessment.state, overlay };
    let id = assessment.round.id;
    let step = |step| {
        let view = fields.step(step, guide);
        let stored = &assessment.state[step.key].note;
        MeetingStep { hides_note: !stored.is_empty() && *stored == view.note.value && !view.note.is_troubled(), view }
    };
    html(&ScreenPage {
        frame: Frame::new(app, actor, format!("Meeting, condition {}", key.number()), format!("/assessments/{id}/meeting?condition={key}"))
            .within(place(assessment))
            .saved_at(app, assessment.saved_at)
            .troubled(!fields.troubles().is_empty()),
        id,
        steps: condition.steps.iter().map(step).collect(),
        need: fields.view(Field::Need(key)),
        troubles: fields.troubles(),
        conditions: &guide.conditions,
        previous: key.previous().map(|key| guide.condition(key)),
        is_last: key.next().is_none(),
        condition,
        choices: StepAnswer::ALL,
    })
}

/// `templates/conversation/end.html`
#[derive(Template)]
#[template(path = "conversation/end.html")]
struct EndPage {
    frame: Frame,
    id: AssessmentId,
    meeting: Option<Meeting>,
    held: String,
    present: String,
    open: Vec<Open>,
}

/// What is still to be looked at, for one reason.
struct Open {
    heading: &'static str,
    hint: &'static str,
    lines: Vec<OpenLine>,
}

/// The steps of one condition that are still to be looked at.
struct OpenLine {
    condition: &'static Condition,
    steps: String,
}

/// The last screen.
pub async fn end(app: &App, actor: &Actor, assessment: &Assessment) -> Answer {
    let guide = assessment.guide()?;
    let id = assessment.round.id;
    let state = &assessment.state;
    let lines = |is_open: &dyn Fn(StepKey) -> bool| {
        let of_condition = |condition: &'static Condition| {
            let steps: Vec<String> = condition.key.steps().filter(|step| is_open(*step)).map(StepKey::label).collect();
            (!steps.is_empty()).then(|| OpenLine { condition, steps: words::list(&steps) })
        };
        guide.conditions.iter().filter_map(of_condition).collect::<Vec<_>>()
    };
    let mut open = vec![
        Open {
            heading: "Not looked at yet",
            hint: "Nobody has given an answer to these steps.",
            lines: lines(&|step| state[step].answer.is_none()),
        },
        Open {
            heading: "We don’t know yet",
            hint: "Somebody has to find out.",
            lines: lines(&|step| state[step].answer == Some(StepAnswer::Unknown)),
        },
        Open {
            heading: "Carried over and not confirmed",
            hint: "These answers come from an earlier round, and nobody has said that they still hold.",
            lines: lines(&|step| state[step].answer.is_some() && state[step].carried.is_some()),
        },
    ];
    open.retain(|open| !open.lines.is_empty());
    let meeting = app.store().meetings(id).await?.into_iter().next();
    html(&EndPage {
        frame: Frame::new(app, actor, "End of the meeting", format!("/assessments/{id}/meeting?condition=end")).within(place(assessment)),
        id,
        held: meeting.as_ref().map_or_else(String::new, |meeting| dates::long(meeting.held)),
        present: meeting.as_ref().map_or_else(String::new, Meeting::who),
        meeting,
        open,
    })
}

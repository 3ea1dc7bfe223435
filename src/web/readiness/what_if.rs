//! What if some steps were in place? The same count over changed answers; nothing is saved.

use askama::Template;
use axum::extract::State;

use super::ladder::Ladder;
use crate::domain::guide::{Condition, StepKey};
use crate::domain::ids::AssessmentId;
use crate::domain::readiness::Answer as StepAnswer;
use crate::domain::words::{agree, number};
use crate::domain::work::{Only, Serving};
use crate::report::{Log, Report, Sources};
use crate::store::Assessment;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, Id, Query, html};
use crate::web::rounds::place;

/// `templates/readiness/what_if.html`
#[derive(Template)]
#[template(path = "readiness/what_if.html")]
struct WhatIfPage {
    frame: Frame,
    id: AssessmentId,
    parts: Vec<Part>,
    now: Report,
    then: Report,
    ladder: Ladder,
    difference: String,
    is_changed: bool,
}

/// One condition with its steps to tick.
struct Part {
    condition: &'static Condition,
    words: String,
    steps: Vec<Tick>,
}

/// A step to tick.
struct Tick {
    key: StepKey,
    label: String,
    short: &'static str,
    is_ticked: bool,
    saved: &'static str,
}

/// The steps ticked in the address: `step-1.1=in_place`, once `counted` is there; else those in place.
fn ticked(mut query: crate::web::frame::Form, assessment: &Assessment) -> Result<Vec<StepKey>, Failure> {
    let is_counted = query.take("counted").is_some();
    let steps = query.take_all("step-");
    query.end()?;
    let mut ticked = Vec::new();
    for (key, value) in steps {
        let key: StepKey = key.parse().map_err(|_| Failure::Malformed("A step came that the guide does not have."))?;
        if value != StepAnswer::InPlace.as_str() {
            return Err(Failure::Malformed("Steps can only be ticked here."));
        }
        ticked.push(key);
    }
    if !is_counted && ticked.is_empty() {
        ticked = assessment.state.answers().filter(|(_, answer)| *answer == Some(StepAnswer::InPlace)).map(|(step, _)| step).collect();
    }
    Ok(ticked)
}

fn report(app: &App, assessment: &Assessment) -> Result<Report, Failure> {
    Ok(Report::of(Sources {
        jurisdiction: &assessment.jurisdiction.profile,
        is_example: assessment.jurisdiction.is_example,
        round: &assessment.round.heading,
        state: &assessment.state,
        decision: None,
        actions: &[],
        serving: &Serving::default(),
        only: Only::All,
        latest_decision: None,
        rounds: &[],
        log: Log::default(),
        paper: assessment.jurisdiction.profile.paper.into(),
        people: Vec::new(),
        guide: assessment.guide()?,
        limits_by: None,
        as_of: app.now(),
        with_notes: false,
    }))
}

/// `GET /assessments/{id}/what-if`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, Query(query): Query) -> Answer {
    let assessment = app.store().assessment(id).await?;
    let ticked = ticked(query, &assessment)?;
    let now = report(&app, &assessment)?;
    let mut supposed = assessment.clone();
    for (step, answer) in assessment.state.answers() {
        let was = answer == Some(StepAnswer::InPlace);
        match (was, ticked.contains(&step)) {
            (false, true) => supposed.state.answer(step, Some(StepAnswer::InPlace)),
            (true, false) => supposed.state.answer(step, Some(StepAnswer::NotYet)),
            _ => {}
        }
    }
    let then = report(&app, &supposed)?;
    let guide = assessment.guide()?;
    let parts = guide
        .conditions
        .iter()
        .zip(&then.conditions)
        .map(|(condition, part)| Part {
            condition,
            words: part.judgment.as_ref().map_or_else(
                || part.words.clone(),
                |judgment| format!("{}. {}, which steps do not change", part.words, judgment.judged.label()),
            ),
            steps: condition
                .steps
                .iter()
                .map(|step| Tick {
                    key: step.key,
                    label: step.key.label(),
                    short: &step.short,
                    is_ticked: ticked.contains(&step.key),
                    saved: StepAnswer::label_of(assessment.state[step.key].answer),
                })
                .collect(),
        })
        .collect();
    let changed = assessment.state.answers().filter(|(step, _)| supposed.state[*step] != assessment.state[*step]).count();
    html(&WhatIfPage {
        frame: Frame::new(&app, &actor, "What if", format!("/assessments/{id}/what-if")).within(place(&assessment)),
        id,
        parts,
        ladder: Ladder::of(&then.verdict),
        difference: difference(now.verdict.floor, then.verdict.floor, changed),
        is_changed: changed > 0,
        now,
        then,
    })
}

/// "With two steps changed, seven of nine conditions would be met instead of five."
fn difference(now: u8, then: u8, changed: usize) -> String {
    let steps = format!("With {} {} changed", number(changed), agree(changed, "step", "steps"));
    let [now, then] = [now, then].map(|n| number(n.into()));
    match changed {
        0 => format!(
            "Nothing is changed yet: {now} of nine conditions {} met, as saved. Tick a step to see the count move.",
            if now == "one" { "is" } else { "are" }
        ),
        _ if now == then => format!("{steps}, {then} of nine conditions would be met, the same as now."),
        _ => format!("{steps}, {then} of nine conditions would be met instead of {now}."),
    }
}

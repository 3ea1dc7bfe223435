//! Saving answers: one way for the condition page and the worksheet, with script and without.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::conditions::{self, Aside, Unconfirmed};
use super::fields::{FieldView, Fields, Overlay};
use super::worksheet;
use crate::domain::guide::{ConditionKey, StepKey};
use crate::domain::ids::AssessmentId;
use crate::domain::people::Actor;
use crate::domain::readiness::{Field, Posted, Sheet};
use crate::store::{Assessment, ConditionFacts, StoreError};
use crate::web::conversation::{screen, told_from_step};
use crate::web::frame::page::saved;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Id, Key, WantsFragment, html, see_other};

/// `templates/readiness/saved.html`: what changed, for the script to put in place.
#[derive(Template)]
#[template(path = "readiness/saved.html")]
struct SavedFragment {
    saved: String,
    fields: Vec<FieldView>,
    marks: Vec<Settled>,
    unconfirmed: Option<Unconfirmed>,
    aside: Option<Aside>,
    progress: Option<worksheet::Progress>,
}

/// A mark of an answer carried over that is gone by now.
struct Settled {
    key: StepKey,
    is_confirmed: bool,
}

/// The marks that are gone since the answer was given anew or confirmed.
fn settled(touched: &[Field], fields: &Fields) -> Vec<Settled> {
    let is_touched = |field: Field| touched.contains(&field);
    StepKey::all()
        .filter(|step| is_touched(Field::Answer(*step)) || is_touched(Field::Carried(*step)))
        .filter(|step| fields.state[*step].carried.is_none())
        .map(|key| {
            // Where somebody else gave another answer in the meantime, it is not the one that was confirmed.
            let answer = fields.view(Field::Answer(key));
            let is_confirmed = is_touched(Field::Carried(key)) && answer.replaced.is_none() && answer.conflict.is_none();
            Settled { key, is_confirmed }
        })
        .collect()
}

/// `POST /assessments/{id}/conditions/{key}`
pub async fn record(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, key): Key<AssessmentId, ConditionKey>,
    fragment: WantsFragment,
    mut form: Form,
) -> Answer {
    // The button that confirms all answers of a condition comes back to it.
    let stays = form.take("stay").is_some();
    // The button that says who told us saves the form first, so that nothing typed is lost.
    let told = form.take("told");
    let in_meeting = form.take("from").is_some_and(|from| from == "meeting");
    let sheet = Sheet::Condition(key);
    let to = match (in_meeting, key.next()) {
        (true, Some(next)) => format!("/assessments/{id}/meeting?condition={next}"),
        (true, None) => format!("/assessments/{id}/meeting?condition=end"),
        (false, _) if stays => format!("/assessments/{id}/conditions/{key}"),
        (false, _) => onward(id, sheet),
    };
    let answer = save(&app, &actor, &Origin { id, sheet, in_meeting, to }, fragment, form).await?;
    match told {
        Some(told) if answer.status() == StatusCode::SEE_OTHER => told_from_step(&app, &actor, id, &told).await,
        _ => Ok(answer),
    }
}

/// `POST /assessments/{id}/worksheet`
pub async fn record_worksheet(
    State(app): State<App>,
    Acting(actor): Acting,
    Id(id): Id<AssessmentId>,
    fragment: WantsFragment,
    form: Form,
) -> Answer {
    let to = onward(id, Sheet::Worksheet);
    save(&app, &actor, &Origin { id, sheet: Sheet::Worksheet, in_meeting: false, to }, fragment, form).await
}

/// Where a form of answers came from: of which round, which form, whether it is a screen of a meeting,
/// and where it leads.
struct Origin {
    id: AssessmentId,
    sheet: Sheet,
    in_meeting: bool,
    to: String,
}

/// Saves a form of answers.
async fn save(app: &App, actor: &Actor, origin: &Origin, fragment: WantsFragment, form: Form) -> Answer {
    let id = origin.id;
    let posted = Posted::read(origin.sheet, form.rest())
        .map_err(|_| Failure::Malformed("A field came that this form does not have. Nothing was saved."))?;
    if !posted.problems.is_empty() {
        let before = app.store().assessment(id).await?;
        let overlay = Overlay { posted, ..Overlay::default() };
        return answer(app, actor, &before, origin, overlay, fragment, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let recorded = match app.store().record(id, &posted.changes, actor, app.now()).await {
        // The script keeps what was typed on its page; without it, this page must.
        Err(StoreError::ReadOnlyRound) if !fragment.0 => {
            let before = app.store().assessment(id).await?;
            let overlay = Overlay { posted, is_read_only: true, ..Overlay::default() };
            return answer(app, actor, &before, origin, overlay, fragment, StatusCode::CONFLICT).await;
        }
        recorded => recorded?,
    };
    let has_conflicts = !recorded.conflicts.is_empty();
    let status = if has_conflicts { StatusCode::CONFLICT } else { StatusCode::OK };
    if !has_conflicts && !fragment.0 {
        return Ok(see_other(&origin.to));
    }
    let overlay = Overlay { posted, conflicts: recorded.conflicts, ..Overlay::default() };
    answer(app, actor, &recorded.after, origin, overlay, fragment, status).await
}

/// Where "Save and continue" leads.
fn onward(id: AssessmentId, sheet: Sheet) -> String {
    match sheet {
        Sheet::Condition(key) => match key.next() {
            Some(next) => format!("/assessments/{id}/conditions/{next}"),
            None => format!("/assessments/{id}"),
        },
        Sheet::Worksheet => format!("/assessments/{id}/verdict"),
    }
}

async fn answer(
    app: &App,
    actor: &Actor,
    assessment: &Assessment,
    origin: &Origin,
    overlay: Overlay,
    fragment: WantsFragment,
    status: StatusCode,
) -> Result<Response, Failure> {
    let page = match origin.sheet {
        sheet if fragment.0 => fragment_page(app, assessment, sheet, &overlay)?,
        Sheet::Condition(key) if origin.in_meeting => screen::page(app, actor, assessment, key, &overlay)?,
        Sheet::Condition(key) => {
            // The round as it was when the post was settled: what stands beside a conflict must be what the form goes by.
            let around = app.store().condition(origin.id, key).await?;
            let facts = ConditionFacts { assessment: assessment.clone(), ..(*around).clone() };
            conditions::page(app, actor, &facts, key, &overlay)?
        }
        Sheet::Worksheet => worksheet::page(app, actor, assessment, &overlay)?,
    };
    Ok((status, page).into_response())
}

fn fragment_page(app: &App, assessment: &Assessment, sheet: Sheet, overlay: &Overlay) -> Answer {
    let fields = Fields { app, sheet, state: &assessment.state, overlay };
    // A conflict settled for "theirs" leaves nothing typed, but its revision tells that it was there.
    let mut touched: Vec<_> = overlay.posted.typed.keys().chain(overlay.posted.seen.keys()).copied().collect();
    touched.sort_unstable();
    touched.dedup();
    html(&SavedFragment {
        saved: assessment.saved_at.map_or_else(String::new, |at| saved(app, at)),
        marks: settled(&touched, &fields),
        unconfirmed: match sheet {
            Sheet::Condition(key) => Some(Unconfirmed::of(assessment, key)),
            Sheet::Worksheet => None,
        },
        fields: touched.into_iter().map(|field| fields.view(field)).collect(),
        aside: match sheet {
            Sheet::Condition(key) => Some(Aside::of(assessment, assessment.guide()?.condition(key))),
            Sheet::Worksheet => None,
        },
        progress: match sheet {
            Sheet::Condition(_) => None,
            Sheet::Worksheet => Some(worksheet::Progress::of(assessment)),
        },
    })
}

//! One press in the list: to do, doing, done, no change. And marking the step that a finished action closed.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::action::refused_press;
use super::ledger::Ledger;
use super::page::{Showing, page_with, view};
use super::row::Row;
use crate::domain::guide::Topic;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::ActionId;
use crate::domain::readiness::{Answer as StepAnswer, Change, Field, Revision};
use crate::domain::words::dates;
use crate::domain::work::{self, Only, Press, Status};
use crate::store::Pressed;
use crate::web::frame::page::saved;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Id, WantsFragment, html, see_other};

/// `templates/work/pressed.html`: the row as it is now, for the script to put in place.
#[derive(Template)]
#[template(path = "work/pressed.html")]
struct PressedFragment {
    saved: String,
    row: Row,
    view: work::View,
    lacking: String,
}

/// `POST /actions/{id}/status`: with `from=step` it comes back to the step's page, else to the plan.
pub async fn press(State(app): State<App>, Acting(actor): Acting, Id(id): Id<ActionId>, fragment: WantsFragment, mut form: Form) -> Answer {
    let word = form.text("status");
    let seen = form.rev("status").unwrap_or(Revision::of(""));
    let view = view(form.take("view").as_deref())?;
    let only = form.take("only");
    let is_from_step = form.take("from").is_some_and(|from| from == "step");
    form.end()?;
    let (jurisdiction, action) = app.store().action(id).await?;
    let pressed: Press = match word.parse() {
        Ok(pressed) => pressed,
        Err(problem) => return refused_press(&app, &actor, id, &word, problem).await,
    };
    let came_to = app.store().update_action(id, pressed, seen, &actor, app.now()).await?;
    let ledger = Ledger::of(&app, jurisdiction.id).await?;
    let only = ledger.only(only.as_deref()).unwrap_or_default();
    let trouble = if came_to == Pressed::Stale { Some(what_it_says_now(&app, id, action.status).await?) } else { None };
    let status = if trouble.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let now = ledger.actions.iter().find(|action| action.id == id).ok_or(Failure::NotFound)?;
    if fragment.0 {
        let row = Row { trouble, only: only.to_string(), ..Row::of(now, &ledger) };
        let lacking = work::lacking(ledger.those(only));
        let view = view.unwrap_or(work::View::Condition);
        let page = html(&PressedFragment { saved: saved(&app, app.now()), row, view, lacking })?;
        return Ok((status, page).into_response());
    }
    if let Some(words) = trouble {
        let showing = Showing { view, only, finished: Some(id), trouble: Some((id, words)), ..Showing::default() };
        return page_with(status, &app, &actor, &ledger, showing).await;
    }
    let step = now.closes.and_then(Topic::step);
    if let (true, Some(step), Some(latest)) = (is_from_step, step, &ledger.latest) {
        return Ok(see_other(&format!("/assessments/{}/conditions/{}#step-{step}", latest.id, step.condition())));
    }
    let view = view.unwrap_or(work::View::Condition);
    let finished = if now.status == Status::Done { format!("&finished={id}") } else { String::new() };
    let only = shown_again(only);
    Ok(see_other(&format!("/jurisdictions/{}/plan?view={view}{only}{finished}#action-{id}", jurisdiction.id)))
}

/// Which actions a page shows, for its address.
fn shown_again(only: Only) -> String {
    if only == Only::All { String::new() } else { format!("&only={only}") }
}

/// Who changed the status in the meantime, and to what.
async fn what_it_says_now(app: &App, id: ActionId, status: Status) -> Result<String, Failure> {
    let status = status.label();
    Ok(match app.store().last_change(Subject::Action(id), Fact::Status).await? {
        Some(event) => {
            let at = dates::relative_at_the_end(app.local(event.at), app.now());
            format!(
                "{} changed this to “{status}”, {at}. Nothing was overwritten. Press again if it should be otherwise.",
                event.actor.name
            )
        }
        None => format!("This says “{status}” now. Nothing was overwritten. Press again if it should be otherwise."),
    })
}

/// `POST /actions/{id}/mark`: marks the step that an action closed as in place, in the newest round,
/// and comes back to the plan.
pub async fn mark(State(app): State<App>, Acting(actor): Acting, Id(id): Id<ActionId>, mut form: Form) -> Answer {
    let seen = Revision::shown(form.take("rev").as_deref());
    let view = view(form.take("view").as_deref())?.unwrap_or(work::View::Condition);
    let only = form.take("only").and_then(|only| only.parse().ok()).map_or_else(String::new, shown_again);
    form.end()?;
    let (jurisdiction, action) = app.store().action(id).await?;
    let step = action.closes.and_then(Topic::step).ok_or(Failure::NotFound)?;
    let round = app.store().rounds(jurisdiction.id).await?.into_iter().next().ok_or(Failure::NotFound)?;
    let change = Change { field: Field::Answer(step), seen, value: StepAnswer::InPlace.to_string() };
    let recorded = app.store().record(round.id, &[change], &actor, app.now()).await?;
    if !recorded.conflicts.is_empty() {
        return Err(Failure::ChangedSince);
    }
    Ok(see_other(&format!("/jurisdictions/{}/plan?view={view}{only}&finished={id}#action-{id}", jurisdiction.id)))
}

//! One press beside an ask: they told us, or we no longer wait.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::asks::{Showing, page};
use crate::domain::conversation::{Ask, Outcome};
use crate::domain::guide::StepKey;
use crate::domain::history::{Fact, Subject};
use crate::domain::ids::{AskId, AssessmentId};
use crate::domain::people::Actor;
use crate::domain::readiness::{Answer, Revision};
use crate::domain::words::dates;
use crate::domain::words::inserted;
use crate::store::Pressed;
use crate::web::frame::{Acting, Answer as Page, App, Failure, Form, Id, see_other};

/// `POST /asks/{id}/told`
pub async fn tell(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AskId>, form: Form) -> Page {
    let outcome = Outcome::Told(app.now().date());
    press(&app, &actor, id, outcome, form).await
}

/// `POST /asks/{id}/withdraw`
pub async fn withdraw(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AskId>, form: Form) -> Page {
    press(&app, &actor, id, Outcome::Withdrawn, form).await
}

async fn press(app: &App, actor: &Actor, id: AskId, outcome: Outcome, mut form: Form) -> Page {
    let seen = Revision::shown(form.take("rev").as_deref());
    form.end()?;
    match app.store().settle_ask(id, outcome, seen, actor, app.now()).await? {
        Pressed::Saved => {
            let (round, ask) = app.store().ask(id).await?;
            let state = app.store().assessment(round).await?.state;
            let open = |step: &StepKey| matches!(state[*step].answer, None | Some(Answer::Unknown));
            // Whoever told us said something: the way leads to where it is written down.
            Ok(see_other(&match ask.topic.steps().into_iter().find(open) {
                Some(step) if ask.told.is_some() => format!("/assessments/{round}/conditions/{}#step-{step}", step.condition()),
                _ => format!("/assessments/{round}/asks"),
            }))
        }
        Pressed::Stale => stale(app, actor, id).await,
    }
}

/// The list as it is now, with what somebody else wrote down in the meantime.
async fn stale(app: &App, actor: &Actor, id: AskId) -> Page {
    let (round, ask) = app.store().ask(id).await?;
    let assessment = app.store().assessment(round).await?;
    let refused = Some(what_it_says_now(app, &ask).await?);
    let page = page(app, actor, &assessment, Showing { refused, ..Showing::default() }).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

async fn what_it_says_now(app: &App, ask: &Ask) -> Result<String, Failure> {
    let (name, topic) = (inserted(&ask.person.profile.name), ask.topic.label());
    let (fact, now) = match ask.told {
        Some(day) => (Fact::Told, format!("that {name} told us about {topic} on {}", dates::long(day))),
        None => (Fact::Withdrawn, format!("that we no longer wait for {name} about {topic}")),
    };
    let event = app.store().last_change(Subject::Ask(ask.id), fact).await?;
    let who = event.map_or_else(
        || "It says by now".to_owned(),
        |event| format!("{} wrote down {}", inserted(&event.actor.name), dates::relative(app.local(event.at), app.now())),
    );
    Ok(format!("{who} {now}. Nothing was overwritten."))
}

/// Writes down that somebody told us, from the page of a condition, whose form was saved. `pressed` is
/// what the button says: the ask and the step beside which it stands. Goes back to that step.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such ask, [`Failure::ReadOnly`], or a failed write.
pub async fn told_from_step(app: &App, actor: &Actor, round: AssessmentId, pressed: &str) -> Result<Response, Failure> {
    let (id, step) = pressed.split_once('@').ok_or(Failure::NotFound)?;
    let id: AskId = id.parse().map_err(|_| Failure::NotFound)?;
    let step: StepKey = step.parse().map_err(|_| Failure::NotFound)?;
    if app.store().ask(id).await?.0 != round {
        return Err(Failure::NotFound);
    }
    let outcome = Outcome::Told(app.now().date());
    match app.store().settle_ask(id, outcome, Revision::of(""), actor, app.now()).await? {
        Pressed::Saved => Ok(see_other(&format!("/assessments/{round}/conditions/{}#step-{step}", step.condition()))),
        Pressed::Stale => stale(app, actor, id).await,
    }
}

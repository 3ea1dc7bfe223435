//! Work in a meeting: a group goes through the strategic actions, one after the other in large type, and sets impact and
//! feasibility for the coalition.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::{Basis, stored};
use super::end;
use super::form;
use super::view::{Link, predictors};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::strategy::StrategicAction;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::inserted::all_inserted;
use crate::domain::words::{capital, list};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};
use crate::web::things::{Came, FormView, Saved, save};

/// `templates/strategy/meeting.html`
#[derive(Template)]
#[template(path = "strategy/meeting.html")]
struct MeetingPage {
    frame: Frame,
    home: String,
    action: Uuid,
    title: String,
    status: &'static str,
    /// Which of how many it is.
    step: String,
    goal: String,
    /// What a group should know before it sets the two, each with its name.
    told: Vec<(&'static str, String)>,
    findings: Vec<Link>,
    before: Option<Link>,
    is_last: bool,
    every: Vec<(Link, bool)>,
    form: FormView,
}

fn page(app: &App, actor: &Actor, basis: &Basis, stored: &Thing, form: FormView) -> Answer {
    let action = StrategicAction::of(stored);
    let all = basis.strategy.in_a_meeting();
    let at = all.iter().position(|one| one.id == action.id);
    let finding = |id: &Uuid| Some(Link::to_finding(basis, *id, &basis.strategy.finding(*id)?.statement));
    let levels: Vec<String> = action.levels.iter().map(|level| level.label().to_lowercase()).collect();
    let told = [
        ("Whom it reaches", capital(&list(&all_inserted(basis.groups_called(&action.groups))))),
        ("Predictors", predictors(&action.predictors)),
        ("What it changes", capital(&list(&levels))),
        ("Who leads it", basis.lead(&action)),
        ("What it builds on", action.builds_on.clone()),
        ("Proof that it works", action.proof.clone()),
        ("Effect on equity", action.equity.clone()),
        ("Risks", action.risks.clone()),
        ("What the community said", action.shaped.clone()),
    ];
    html(&MeetingPage {
        frame: basis
            .frame(app, actor, "Impact and feasibility", &format!("/meeting?action={}", action.id))
            .troubled(!form.troubles().is_empty()),
        home: basis.home(),
        action: action.id,
        status: action.status.label(),
        step: at.map_or_else(|| "Dropped".to_owned(), |at| format!("Strategic action {} of {}", at + 1, all.len())),
        goal: action.goal.and_then(|goal| basis.strategy.goal(goal)).map_or_else(String::new, |goal| goal.title.clone()),
        told: told.into_iter().filter(|(_, words)| !words.is_empty()).collect(),
        findings: action.findings.iter().filter_map(finding).collect(),
        before: at.and_then(|at| at.checked_sub(1)).and_then(|at| all.get(at)).map(|before| Link::to_screen(basis, before)),
        is_last: at.is_none_or(|at| at + 1 == all.len()),
        every: all.iter().map(|one| (Link::to_screen(basis, one), one.is_weighed())).collect(),
        title: action.title,
        form,
    })
}

/// `GET /jurisdictions/{id}/strategy/meeting`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let asked = query.take("action");
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let first = || basis.strategy.in_a_meeting().first().map(|action| action.id);
    let action: Option<Uuid> = match asked.as_deref() {
        Some("end") => None,
        Some(asked) => Some(asked.parse().map_err(|_| Failure::NotFound)?),
        None => first(),
    };
    let Some(action) = action else { return end::page(&app, &actor, &basis) };
    let was = stored(&app, id, Noun::StrategicAction, action).await?.ok_or(Failure::NotFound)?;
    let form = form::stored(&basis, &was);
    page(&app, &actor, &basis, &was, form)
}

/// Takes the two numbers of one strategic action out of a form.
fn take(form: &mut Form) -> Result<(Uuid, Came), Failure> {
    let action = form.text("action").parse().map_err(|_| Failure::NotFound)?;
    let came = Came::take(form, Noun::StrategicAction);
    if came.exceeds(&[Fact::Impact, Fact::Feasibility]) {
        return Err(Failure::Malformed("A field came that this form does not have."));
    }
    Ok((action, came))
}

/// `POST /jurisdictions/{id}/strategy/meeting`: sets the two numbers of one strategic action, and the group goes on.
pub async fn weigh(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let (action, came) = take(&mut form)?;
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let noun = Noun::StrategicAction;
    let was = stored(&app, id, noun, action).await?.ok_or(Failure::NotFound)?;
    match save(&app, &actor, id, &came, &was).await? {
        Saved::All => {
            let all = basis.strategy.in_a_meeting();
            let next = all.iter().position(|one| one.id == action).and_then(|at| all.get(at + 1));
            Ok(see_other(&next.map_or_else(|| format!("{}/meeting?action=end", basis.home()), |next| Link::to_screen(&basis, next).href)))
        }
        Saved::Gone => Err(Failure::NotFound),
        Saved::Refused(posted) => {
            let mut form = form::stored(&basis, &was);
            form.refuse(&came, &posted);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, &was, form)?).into_response())
        }
        Saved::Contested(refused) => {
            let basis = Basis::of(&app, id).await?;
            let now = stored(&app, id, noun, action).await?.ok_or(Failure::NotFound)?;
            let mut form = form::stored(&basis, &now);
            form.contest(&app, &came, &refused).await?;
            Ok((StatusCode::CONFLICT, page(&app, &actor, &basis, &now, form)?).into_response())
        }
    }
}

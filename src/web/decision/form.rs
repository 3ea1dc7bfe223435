//! Recording a decision: the form, and what was typed into it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::record as on_record;
use crate::domain::decision::{ChoiceProblems, DECIDER_LINES, Decision, Route, TypedChoice, why_none};
use crate::domain::ids::{AssessmentId, DecisionId};
use crate::domain::people::Actor;
use crate::domain::readiness::{Fingerprint, State as RoundState, Verdict, telling};
use crate::domain::words::dates;
use crate::domain::words::inserted::all_inserted;
use crate::domain::words::text::Problem;
use crate::store::{Assessment, KeptState, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};
use crate::web::people::chooser::{Boxes, take_picks};
use crate::web::people::offered;
use crate::web::readiness::shown::keep_shown;
use crate::web::rounds::place;

/// `templates/decision/form.html`
#[derive(Template)]
#[template(path = "decision/form.html")]
struct FormPage {
    frame: Frame,
    id: AssessmentId,
    is_open: bool,
    shows_form: bool,
    follows: bool,
    result: String,
    why_none: Option<String>,
    routes: Vec<RouteCard>,
    records: Vec<RecordCard>,
    deciders: Boxes,
    typed: TypedChoice,
    latest: String,
    today: String,
    trouble: Trouble,
}

/// A route to choose.
struct RouteCard {
    route: Route,
    is_recommended: bool,
    is_chosen: bool,
    cautions: Vec<&'static str>,
}

/// A state that the decision may rest on.
struct RecordCard {
    value: String,
    is_chosen: bool,
    title: String,
    short: String,
    result: String,
    recommends: String,
}

/// Why a post was not taken.
#[derive(Default)]
struct Trouble {
    problems: ChoiceProblems,
    overtaken_by: Option<String>,
    is_read_only: bool,
    is_unsettled: bool,
}

impl Trouble {
    fn any(&self) -> bool {
        self.problems.any() || self.overtaken_by.is_some() || self.is_read_only || self.is_unsettled
    }
}

/// What a form carried: the fields, the state it rests on, and the decision that was the newest then.
struct Posted {
    typed: TypedChoice,
    rests: String,
    latest: String,
}

/// `GET /assessments/{id}/decision`: the form, or the newest decision once there is one. `?newer=yes`
/// shows the form again, `?of=…` an earlier decision.
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, Query(mut query): Query) -> Answer {
    let (newer, of) = (query.take("newer"), query.take("of"));
    query.end()?;
    let assessment = app.store().assessment(id).await?;
    let newest = app.store().decision_on(id).await?;
    if let Some(of) = of {
        let of: DecisionId = of.parse().map_err(|_| Failure::NotFound)?;
        let all = app.store().decisions(assessment.jurisdiction.id).await?;
        let shown = all.into_iter().find(|decision| decision.id == of && decision.assessment == id).ok_or(Failure::NotFound)?;
        return on_record::page(&app, &actor, &assessment, &shown).await;
    }
    match newest {
        Some(decision) if newer.is_none() || !assessment.round.access.is_open() => {
            on_record::page(&app, &actor, &assessment, &decision).await
        }
        newest => {
            let typed = TypedChoice { decided: dates::iso(app.now().date()), ..TypedChoice::default() };
            let posted = Posted { typed, rests: String::new(), latest: id_of(newest.as_ref()) };
            page(&app, &actor, &assessment, posted, Trouble::default()).await
        }
    }
}

fn id_of(decision: Option<&Decision>) -> String {
    decision.map_or_else(String::new, |decision| decision.id.to_string())
}

/// `POST /assessments/{id}/decision`
pub async fn record(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, mut form: Form) -> Answer {
    let typed = TypedChoice {
        route: form.text("route"),
        deciders: take_picks(&mut form, "deciders")?,
        decided: form.text("decided"),
        reason: form.text("reason"),
        is_interested: form.text("interested") == "yes",
    };
    let posted = Posted { typed, rests: form.text("rests"), latest: form.text("latest") };
    form.end()?;
    let assessment = app.store().assessment(id).await?;
    if !assessment.round.access.is_open() {
        return refused(&app, &actor, &assessment, posted, Trouble { is_read_only: true, ..Trouble::default() }).await;
    }
    let basis = basis(&app, &assessment, &posted.rests).await?;
    let people = offered(&app, assessment.jurisdiction.id).await?;
    let days = (assessment.round.heading.started, app.now().date());
    let read = posted.typed.read(basis.as_ref(), assessment.guide()?, &people, days);
    let new = match read {
        Ok(new) => new,
        Err(problems) => return refused(&app, &actor, &assessment, posted, Trouble { problems: *problems, ..Trouble::default() }).await,
    };
    let seen = if posted.latest.is_empty() { Ok(None) } else { posted.latest.parse().map(Some) };
    let seen = seen.map_err(|_| Failure::Malformed("The form names a decision that there is not."))?;
    match app.store().decide(id, &new, seen, &actor, app.now()).await {
        Ok(Some(_)) => {}
        Ok(None) => match app.store().decision_on(id).await? {
            // Pressed twice: the first press recorded it.
            Some(newest) if newest.says_the_same_as(&new) => {}
            newest => {
                let overtaken_by = Some(newest.as_ref().map_or_else(String::new, told));
                let posted = Posted { latest: id_of(newest.as_ref()), ..posted };
                return refused(&app, &actor, &assessment, posted, Trouble { overtaken_by, ..Trouble::default() }).await;
            }
        },
        Err(StoreError::PersonGone(gone)) => {
            let problems = ChoiceProblems { deciders: Some(Problem::Other(gone.to_string())), ..ChoiceProblems::default() };
            return refused(&app, &actor, &assessment, posted, Trouble { problems, ..Trouble::default() }).await;
        }
        Err(StoreError::ReadOnlyRound) => {
            return refused(&app, &actor, &assessment, posted, Trouble { is_read_only: true, ..Trouble::default() }).await;
        }
        Err(StoreError::Unsettled) => {
            return refused(&app, &actor, &assessment, posted, Trouble { is_unsettled: true, ..Trouble::default() }).await;
        }
        Err(error) => return Err(error.into()),
    }
    let plan = format!("/jurisdictions/{}/plan", assessment.jurisdiction.id);
    Ok(see_other(&if new.route == Route::Proceed { plan } else { format!("{plan}/terms") }))
}

/// "Postpone, decided on November 23, 2026 by Ruth Amadi, County Manager".
fn told(decision: &Decision) -> String {
    let people = all_inserted(decision.people()).join("; ");
    format!("{}, decided on {} by {people}", decision.route.label(), dates::long(decision.decided))
}

/// The state that a form names: today's, or one that was kept for this round.
async fn basis(app: &App, assessment: &Assessment, rests: &str) -> Result<Option<RoundState>, Failure> {
    let Ok(fingerprint) = rests.parse::<Fingerprint>() else { return Ok(None) };
    if fingerprint == assessment.state.fingerprint() {
        return Ok(Some(assessment.state.clone()));
    }
    Ok(app.store().kept_state(assessment.round.id, fingerprint).await?.map(|kept| kept.state))
}

async fn refused(app: &App, actor: &Actor, assessment: &Assessment, posted: Posted, trouble: Trouble) -> Result<Response, Failure> {
    let status = if trouble.problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    let page = page(app, actor, assessment, posted, trouble).await?;
    Ok((status, page).into_response())
}

async fn page(app: &App, actor: &Actor, assessment: &Assessment, posted: Posted, trouble: Trouble) -> Answer {
    let id = assessment.round.id;
    // What is offered here as today's answers should still be known when the form comes back.
    keep_shown(app, assessment).await;
    let basis = basis(app, assessment, &posted.rests).await?.unwrap_or_else(|| assessment.state.clone());
    let verdict = Verdict::of(&basis);
    let recommended = Route::recommended(&verdict);
    let routes = Route::ALL.map(|route| RouteCard {
        route,
        is_recommended: recommended == Some(route),
        is_chosen: posted.typed.route == route.as_str(),
        cautions: route.cautions(&verdict),
    });
    let decided = app.store().decision_on(id).await?.map(|decision| decision.route);
    let is_open = assessment.round.access.is_open();
    let people = offered(app, assessment.jurisdiction.id).await?;
    html(&FormPage {
        frame: Frame::new(app, actor, "Record the decision", format!("/assessments/{id}/decision"))
            .within(place(assessment))
            .troubled(trouble.any()),
        id,
        is_open,
        shows_form: is_open || trouble.any(),
        follows: decided.is_some(),
        result: telling(&verdict, "").short,
        why_none: why_none(&verdict),
        routes: routes.into(),
        records: records(app, assessment, basis.fingerprint()).await?,
        deciders: Boxes::of("deciders", &posted.typed.deciders, &people, DECIDER_LINES, trouble.problems.deciders.as_ref()),
        typed: posted.typed,
        latest: posted.latest,
        today: dates::iso(app.now().date()),
        trouble,
    })
}

/// The states to rest on: today's first, then those that were shown for print, newest first, and the
/// chosen one in any case.
async fn records(app: &App, assessment: &Assessment, chosen: Fingerprint) -> Result<Vec<RecordCard>, Failure> {
    let today = assessment.state.fingerprint();
    let mut kept = app.store().kept_states(assessment.round.id).await?;
    if !kept.iter().any(|kept| kept.state.fingerprint() == chosen) {
        kept.extend(app.store().kept_state(assessment.round.id, chosen).await?);
    }
    let mut cards = vec![record_card("Today’s answers".to_owned(), &assessment.state, chosen)];
    for KeptState { at, state } in kept.into_iter().filter(|kept| kept.state.fingerprint() != today) {
        cards.push(record_card(format!("As of {}", dates::moment(app.local(at))), &state, chosen));
    }
    Ok(cards)
}

fn record_card(title: String, state: &RoundState, chosen: Fingerprint) -> RecordCard {
    let fingerprint = state.fingerprint();
    let verdict = Verdict::of(state);
    RecordCard {
        value: fingerprint.to_string(),
        is_chosen: fingerprint == chosen,
        title,
        short: fingerprint.short(),
        result: telling(&verdict, "").short,
        recommends: Route::recommended(&verdict)
            .map_or_else(|| "It recommends no route.".to_owned(), |route| format!("It recommends {}.", route.infinitive())),
    }
}

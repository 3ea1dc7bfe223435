//! Beginning a round, blank or with what an earlier one says.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::readiness::State as RoundState;
use crate::domain::rounds::{Heading, has_anything, heading};
use crate::domain::words::dates;
use crate::domain::words::text::Problem;
use crate::store::{Jurisdiction, Round, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, html, see_other};
use crate::web::jurisdiction::place;

/// `templates/rounds/new.html`
#[derive(Template)]
#[template(path = "rounds/new.html")]
struct NewPage {
    frame: Frame,
    jurisdiction: Jurisdiction,
    last: Option<Round>,
    source: Option<Round>,
    typed: Typed,
    latest: String,
    problems: Problems,
    /// Whether the start date lies before that of the last round, which a wrong clock may have given it.
    is_before_last: bool,
}

/// The form as it was typed. `with` is what the round begins with: `blank`, or the id of the round to carry over from.
struct Typed {
    title: String,
    started: String,
    with: String,
}

#[derive(Default)]
struct Problems {
    title: Option<Problem>,
    started: Option<Problem>,
    with: Option<Problem>,
    overtaken: Option<&'static str>,
}

impl Problems {
    fn any(&self) -> bool {
        self.overtaken.is_some() || [&self.title, &self.started, &self.with].into_iter().any(Option::is_some)
    }
}

const BLANK: &str = "blank";
const OVERTAKEN: &str =
    "In the meantime somebody else started a round. What you typed still stands below. Start this one only if it is to follow that one.";
const UNSETTLED: &str = "Two copies of this jurisdiction went on apart, and no one has said yet which of their rounds is the newest. Say so first. What you typed still stands below.";

/// The round that a new one would carry over from: the newest that says anything.
fn source(rounds: &[(Round, RoundState)]) -> Option<&Round> {
    rounds.iter().find(|(_, state)| has_anything(state)).map(|(round, _)| round)
}

async fn new_page(app: &App, actor: &Actor, id: JurisdictionId, typed: Option<Typed>, problems: Problems) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let rounds = app.store().rounds_with_states(id).await?;
    let source = source(&rounds).cloned();
    let typed = typed.unwrap_or_else(|| {
        let taken: Vec<String> = rounds.iter().map(|(round, _)| round.heading.title.clone()).collect();
        let heading = Heading::on(app.now().date()).not_among(&taken);
        // Most answers outlast a season, and a carried one stays marked until somebody confirms it.
        let with = source.as_ref().map_or_else(|| BLANK.to_owned(), |round| round.id.to_string());
        Typed { title: heading.title, started: dates::iso(heading.started), with }
    });
    html(&NewPage {
        frame: Frame::new(app, actor, "New round", format!("/jurisdictions/{id}/assessments"))
            .within(place(&jurisdiction))
            .troubled(problems.any()),
        jurisdiction,
        is_before_last: problems.started.is_some() && heading::started(&typed.started).is_ok(),
        latest: rounds.first().map_or_else(String::new, |(round, _)| round.id.to_string()),
        last: rounds.into_iter().next().map(|(round, _)| round),
        source,
        typed,
        problems,
    })
}

/// `GET /jurisdictions/{id}/assessments`: the form for a new round.
pub async fn new(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    new_page(&app, &actor, id, None, Problems::default()).await
}

/// Which round to carry over from, if from any.
async fn carried(app: &App, id: JurisdictionId, with: &str) -> Result<Result<Option<AssessmentId>, Problem>, Failure> {
    if with == BLANK {
        return Ok(Ok(None));
    }
    let rounds = app.store().rounds(id).await?;
    let chosen = with.parse().ok().filter(|chosen| rounds.iter().any(|round| round.id == *chosen));
    Ok(chosen.map_or(Err(Problem::NotAChoice), |round| Ok(Some(round))))
}

/// `POST /jurisdictions/{id}/assessments`
pub async fn begin(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let usual = Heading::on(app.now().date());
    let typed = Typed {
        title: form.take("title").unwrap_or(usual.title),
        started: form.take("started").unwrap_or_else(|| dates::iso(usual.started)),
        with: form.take("with").unwrap_or_else(|| BLANK.to_owned()),
    };
    let latest = form.text("latest");
    form.end()?;
    // A page from before another round was begun says so. One that names no round was not shown any.
    let seen = if latest.is_empty() { Ok(None) } else { latest.parse().map(Some) };
    let seen = seen.map_err(|_| Failure::Malformed("The form names a round that there is not."))?;
    let before = app.store().rounds(id).await?.into_iter().next().map(|round| round.heading);
    match (heading::title(&typed.title), heading::started_after(&typed.started, before.as_ref()), carried(&app, id, &typed.with).await?) {
        (Ok(title), Ok(started), Ok(from)) => {
            let heading = Heading { title, started };
            let begun = match from {
                Some(earlier) => app.store().begin_round_from(earlier, seen, &heading, &actor, app.now()).await,
                None => app.store().begin_round(id, seen, &heading, &actor, app.now()).await,
            };
            let overtaken = match begun {
                Ok(round) => return Ok(see_other(&format!("/assessments/{round}"))),
                Err(StoreError::Overtaken) => OVERTAKEN,
                Err(StoreError::Unsettled) => UNSETTLED,
                Err(error) => return Err(error.into()),
            };
            let problems = Problems { overtaken: Some(overtaken), ..Problems::default() };
            let page = new_page(&app, &actor, id, Some(typed), problems).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        (title, started, from) => {
            let problems = Problems { title: title.err(), started: started.err(), with: from.err(), overtaken: None };
            let page = new_page(&app, &actor, id, Some(typed), problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

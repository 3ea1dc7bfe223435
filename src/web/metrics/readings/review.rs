//! The data review: a group goes through the metrics, one predictor after the other, and notes what it sees.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::basis::{Basis, Chosen};
use super::metric::{insight, part_of, support};
use crate::domain::guide::Framework;
use crate::domain::guide::metrics::MetricKey;
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::Noun;
use crate::report::MetricPart;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};
use crate::web::things::{Added, Came, FormView};

/// The three questions of the review: their words in forms, and what people see.
const QUESTIONS: [(&str, &str); 3] =
    [("see", "What do we see?"), ("surprise", "What surprises us?"), ("ask", "What do we want to ask residents?")];

/// `templates/metrics/readings/review.html`
#[derive(Template)]
#[template(path = "metrics/readings/review.html")]
struct ReviewPage {
    frame: Frame,
    home: String,
    place: Chosen,
    predictor: String,
    what: &'static str,
    part: MetricPart,
    /// Which metric of how many it is.
    step: String,
    before: Option<(String, &'static str)>,
    after: Option<(String, &'static str)>,
    questions: [(&'static str, &'static str); 3],
    question: String,
    form: FormView,
    noted: bool,
}

/// Where the review stands, and what came with a form.
struct Standing {
    metric: MetricKey,
    question: String,
    noted: bool,
}

async fn page(app: &App, actor: &Actor, basis: &Basis, (place, standing): (Chosen, Standing), form: FormView) -> Answer {
    let Standing { metric, question, noted } = standing;
    let (_, part) = part_of(app, basis, place.code, metric).await?;
    let framework = Framework::current();
    let predictor = framework.predictor(metric.get().predictor);
    let at = |key: MetricKey| (format!("{}/review?metric={key}&place={}", basis.home(), place.code), key.get().name.as_str());
    let all: Vec<MetricKey> = MetricKey::all().collect();
    let index = metric.index();
    html(&ReviewPage {
        frame: basis.frame(app, actor, "Data review", &format!("/review?metric={metric}")).troubled(!form.troubles().is_empty()),
        home: basis.home(),
        predictor: predictor.title(),
        what: &predictor.what,
        part,
        step: format!("Metric {} of {}", index + 1, all.len()),
        before: index.checked_sub(1).and_then(|before| all.get(before)).map(|key| at(*key)),
        after: all.get(index + 1).map(|key| at(*key)),
        questions: QUESTIONS,
        question,
        form,
        noted,
        place,
    })
}

fn first() -> Result<MetricKey, Failure> {
    MetricKey::all().next().ok_or(Failure::NotFound)
}

/// `GET /jurisdictions/{id}/metrics/review`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let metric = query.take("metric").map_or_else(first, |metric| metric.parse().map_err(|_| Failure::NotFound))?;
    let (asked, noted) = (query.take("place"), query.take("noted").is_some());
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let Some(place) = basis.asked(asked.as_deref()) else { return Ok(see_other(&format!("{}/places", basis.home()))) };
    let form = FormView::blank(Noun::Finding, Vec::new(), &People::default());
    page(&app, &actor, &basis, (place, Standing { metric, question: "see".to_owned(), noted }), form).await
}

/// `POST /jurisdictions/{id}/metrics/review`: an answer becomes an insight that rests on the newest reading.
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let metric: MetricKey = form.text("metric").parse().map_err(|_| Failure::NotFound)?;
    let (asked, question) = (form.take("place"), form.text("question"));
    let mut came = Came::take(&mut form, Noun::Finding);
    form.end()?;
    let asked_words = QUESTIONS.iter().find(|(key, _)| *key == question).map_or(QUESTIONS[0].1, |(_, words)| *words);
    came.set(Fact::Notes, &format!("Data review: {asked_words}"));
    let basis = Basis::of(&app, id).await?;
    let place = basis.asked(asked.as_deref()).ok_or(Failure::NotFound)?;
    let (_, part) = part_of(&app, &basis, place.code, metric).await?;
    let supports: Vec<_> = part.lines.iter().filter_map(|line| line.newest.as_ref()).map(support).collect();
    match insight(&app, &actor, id, &came, metric, &supports).await? {
        Added::There(_) => Ok(see_other(&format!("{}/review?metric={metric}&place={}&noted=yes#note", basis.home(), place.code))),
        Added::Refused(posted) => {
            let mut form = FormView::blank(Noun::Finding, Vec::new(), &People::default());
            form.refuse(&came, &posted);
            let page = page(&app, &actor, &basis, (place, Standing { metric, question, noted: false }), form).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

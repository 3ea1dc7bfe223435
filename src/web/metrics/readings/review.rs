//! The data review: a group goes through the metrics, one after the other in large type, and notes what it says to them.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::basis::{Basis, Chosen};
use super::metric::{insight, part_of, support};
use crate::domain::guide::Framework;
use crate::domain::guide::metrics::{MetricKey, PlaceCode};
use crate::domain::history::Fact;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Thing};
use crate::domain::words::{capital, count};
use crate::report::MetricPart;
use crate::store::NewThing;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};
use crate::web::readiness::fields::Trouble;
use crate::web::things::{Added, Came};

/// The three questions of the review: their names in forms, and what people see.
const QUESTIONS: [(&str, &str); 3] =
    [("see", "What do we see?"), ("surprise", "What surprises us?"), ("ask", "What do we want to ask residents?")];

/// What the notes of an insight from a review begin with.
const MARK: &str = "Data review: ";

/// A question with what was typed.
struct Question {
    name: &'static str,
    words: &'static str,
    typed: String,
    problem: Option<String>,
    once: Uuid,
}

impl Question {
    fn blank((name, words): (&'static str, &'static str)) -> Self {
        Self { name, words, typed: String::new(), problem: None, once: Uuid::now_v7() }
    }

    fn take((name, words): (&'static str, &'static str), form: &mut Form) -> Self {
        let once = form.take(&format!("once-{name}")).and_then(|once| once.parse().ok()).unwrap_or_else(Uuid::now_v7);
        Self { name, words, typed: form.text(name), problem: None, once }
    }

    /// The answer as an insight came from a form of its own.
    fn came(&self) -> Came {
        let mut came = Came::nothing(Noun::Finding);
        came.once = Some(self.once);
        came.set(Fact::Statement, &self.typed);
        came.set(Fact::Notes, &format!("{MARK}{}", self.words));
        came
    }
}

/// A metric that the review leads to.
struct Leap {
    href: String,
    name: &'static str,
}

impl Leap {
    fn to(basis: &Basis, metric: MetricKey, place: PlaceCode) -> Self {
        Self { href: format!("{}/review?metric={metric}&place={place}", basis.home()), name: &metric.get().name }
    }
}

/// An insight that a review made.
struct Noted {
    href: String,
    statement: String,
}

/// `templates/metrics/readings/review.html`
#[derive(Template)]
#[template(path = "metrics/readings/review.html")]
struct ReviewPage {
    frame: Frame,
    home: String,
    end: String,
    place: Chosen,
    predictor: String,
    what: &'static str,
    part: Arc<MetricPart>,
    /// Which metric of how many it is.
    step: String,
    before: Option<Leap>,
    is_last: bool,
    every: Vec<Leap>,
    questions: Vec<Question>,
    troubles: Vec<Trouble>,
    /// Why nothing was saved, where the place is not looked at any more.
    lost: Option<String>,
    noted: Vec<Noted>,
}

/// What came of the questions, and why nothing was saved.
struct Asked {
    questions: Vec<Question>,
    lost: Option<String>,
}

/// What the reviews of a jurisdiction noted, of one predictor or of all.
async fn noted(app: &App, basis: &Basis, of: Option<MetricKey>) -> Result<Vec<Noted>, Failure> {
    let id = basis.jurisdiction.id;
    let predictor = of.map(|metric| metric.get().predictor.as_str());
    let is_of = |thing: &Thing| {
        let is_about = |predictor: &str| thing.get(Fact::Predictors).lines().any(|line| line == predictor);
        thing.get(Fact::Notes).starts_with(MARK) && predictor.is_none_or(is_about)
    };
    let all = app.store().things(id, &[Noun::Finding]).await?;
    let note = |thing: &Thing| Noted {
        href: format!("/jurisdictions/{id}/findings/{}", thing.id),
        statement: thing.get(Fact::Statement).to_owned(),
    };
    Ok(all.iter().filter(|thing| is_of(thing)).map(note).collect())
}

async fn page(app: &App, actor: &Actor, basis: &Basis, (place, metric): (Chosen, MetricKey), asked: Asked) -> Answer {
    let Asked { questions, lost } = asked;
    let part = part_of(app, basis, place.code, metric).await?;
    let framework = Framework::current();
    let predictor = framework.predictor(metric.get().predictor);
    let all: Vec<MetricKey> = MetricKey::all().collect();
    let index = metric.index();
    let trouble = |question: &Question| {
        let what = question.problem.clone()?;
        Some(Trouble { href: format!("#{}", question.name), label: question.words.to_owned(), what, is_problem: true })
    };
    let troubles: Vec<Trouble> = questions.iter().filter_map(trouble).collect();
    html(&ReviewPage {
        frame: basis.frame(app, actor, "Data review", &format!("/review?metric={metric}")).troubled(!troubles.is_empty() || lost.is_some()),
        home: basis.home(),
        lost,
        end: end_of(basis, place.code),
        predictor: predictor.title(),
        what: &predictor.what,
        part,
        step: format!("Metric {} of {}", index + 1, all.len()),
        before: index.checked_sub(1).and_then(|before| all.get(before)).map(|key| Leap::to(basis, *key, place.code)),
        is_last: index + 1 == all.len(),
        every: all.iter().map(|key| Leap::to(basis, *key, place.code)).collect(),
        questions,
        troubles,
        noted: noted(app, basis, Some(metric)).await?,
        place,
    })
}

/// `templates/metrics/readings/review_end.html`
#[derive(Template)]
#[template(path = "metrics/readings/review_end.html")]
struct EndPage {
    frame: Frame,
    home: String,
    findings: String,
    begin: Leap,
    counted: String,
    noted: Vec<Noted>,
}

fn end_of(basis: &Basis, place: PlaceCode) -> String {
    format!("{}/review?metric=end&place={place}", basis.home())
}

async fn end(app: &App, actor: &Actor, basis: &Basis, place: &Chosen) -> Answer {
    let noted = noted(app, basis, None).await?;
    html(&EndPage {
        frame: basis.frame(app, actor, "End of the data review", "/review?metric=end"),
        home: basis.home(),
        findings: format!("/jurisdictions/{}/findings", basis.jurisdiction.id),
        begin: Leap::to(basis, first()?, place.code),
        counted: capital(&count(noted.len(), "insight is", "insights are")),
        noted,
    })
}

fn first() -> Result<MetricKey, Failure> {
    MetricKey::all().next().ok_or(Failure::NotFound)
}

/// `GET /jurisdictions/{id}/metrics/review`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, Query(mut query): Query) -> Answer {
    let (metric, asked) = (query.take("metric"), query.take("place"));
    query.end()?;
    let basis = Basis::of(&app, id).await?;
    let Some(place) = basis.asked(asked.as_deref()) else { return Ok(basis.choose()) };
    if metric.as_deref() == Some("end") {
        return end(&app, &actor, &basis, &place).await;
    }
    let metric = metric.map_or_else(first, |metric| metric.parse().map_err(|_| Failure::NotFound))?;
    let questions = QUESTIONS.into_iter().map(Question::blank).collect();
    page(&app, &actor, &basis, (place, metric), Asked { questions, lost: None }).await
}

/// `POST /jurisdictions/{id}/metrics/review`: each answer becomes an insight that rests on the newest readings, and the
/// group goes on.
pub async fn add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    let metric: MetricKey = form.text("metric").parse().map_err(|_| Failure::NotFound)?;
    let asked = form.take("place");
    let mut questions: Vec<Question> = QUESTIONS.into_iter().map(|question| Question::take(question, &mut form)).collect();
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    let (place, lost) = basis.posted(asked.as_deref())?;
    if lost.is_some() {
        let page = page(&app, &actor, &basis, (place, metric), Asked { questions, lost }).await?;
        return Ok((StatusCode::CONFLICT, page).into_response());
    }
    let part = part_of(&app, &basis, place.code, metric).await?;
    let supports: Vec<NewThing> = part.lines.iter().filter_map(|line| line.newest.as_ref()).map(support).collect();
    let is_answered = |question: &Question| !question.typed.trim().is_empty();
    // All are looked at before any is saved.
    for question in questions.iter_mut().filter(|question| is_answered(question)) {
        let posted = question.came().read_new(&People::default());
        question.problem = posted.problem(Fact::Statement).map(ToString::to_string);
    }
    if questions.iter().all(|question| question.problem.is_none()) {
        for question in questions.iter_mut().filter(|question| is_answered(question)) {
            if let Added::Refused(posted) = insight(&app, &actor, id, &question.came(), metric, &supports).await? {
                question.problem = posted.problems.first().map(|(_, problem)| problem.to_string());
                break;
            }
        }
    }
    if questions.iter().any(|question| question.problem.is_some()) {
        let page = page(&app, &actor, &basis, (place, metric), Asked { questions, lost: None }).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let next = MetricKey::all().nth(metric.index() + 1);
    Ok(see_other(&next.map_or_else(|| end_of(&basis, place.code), |next| Leap::to(&basis, next, place.code).href)))
}

//! Whom we wait for, and the form that asks someone.

use std::collections::HashSet;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use time::Date;

use super::asked::{Row, Waiting};
use crate::domain::conversation::{Ask, Asking, Ground, Typed, asked, by_person};
use crate::domain::guide::{Condition, Guide, Role, Topic};
use crate::domain::history::Fact;
use crate::domain::ids::AssessmentId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::{Offer, Pick, offers};
use crate::domain::readiness::{Answer as StepAnswer, State as Answers};
use crate::domain::words::text::Problem;
use crate::domain::words::{count, dates};
use crate::store::{Assessment, StoreError};
use crate::web::frame::{Acting, Answer, App, Form, Frame, Id, Query, html, see_other};
use crate::web::people::chooser::{Chooser, take_pick};
use crate::web::people::offered;
use crate::web::readiness::fields::Trouble;
use crate::web::rounds::{place, read_only};

/// `templates/conversation/asks.html`
#[derive(Template)]
#[template(path = "conversation/asks.html")]
struct AsksPage {
    frame: Frame,
    id: AssessmentId,
    is_open: bool,
    heading: String,
    refused: Option<String>,
    waiting: Vec<Waiting>,
    told: Vec<Row>,
    whom: Chooser,
    form: FormView,
    troubles: Vec<Trouble>,
    people: Vec<Offer>,
    roles: &'static [Role],
}

/// The form that asks someone, as the page shows it.
struct FormView {
    person: Pick,
    asked: String,
    due: String,
    today: String,
    role: String,
    groups: Vec<Group>,
    problems: Vec<(Fact, Problem)>,
}

/// The steps of one condition to choose from.
struct Group {
    key: String,
    label: String,
    name: &'static str,
    is_whole: bool,
    /// How many are ticked, in words; empty for none.
    ticked: String,
    choices: Vec<Choice>,
}

struct Choice {
    key: String,
    label: String,
    text: &'static str,
    now: &'static str,
    is_ticked: bool,
}

impl FormView {
    fn of(typed: Typed, role: String, guide: &'static Guide, state: &Answers, today: Date) -> Self {
        let ticked: HashSet<&str> = typed.topics.iter().map(String::as_str).collect();
        Self {
            groups: guide.conditions.iter().map(|condition| Group::of(condition, &ticked, state)).collect(),
            person: typed.person,
            asked: typed.asked,
            due: typed.due,
            today: dates::iso(today),
            role,
            problems: Vec::new(),
        }
    }

    /// What is wrong with a field.
    fn problem(&self, name: &str) -> Option<&Problem> {
        self.problems.iter().find(|(fact, _)| fact.as_str() == name).map(|(_, problem)| problem)
    }

    fn troubles(&self) -> Vec<Trouble> {
        let trouble = |(fact, problem): &(Fact, Problem)| {
            let href = if *fact == Fact::Topic { "#topics".to_owned() } else { format!("#{fact}") };
            let label = match fact {
                Fact::Topic => "Which steps?",
                Fact::Person => "Whom did you ask?",
                Fact::Due => "Answer by",
                fact => fact.label(),
            };
            Trouble { href, label: label.to_owned(), what: problem.to_string(), is_problem: true }
        };
        self.problems.iter().map(trouble).collect()
    }
}

impl Group {
    fn of(condition: &'static Condition, ticked: &HashSet<&str>, state: &Answers) -> Self {
        let key = condition.key.to_string();
        let choice = |step: &'static crate::domain::guide::Step| {
            let key = step.key.to_string();
            Choice {
                label: step.key.label(),
                text: &step.text,
                now: StepAnswer::label_of(state[step.key].answer),
                is_ticked: ticked.contains(key.as_str()),
                key,
            }
        };
        let choices: Vec<Choice> = condition.steps.iter().map(choice).collect();
        let is_whole = ticked.contains(key.as_str());
        let steps = choices.iter().filter(|choice| choice.is_ticked).count();
        let ticked = match (is_whole, steps) {
            (true, _) => "the whole condition".to_owned(),
            (false, 0) => String::new(),
            (false, steps) => count(steps, "step", "steps"),
        };
        Self { label: condition.key.number().to_string(), key, name: &condition.name, is_whole, ticked, choices }
    }
}

/// What the page says beside the list and the form.
#[derive(Default)]
pub struct Showing {
    /// Why a press was refused.
    pub refused: Option<String>,
    /// What was typed, with what is wrong with it.
    pub typed: Option<(Typed, Vec<(Fact, Problem)>)>,
    /// The role whose steps are ticked.
    pub role: String,
}

/// The page.
///
/// # Errors
/// A failed read.
pub async fn page(app: &App, actor: &Actor, assessment: &Assessment, showing: Showing) -> Answer {
    let (id, guide, today) = (assessment.round.id, assessment.guide()?, app.now().date());
    let asks = app.store().asks(id).await?;
    let changed = app.store().answers_changed(id).await?;
    let fresh = || (Typed { asked: dates::iso(today), ..Typed::default() }, Vec::new());
    let (typed, problems) = showing.typed.unwrap_or_else(fresh);
    let mut form = FormView::of(typed, showing.role, guide, &assessment.state, today);
    form.problems = problems;
    let groups = by_person(asks.iter().filter(|ask| ask.is_waiting()));
    let names = asked(&asks);
    let row = |ask: &Ask| Row::of(ask, &names, guide, &assessment.state, &changed, today);
    let mut told: Vec<Row> = asks.iter().filter(|ask| ask.told.is_some()).map(row).collect();
    told.reverse();
    let waiting: Vec<Waiting> =
        groups.into_iter().map(|(person, asks)| Waiting::of(id, person, asks.into_iter().map(row).collect())).collect();
    let people = offered(app, assessment.jurisdiction.id).await?;
    html(&AsksPage {
        frame: Frame::new(app, actor, "Waiting on", format!("/assessments/{id}/asks"))
            .within(place(assessment))
            .troubled(!form.problems.is_empty() || showing.refused.is_some()),
        id,
        // A refused form is shown even where no new one would be.
        is_open: assessment.round.access.is_open() || !form.problems.is_empty(),
        heading: match waiting.len() {
            0 => "Ask someone who knows".to_owned(),
            n => format!("Waiting on {}", count(n, "person", "people")),
        },
        refused: showing.refused,
        waiting,
        told,
        troubles: form.troubles(),
        whom: Chooser::of("person", form.person.clone(), &people, form.problem("person")),
        people: offers(&people),
        form,
        roles: &guide.roles,
    })
}

/// `GET /assessments/{id}/asks`: with `topic` that step or condition is ticked, with `role` all steps
/// that this role can best answer.
pub async fn show(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, Query(mut query): Query) -> Answer {
    let topic = query.take("topic").and_then(|key| key.parse::<Topic>().ok());
    let role = query.text("role");
    query.end()?;
    let assessment = app.store().assessment(id).await?;
    let of_role = assessment.guide()?.steps().filter(|step| step.who.contains(&role)).map(|step| step.key.to_string());
    let topics = topic.map(|topic| topic.to_string()).into_iter().chain(of_role).collect();
    let typed = Typed { topics, asked: dates::iso(app.now().date()), ..Typed::default() };
    page(&app, &actor, &assessment, Showing { typed: Some((typed, Vec::new())), role, refused: None }).await
}

/// `POST /assessments/{id}/asks`
pub async fn ask(State(app): State<App>, Acting(actor): Acting, Id(id): Id<AssessmentId>, mut form: Form) -> Answer {
    let topics = form.take_all("topic-").into_iter().map(|(key, _)| key).collect();
    let typed =
        Typed { person: take_pick(&mut form, "person").unwrap_or_default(), topics, asked: form.text("asked"), due: form.text("due") };
    form.end()?;
    let assessment = app.store().assessment(id).await?;
    if !assessment.round.access.is_open() {
        let showing = Showing { typed: Some((typed, vec![(Fact::Topic, read_only())])), ..Showing::default() };
        return Ok((StatusCode::CONFLICT, page(&app, &actor, &assessment, showing).await?).into_response());
    }
    let asks = app.store().asks(id).await?;
    let people = offered(&app, assessment.jurisdiction.id).await?;
    match Asking::read(&typed, Ground { asks: &asks, people: &people, today: app.now().date() }) {
        Ok(asking) => match app.store().ask_someone(id, &asking, &actor, app.now()).await {
            Ok(()) => Ok(see_other(&format!("/assessments/{id}/asks"))),
            Err(StoreError::PersonGone(gone)) => {
                let problems = vec![(Fact::Person, Problem::Other(gone.to_string()))];
                let showing = Showing { typed: Some((typed, problems)), ..Showing::default() };
                Ok((StatusCode::CONFLICT, page(&app, &actor, &assessment, showing).await?).into_response())
            }
            Err(error) => Err(error.into()),
        },
        Err(problems) => {
            let showing = Showing { typed: Some((typed, problems)), ..Showing::default() };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &assessment, showing).await?).into_response())
        }
    }
}

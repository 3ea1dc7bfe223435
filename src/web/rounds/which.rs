//! Which of two rounds is the newest, and which of two decisions holds, after copies went on apart.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::decision::Decision;
use crate::domain::ids::{AssessmentId, DecisionId, JurisdictionId};
use crate::domain::people::Actor;
use crate::domain::words::inserted::all_inserted;
use crate::domain::words::{dates, inserted};
use crate::store::{Apart, Jurisdiction, Round, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, html, see_other};
use crate::web::jurisdiction::place;

/// `templates/rounds/which.html`
#[derive(Template)]
#[template(path = "rounds/which.html")]
struct WhichPage {
    frame: Frame,
    jurisdiction: Jurisdiction,
    questions: Vec<Question>,
    trouble: Option<&'static str>,
}

/// A question: the name of its field, its words, and what can be chosen.
struct Question {
    field: String,
    words: String,
    choices: Vec<Choice>,
    /// The ids of all of them, as they are shown.
    shown: String,
    /// Whether it was sent without an answer to any.
    is_open: bool,
}

struct Choice {
    id: String,
    words: String,
    href: String,
}

/// The name of the question for rounds; the one for decisions bears the id of their round.
const ROUND: &str = "round";
/// What stands beside the questions then is enough.
const UNANSWERED: &str = "";

fn questions(apart: &Apart, rounds: &[Round]) -> Vec<Question> {
    let mut questions = Vec::new();
    if !apart.rounds.is_empty() {
        let choice = |round: &Round| Choice {
            id: round.id.to_string(),
            words: format!("{}, begun {}", inserted(&round.heading.title), dates::long(round.heading.started)),
            href: format!("/assessments/{}", round.id),
        };
        questions.push(question(ROUND.to_owned(), "Which round is the newest?".to_owned(), apart.rounds.iter().map(choice).collect()));
    }
    for decisions in apart.decisions.chunk_by(|one, next| one.assessment == next.assessment) {
        let round = decisions[0].assessment;
        let title = rounds.iter().find(|known| known.id == round).map_or("", |known| known.heading.title.as_str());
        let title = inserted(title);
        let choice = |decision: &Decision| Choice {
            id: decision.id.to_string(),
            words: format!(
                "{}, decided {} by {}",
                decision.route.label(),
                dates::long(decision.decided),
                all_inserted(decision.people()).join("; ")
            ),
            href: format!("/assessments/{round}/decision?of={}", decision.id),
        };
        let words = format!("Which decision on {title} holds?");
        questions.push(question(format!("decision-{round}"), words, decisions.iter().map(choice).collect()));
    }
    questions
}

fn question(field: String, words: String, choices: Vec<Choice>) -> Question {
    let shown = choices.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>().join(" ");
    Question { field, words, choices, shown, is_open: false }
}

async fn page(app: &App, actor: &Actor, id: JurisdictionId, trouble: Option<&'static str>) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let (apart, rounds) = (app.store().apart(id).await?, app.store().rounds(id).await?);
    let mut questions = questions(&apart, &rounds);
    for question in &mut questions {
        question.is_open = trouble == Some(UNANSWERED);
    }
    html(&WhichPage {
        frame: Frame::new(app, actor, "Which holds", format!("/jurisdictions/{id}/which"))
            .within(place(&jurisdiction))
            .troubled(trouble.is_some()),
        jurisdiction,
        questions,
        trouble,
    })
}

/// `GET /jurisdictions/{id}/which`: what stands beside each other, and the form to say which holds.
pub async fn which(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    page(&app, &actor, id, None).await
}

/// `POST /jurisdictions/{id}/which`
pub async fn say(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut form: Form) -> Answer {
    app.store().jurisdiction(id).await?;
    let apart = app.store().apart(id).await?;
    let mut answers = Vec::new();
    for question in questions(&apart, &[]) {
        answers.push((question.field.clone(), form.text(&question.field), form.text(&format!("shown-{}", question.field))));
    }
    form.end()?;
    if answers.iter().all(|(_, chosen, _)| chosen.is_empty()) {
        let page = page(&app, &actor, id, Some(UNANSWERED)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    for (field, chosen, shown) in answers.iter().filter(|(_, chosen, _)| !chosen.is_empty()) {
        let said = if field == ROUND {
            let (chosen, shown) = (read::<AssessmentId>(chosen)?, all(shown)?);
            app.store().say_newest_round(chosen, &shown, &actor, app.now()).await
        } else {
            let round = read(field.trim_start_matches("decision-"))?;
            let (chosen, shown) = (read::<DecisionId>(chosen)?, all(shown)?);
            app.store().say_holding_decision(round, chosen, &shown, &actor, app.now()).await
        };
        match said {
            Err(StoreError::Overtaken) => {
                let words = "Something changed in the meantime. Look again at what stands now, and answer what is still asked.";
                return Ok((StatusCode::CONFLICT, page(&app, &actor, id, Some(words)).await?).into_response());
            }
            said => said?,
        }
    }
    Ok(see_other(&format!("/jurisdictions/{id}")))
}

fn read<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::Malformed("The form names something that there is not."))
}

fn all<T: std::str::FromStr>(shown: &str) -> Result<Vec<T>, Failure> {
    shown.split_whitespace().map(read).collect()
}

//! Which of two rounds is the newest, and which of two decisions holds, after copies went on apart.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::decision::Decision;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::words::inserted::all_inserted;
use crate::domain::words::{dates, inserted};
use crate::store::{Apart, Jurisdiction, Round, Said, StoreError};
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
const OVERTAKEN: &str = "Something changed in the meantime. Nothing was saved. Look again at what stands now.";

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
    // The questions as they were shown: one of them may be settled by now.
    let shown = form.take_all("shown-");
    let answers: Vec<_> = shown.into_iter().map(|(field, shown)| (form.text(&field), field, shown)).collect();
    form.end()?;
    let mut said = Vec::new();
    for (chosen, field, shown) in answers.iter().filter(|(chosen, ..)| !chosen.is_empty()) {
        said.push(answer(field, chosen, shown)?);
    }
    let apart = app.store().apart(id).await?;
    if said.is_empty() && !questions(&apart, &[]).is_empty() {
        let page = page(&app, &actor, id, Some(UNANSWERED)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let saved = if said.is_empty() { Err(StoreError::Overtaken) } else { app.store().say_which(id, &said, &actor, app.now()).await };
    if matches!(saved, Err(StoreError::Overtaken)) {
        return Ok((StatusCode::CONFLICT, page(&app, &actor, id, Some(OVERTAKEN)).await?).into_response());
    }
    saved?;
    Ok(see_other(&format!("/jurisdictions/{id}")))
}

fn answer(field: &str, chosen: &str, shown: &str) -> Result<Said, Failure> {
    Ok(match field.strip_prefix("decision-") {
        Some(round) => Said::Holding { round: read(round)?, id: read(chosen)?, among: all(shown)? },
        None if field == ROUND => Said::Newest { id: read(chosen)?, among: all(shown)? },
        None => return Err(Failure::Malformed("A question came that this form does not have.")),
    })
}

fn read<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::Malformed("The form names something that there is not."))
}

fn all<T: std::str::FromStr>(shown: &str) -> Result<Vec<T>, Failure> {
    shown.split_whitespace().map(read).collect()
}

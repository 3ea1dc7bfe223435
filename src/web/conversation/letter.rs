//! The text for an e-mail to somebody we wait for.

use askama::Template;
use axum::extract::State;

use crate::domain::conversation::{Ask, Letter};
use crate::domain::ids::{AssessmentId, PersonId};
use crate::web::frame::{Acting, Answer, App, Frame, Key, html};
use crate::web::rounds::place;

/// `templates/conversation/letter.html`
#[derive(Template)]
#[template(path = "conversation/letter.html")]
struct LetterPage {
    frame: Frame,
    id: AssessmentId,
    is_open: bool,
    name: String,
    subject: String,
    text: String,
    is_named: bool,
    is_waiting: bool,
}

/// `GET /assessments/{id}/asks/{person}`
pub async fn letter(State(app): State<App>, Acting(actor): Acting, Key(id, person): Key<AssessmentId, PersonId>) -> Answer {
    let assessment = app.store().assessment(id).await?;
    let person = app.store().person_of(assessment.jurisdiction.id, person).await?;
    let asks = app.store().asks(id).await?;
    let open: Vec<&Ask> = asks.iter().filter(|ask| ask.person.id == person.id && ask.is_waiting()).collect();
    let letter = Letter {
        to: &person.profile.name,
        from: actor.id.map(|_| actor.name.as_str()),
        jurisdiction: &assessment.jurisdiction.profile.name,
        asks: &open,
        guide: assessment.guide()?,
        today: app.now().date(),
    };
    html(&LetterPage {
        frame: Frame::new(&app, &actor, "Text for an e-mail", format!("/assessments/{id}/asks/{}", person.id)).within(place(&assessment)),
        id,
        is_open: assessment.round.access.is_open(),
        subject: letter.subject(),
        text: letter.to_string(),
        name: person.profile.name.clone(),
        is_named: actor.id.is_some(),
        is_waiting: !open.is_empty(),
    })
}

//! The comments on a draft: taken down, with what became of each.

use std::ops::ControlFlow::{Break, Continue};

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::comment::{PUT_BACK, with_draft};
use super::room::{Room, blank_comment};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::publication::{Comment, Outcome, Publication, PublicationKind};
use crate::domain::things::{Noun, Thing};
use crate::domain::words::{dates, shortened};
use crate::report::CommentsPart;
use crate::store::NewThing;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};
use crate::web::things::{Added, Came, FormView, add};

/// `templates/publication/comments.html`
#[derive(Template)]
#[template(path = "publication/comments.html")]
struct CommentsPage {
    frame: Frame,
    address: String,
    title: String,
    /// When comments are taken, in a sentence.
    period: String,
    /// How many there are and what became of them, a sentence each.
    told: Vec<String>,
    comments: Vec<CommentView>,
    form: FormView,
}

/// A comment in the list.
struct CommentView {
    id: Uuid,
    day: String,
    who: String,
    part: &'static str,
    words: String,
    /// The same, for the name of its link.
    short: String,
    outcome: &'static str,
    answer: String,
    /// What to know about its day; empty where it lies in the days on which comments are taken.
    note: &'static str,
}

impl CommentView {
    fn of(draft: &Publication, thing: &Thing) -> Self {
        let comment = Comment::of(thing);
        Self {
            id: comment.id(),
            day: comment.day().map_or_else(String::new, dates::long),
            who: comment.who().to_owned(),
            part: comment.part().map_or("", |part| part.label()),
            words: comment.words().to_owned(),
            short: shortened(comment.words(), 80),
            outcome: comment.outcome().map_or("", Outcome::label),
            answer: comment.answer().to_owned(),
            note: comment.day().map_or("", |day| draft.remark_on(day)),
        }
    }
}

/// A draft for comment; no other publication has comments.
fn draft(room: &Room, publication: Uuid) -> Result<(), Failure> {
    if room.found(publication)?.kind == PublicationKind::CommentDraft { Ok(()) } else { Err(Failure::NotFound) }
}

async fn page(app: &App, actor: &Actor, room: &Room, publication: Uuid, form: FormView) -> Answer {
    let one = room.found(publication)?;
    let comments = app.store().comments(publication).await?;
    let part = CommentsPart::of(&room.jurisdiction.profile.name, one, &comments, (app.now(), crate::report::document::Paper::Letter));
    let mut comments: Vec<&Thing> = comments.iter().collect();
    comments.sort_by_key(|thing| std::cmp::Reverse((Comment::of(thing).day(), thing.id)));
    html(&CommentsPage {
        frame: room.frame(app, actor, "Comments on the draft", &format!("/{publication}/comments")).troubled(!form.troubles().is_empty()),
        address: room.address(publication),
        title: one.title.clone(),
        period: part.period.clone(),
        told: part.told.clone(),
        comments: comments.into_iter().map(|comment| CommentView::of(one, comment)).collect(),
        form,
    })
}

/// `GET /jurisdictions/{id}/publications/{publication}/comments`
pub async fn comments(State(app): State<App>, Acting(actor): Acting, Key(id, publication): Key<JurisdictionId, Uuid>) -> Answer {
    let room = Room::of(&app, id).await?;
    draft(&room, publication)?;
    page(&app, &actor, &room, publication, blank_comment(&app)).await
}

/// `POST /jurisdictions/{id}/publications/{publication}/comments`
pub async fn add_comment(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, publication): Key<JurisdictionId, Uuid>,
    mut form: Form,
) -> Answer {
    let puts_back = form.take(PUT_BACK).is_some();
    let came = Came::take(&mut form, Noun::Comment);
    form.end()?;
    let room = match with_draft(&app, &actor, Room::of(&app, id).await?, (publication, None), (&came, puts_back)).await? {
        Continue(room) => room,
        Break(response) => return Ok(response),
    };
    draft(&room, publication)?;
    let within = |new: NewThing| NewThing { within: Some(publication), ..new };
    match add(&app, &actor, id, &came, within).await {
        Ok(Added::There(comment)) => Ok(see_other(&format!("{}/comments#comment-{comment}", room.address(publication)))),
        Ok(Added::Refused(posted)) => {
            let mut form = blank_comment(&app);
            form.refuse(&came, &posted);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &room, publication, form).await?).into_response())
        }
        Err(Failure::NotFound) => match with_draft(&app, &actor, room, (publication, None), (&came, false)).await? {
            Break(response) => Ok(response),
            Continue(_) => Err(Failure::NotFound),
        },
        Err(failure) => Err(failure),
    }
}

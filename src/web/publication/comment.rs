//! One comment on a draft: put right, and answered.

use std::ops::ControlFlow::{self, Break, Continue};

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::room::{Room, blank_comment};
use crate::domain::history::Subject;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Posted, Thing};
use crate::store::StoreError;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Keys, html, see_other};
use crate::web::things::{Came, FormView, Saved, save};

/// The field by which a form asks to put the draft back first.
pub(super) const PUT_BACK: &str = "put_back";

/// `templates/publication/comment.html`
#[derive(Template)]
#[template(path = "publication/comment.html")]
struct CommentPage {
    frame: Frame,
    /// Where the comments are.
    comments: String,
    /// Where the form is posted to.
    action: String,
    place: Place,
    /// Why the draft was not put back; empty where nobody tried.
    problem: &'static str,
    form: FormView,
}

/// Where a comment is by now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On its draft.
    Here,
    /// In the bin, while its draft is here.
    Binned,
    /// On a draft that lies in the bin, or was to be.
    OnBinned,
}

fn stored_form(stored: &Thing) -> FormView {
    FormView::of(stored, Vec::new(), &People::default())
}

fn page(app: &App, actor: &Actor, room: &Room, (publication, comment): (Uuid, Uuid), form: FormView) -> Answer {
    let comments = format!("{}/comments", room.address(publication));
    html(&CommentPage {
        frame: room
            .frame(app, actor, "Comment on the draft", &format!("/{publication}/comments/{comment}"))
            .troubled(!form.troubles().is_empty()),
        action: format!("{comments}/{comment}"),
        comments,
        place: Place::Here,
        problem: "",
        form,
    })
}

/// What was typed for a comment that lies in the bin by now, to be added anew; or for one whose draft does, a new one or the
/// one of this id, to be saved once the draft is put back.
async fn gone(
    app: &App,
    actor: &Actor,
    room: &Room,
    (publication, comment): (Uuid, Option<Uuid>),
    (came, problem): (&Came, &'static str),
) -> Answer {
    let mut form = blank_comment(app);
    form.refuse(came, &Posted::default());
    let comments = format!("{}/comments", room.address(publication));
    let place = if room.stored(app, publication).await?.is_none() { Place::OnBinned } else { Place::Binned };
    let own = comment.filter(|_| place == Place::OnBinned).map(|comment| format!("{comments}/{comment}"));
    let page = html(&CommentPage {
        frame: room.frame(app, actor, "Comment on the draft", &format!("/{publication}/comments")).troubled(true),
        action: own.unwrap_or_else(|| comments.clone()),
        comments,
        place,
        problem,
        form,
    })?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// The room as it is once a draft that lies in the bin is put back, where the form asks for that; else what was typed, with
/// that way out.
pub(super) async fn with_draft(
    app: &App,
    actor: &Actor,
    room: Room,
    (publication, comment): (Uuid, Option<Uuid>),
    (came, puts_back): (&Came, bool),
) -> Result<ControlFlow<Response, Room>, Failure> {
    const FULL: &str = "The draft could not be put back: there are 100 publications by now. Delete one first.";
    let of = (publication, comment);
    if room.stored(app, publication).await?.is_some() {
        return Ok(Continue(room));
    }
    if !puts_back {
        return gone(app, actor, &room, of, (came, "")).await.map(Break);
    }
    match app.store().put_back(Subject::Thing(Noun::Publication, publication), actor, app.now()).await {
        // Somebody else put it back in the same moment.
        Ok(_) | Err(StoreError::NotFound) => Room::of(app, room.id()).await.map(Continue),
        Err(StoreError::Full) => gone(app, actor, &room, of, (came, FULL)).await.map(Break),
        Err(error) => Err(error.into()),
    }
}

/// `GET /jurisdictions/{id}/publications/{publication}/comments/{comment}`
pub async fn show_comment(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, publication, comment): Keys<JurisdictionId, Uuid, Uuid>,
) -> Answer {
    let room = Room::of(&app, id).await?;
    let stored = room.comment(&app, publication, comment).await?.ok_or(Failure::NotFound)?;
    page(&app, &actor, &room, (publication, comment), stored_form(&stored))
}

/// `POST /jurisdictions/{id}/publications/{publication}/comments/{comment}`
pub async fn answer(
    State(app): State<App>,
    Acting(actor): Acting,
    Keys(id, publication, comment): Keys<JurisdictionId, Uuid, Uuid>,
    mut form: Form,
) -> Answer {
    let puts_back = form.take(PUT_BACK).is_some();
    let came = Came::take(&mut form, Noun::Comment);
    form.end()?;
    let of = (publication, Some(comment));
    let room = match with_draft(&app, &actor, Room::of(&app, id).await?, of, (&came, puts_back)).await? {
        Continue(room) => room,
        Break(response) => return Ok(response),
    };
    let Some(stored) = room.comment(&app, publication, comment).await? else {
        return gone(&app, &actor, &room, of, (&came, "")).await;
    };
    let (status, form) = match save(&app, &actor, id, &came, &stored).await? {
        Saved::All => return Ok(see_other(&format!("{}/comments#comment-{comment}", room.address(publication)))),
        Saved::Gone => return gone(&app, &actor, &room, of, (&came, "")).await,
        Saved::Refused(posted) => {
            let mut form = stored_form(&stored);
            form.refuse(&came, &posted);
            (StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        Saved::Contested(refused) => {
            let Some(now) = room.comment(&app, publication, comment).await? else {
                return gone(&app, &actor, &room, of, (&came, "")).await;
            };
            let mut form = stored_form(&now);
            form.contest(&app, &came, &refused).await?;
            (StatusCode::CONFLICT, form)
        }
    };
    Ok((status, page(&app, &actor, &room, (publication, comment), form)?).into_response())
}

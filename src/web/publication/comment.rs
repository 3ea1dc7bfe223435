//! One comment on a draft: put right, and answered.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::room::{Room, blank_comment};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::people::choosing::People;
use crate::domain::things::{Noun, Posted, Thing};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Keys, html, see_other};
use crate::web::things::{Came, FormView, Saved, save};

/// `templates/publication/comment.html`
#[derive(Template)]
#[template(path = "publication/comment.html")]
struct CommentPage {
    frame: Frame,
    /// Where the comments are.
    comments: String,
    /// Where the form is posted to.
    action: String,
    /// Whether it is here; it may lie in the bin by now.
    is_here: bool,
    form: FormView,
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
        is_here: true,
        form,
    })
}

/// What was typed for a comment that lies in the bin by now, or whose draft does: to be added anew.
pub(super) fn anew(app: &App, actor: &Actor, room: &Room, publication: Uuid, came: &Came) -> Answer {
    let mut form = blank_comment(app);
    form.refuse(came, &Posted::default());
    let comments = format!("{}/comments", room.address(publication));
    let page = html(&CommentPage {
        frame: room.frame(app, actor, "Comment on the draft", &format!("/{publication}/comments")).troubled(true),
        action: comments.clone(),
        comments,
        is_here: false,
        form,
    })?;
    Ok((StatusCode::CONFLICT, page).into_response())
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
    let came = Came::take(&mut form, Noun::Comment);
    form.end()?;
    let room = Room::of(&app, id).await?;
    let Some(stored) = room.comment(&app, publication, comment).await? else {
        return anew(&app, &actor, &room, publication, &came);
    };
    let (status, form) = match save(&app, &actor, id, &came, &stored).await? {
        Saved::All => return Ok(see_other(&format!("{}/comments#comment-{comment}", room.address(publication)))),
        Saved::Gone => return anew(&app, &actor, &room, publication, &came),
        Saved::Refused(posted) => {
            let mut form = stored_form(&stored);
            form.refuse(&came, &posted);
            (StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        Saved::Contested(refused) => {
            let Some(now) = room.comment(&app, publication, comment).await? else {
                return anew(&app, &actor, &room, publication, &came);
            };
            let mut form = stored_form(&now);
            form.contest(&app, &came, &refused).await?;
            (StatusCode::CONFLICT, form)
        }
    };
    Ok((status, page(&app, &actor, &room, (publication, comment), form)?).into_response())
}

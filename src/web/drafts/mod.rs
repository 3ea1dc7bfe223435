//! Drafts: what is typed into a form that does not save by itself is kept for the person's return.
//!
//! One attribute on a form asks for all of it: `data-draft`. Its page then comes with an id for what may be typed
//! into it. The script sends the form as it stands to its own address, after a pause and on leaving, with
//! `?draft=ID` and a header that says what it is; none of that reaches the form's own handler. Whoever returns is
//! offered what they began: `?draft=ID` on the page fills the form with it, the revisions of that time included,
//! so that what somebody else changed meanwhile is a conflict as ever. Once the form is accepted, or its draft
//! discarded, it is gone.

mod filling;
mod news;
mod offer;
mod under_way;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::domain::ids::DraftId;
use crate::domain::people::Actor;
use crate::domain::words::dates;
use crate::web::frame::guard::BODY_LIMIT;
use crate::web::frame::{Answer, App, Failure, Form, HasDraftForm, Id, Seat, Visitor, see_other};
use crate::web::people::own_address;
use offer::{Named, dressed};

pub use under_way::UnderWay;

/// The header by which the script says that a form is not to be saved but kept.
pub const HEADER: &str = "milepost-draft";

/// Stands around every route.
pub async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
    answer(&app, request, next).await.unwrap_or_else(IntoResponse::into_response)
}

async fn answer(app: &App, mut request: Request, next: Next) -> Answer {
    let id = take_id(&mut request)?;
    let is_post = request.method() == Method::POST;
    let here = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let seat = Seat::of(request.extensions());
    if is_post && request.headers().contains_key(HEADER) {
        let id = id.ok_or(Failure::Malformed("A draft came without its id."))?;
        return keep(app, &seat, (id, &here), request).await;
    }
    let kept_before = app.drafts().done();
    let response = next.run(request).await;
    if is_post && response.status() == StatusCode::SEE_OTHER {
        if let Some(id) = id {
            // What was saved stays saved. The draft is offered once more, which does no harm.
            let dropped = app.store().drop_draft(id).await;
            dropped.unwrap_or_else(|error| tracing::error!(%error, "a draft was not let go"));
        }
        return Ok(response);
    }
    if response.extensions().get::<HasDraftForm>().is_none() {
        return Ok(response);
    }
    if is_post {
        // What was typed stands in the form already.
        let named = id.map(|id| Named { id, form: here.clone(), draft: None });
        return with_drafts(app, response, &here, None, named).await;
    }
    app.drafts().rest().await;
    let may_have_drafts = |visitor: &&Visitor| visitor.may_have_drafts || app.drafts().done() != kept_before;
    let actor = seat.known().filter(may_have_drafts).map(|visitor| &visitor.actor);
    let named = named(app, id, actor).await?;
    with_drafts(app, response, &here, actor, named).await
}

/// The draft that the address of a page names, if it is the visitor's own.
async fn named(app: &App, id: Option<DraftId>, actor: Option<&Actor>) -> Result<Option<Named>, Failure> {
    let (Some(id), Some(actor)) = (id, actor) else { return Ok(None) };
    let found = app.store().draft(id, actor.id).await?;
    Ok(found.map(|(form, draft)| Named { id, form, draft: Some(draft) }))
}

async fn with_drafts(app: &App, response: Response, here: &str, actor: Option<&Actor>, named: Option<Named>) -> Answer {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.map_err(|error| Failure::Ours(error.to_string()))?;
    let page = String::from_utf8(bytes.into()).map_err(|error| Failure::Ours(error.to_string()))?;
    parts.headers.remove(CONTENT_LENGTH);
    let page = dressed(app, &page, here, actor, named.as_ref()).await?;
    Ok(Response::from_parts(parts, Body::from(page)))
}

/// Takes the draft out of an address, so that no handler sees it.
fn take_id(request: &mut Request) -> Result<Option<DraftId>, Failure> {
    const NAME: &str = "draft=";
    let uri = request.uri();
    let Some(query) = uri.query().filter(|query| query.contains(NAME)) else { return Ok(None) };
    let (mut ids, mut rest) = (Vec::new(), Vec::new());
    for pair in query.split('&') {
        match pair.strip_prefix(NAME) {
            Some(id) => ids.push(id),
            None => rest.push(pair),
        }
    }
    let malformed = Failure::Malformed("The address names something that was never begun.");
    let [id] = ids[..] else { return if ids.is_empty() { Ok(None) } else { Err(malformed) } };
    let Ok(id) = id.parse() else { return Err(malformed) };
    let address = if rest.is_empty() { uri.path().to_owned() } else { format!("{}?{}", uri.path(), rest.join("&")) };
    *request.uri_mut() = address.parse::<Uri>().map_err(|error| Failure::Ours(error.to_string()))?;
    Ok(Some(id))
}

/// Keeps a form as it stands; an empty one lets go of what was kept.
async fn keep(app: &App, seat: &Seat, (id, form): (DraftId, &str), request: Request) -> Answer {
    let _pass = app.drafts().begin();
    let (parts, body) = request.into_parts();
    Form::expect(&parts.headers)?;
    let bytes = to_bytes(body, BODY_LIMIT).await.map_err(|_| Failure::TooLarge)?;
    let fields = Form::read(&bytes)?.rest();
    let words = if fields.is_empty() {
        app.store().drop_draft(id).await?;
        String::new()
    } else {
        let person = seat.visitor(&parts.headers, app).await?.actor.id;
        if !app.store().keep_draft(id, form, &fields, person, app.now()).await? {
            return Err(Failure::TooLarge);
        }
        format!("Not saved yet. Kept for your return, {}", dates::clock(app.now()))
    };
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response())
}

/// `POST /drafts/{id}/discard`
pub async fn discard(State(app): State<App>, Id(id): Id<DraftId>, mut form: Form) -> Answer {
    let back = own_address(&form.text("back"));
    form.end()?;
    app.store().drop_draft(id).await?;
    Ok(see_other(&back))
}

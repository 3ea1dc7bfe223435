//! What was asked of something that lies in the bin by now: the answer says so, and offers to put it back.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::{Row, row};
use crate::domain::people::Actor;
use crate::web::frame::{Answer, App, FRAGMENT, Failure, Frame, Seat, html};

/// `templates/bin/gone.html`
#[derive(Template)]
#[template(path = "bin/gone.html")]
struct GonePage {
    frame: Frame,
    row: Row,
    /// Whether something was to be done with it.
    is_act: bool,
}

/// Stands around every route: where nothing is found at an address that names something in the bin, it is told where that is.
/// Whatever asks for a part of a page alone is answered as ever, and tells it in its own place.
pub async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let is_own = path.starts_with("/bin/") || request.headers().contains_key(FRAGMENT);
    let is_act = request.method() == Method::POST;
    let seat = Seat::of(request.extensions());
    let response = next.run(request).await;
    if is_own || response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let actor = seat.known().map_or_else(Actor::unnamed, |visitor| visitor.actor.clone());
    match page(&app, &actor, &path, is_act).await {
        Ok(page) => page,
        Err(Failure::NotFound) => response,
        Err(failure) => failure.into_response(),
    }
}

async fn page(app: &App, actor: &Actor, path: &str, is_act: bool) -> Answer {
    let named: Vec<Uuid> = path.split('/').rev().filter_map(|part| part.parse().ok()).collect();
    if named.is_empty() {
        return Err(Failure::NotFound);
    }
    let binned = app.store().binned().await?;
    let found = named.iter().find_map(|id| binned.iter().find(|one| one.subject.id() == *id)).ok_or(Failure::NotFound)?;
    let page = html(&GonePage { frame: Frame::new(app, actor, "In the bin", "/bin"), row: row(app, found), is_act })?;
    Ok((if is_act { StatusCode::CONFLICT } else { StatusCode::NOT_FOUND }, page).into_response())
}

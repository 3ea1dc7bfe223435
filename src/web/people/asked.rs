//! Before the next write of a browser whose person is not in this data file, it is asked who sits there.
//!
//! A backup that came back may be older than the person. Without the question, what they write would stand under
//! nobody's name, and for good. What they sent waits in the page that asks, and goes on to where it was meant for
//! once they have said who they are.

use askama::Template;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, SET_COOKIE};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::page::{Choice, Details, choices, cleaned, details};
use crate::domain::people::{Actor, Profile};
use crate::domain::words::text::Problem;
use crate::store::StoreError;
use crate::web::drafts;
use crate::web::frame::guard::BODY_LIMIT;
use crate::web::frame::visitor::remember;
use crate::web::frame::{Answer, App, Failure, Form, Frame, Recall, Seat, Visitor, html};

/// How the names of the fields begin in which the answer comes: no form of ours has such.
const START: &str = "who-";

/// `templates/people/asked.html`
#[derive(Template)]
#[template(path = "people/asked.html")]
struct AskedPage {
    frame: Frame,
    /// Where what was sent is meant for; empty where the script sent it, which keeps it itself.
    to: String,
    sent: Vec<(String, String)>,
    people: Vec<Choice>,
    chosen: String,
    new: Details,
}

/// Stands around every route: whose request it is, is found out once, and asked where it is lost.
pub async fn recognize(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let seat = Seat::default();
    request.extensions_mut().insert(seat.clone());
    if is_recorded(&request) {
        match seat.visitor(request.headers(), &app).await {
            Ok(visitor) if visitor.recall == Recall::Lost => {
                return ask(&app, request, next).await.unwrap_or_else(IntoResponse::into_response);
            }
            Ok(_) => {}
            Err(failure) => return failure.into_response(),
        }
    }
    let mut response = next.run(request).await;
    if let Some(Visitor { recall: Recall::FromSharedCookie, actor, .. }) = seat.known()
        && !response.headers().contains_key(SET_COOKIE)
    {
        remember(response.headers_mut(), &app, actor.id);
    }
    response
}

/// Whether a request may write under somebody's name. What belongs to the file as a whole has none, a draft
/// finds its person later, and who says who they are need not be asked.
fn is_recorded(request: &Request) -> bool {
    let path = request.uri().path();
    let is_beside = path == "/you" || path == "/quit" || ["/file/", "/drafts/"].iter().any(|start| path.starts_with(start));
    request.method() == Method::POST && !is_beside && !request.headers().contains_key(drafts::HEADER)
}

/// Asks who sits there, or takes the answer and lets the request go on.
async fn ask(app: &App, request: Request, next: Next) -> Answer {
    let (mut parts, body) = request.into_parts();
    if parts.headers.contains_key("milepost-fragment") {
        return page(app, String::new(), Vec::new(), None, Details::default()).await;
    }
    Form::expect(&parts.headers)?;
    let bytes = to_bytes(body, BODY_LIMIT).await.map_err(|_| Failure::TooLarge)?;
    let mut form = Form::read(&bytes)?;
    let chosen = form.take(&format!("{START}person"));
    let typed = details(&mut form, START);
    let to = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let Some(chosen) = chosen else { return page(app, to, form.rest(), None, Details::default()).await };
    let actor = match answered(app, &chosen, &typed).await? {
        Ok(actor) => actor,
        Err(problem) => {
            return page(app, to, form.rest(), Some(chosen), Details::refused(typed, &problem)).await;
        }
    };
    let body = form.encoded();
    parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    parts.extensions.insert(Seat::taken(Visitor::named(actor.clone())));
    let mut response = next.run(Request::from_parts(parts, Body::from(body))).await;
    remember(response.headers_mut(), app, actor.id);
    Ok(response)
}

/// Who they say they are: somebody on record, somebody new, or nobody.
async fn answered(app: &App, chosen: &str, typed: &Profile) -> Result<Result<Actor, Problem>, Failure> {
    let person = match chosen {
        "nobody" => return Ok(Ok(Actor::unnamed())),
        "new" => match cleaned(typed) {
            Ok(profile) => app.store().introduce(&profile, app.now()).await?,
            Err(problem) => return Ok(Err(problem)),
        },
        chosen => match chosen.parse::<uuid::Uuid>() {
            Ok(id) => match super::page::chosen(app, id).await {
                Ok(person) => person,
                Err(StoreError::NotFound) => return Ok(Err(Problem::Missing("Choose who you are, or “Someone new”."))),
                Err(error) => return Err(error.into()),
            },
            Err(_) => return Ok(Err(Problem::Missing("Choose who you are, or “Someone new”."))),
        },
    };
    app.store().adopt_drafts(person.id).await?;
    Ok(Ok(Actor { id: Some(person.id), name: person.profile.name }))
}

async fn page(app: &App, to: String, sent: Vec<(String, String)>, chosen: Option<String>, new: Details) -> Answer {
    let page = html(&AskedPage {
        frame: Frame::new(app, &Actor::unnamed(), "Who you are", "/").troubled(new.problem.is_some()),
        people: choices(app, &to).await?,
        to,
        sent,
        chosen: chosen.unwrap_or_else(|| "new".to_owned()),
        new,
    })?;
    // The one status that says: something is to be settled first, and then the same request is welcome.
    Ok((StatusCode::PRECONDITION_REQUIRED, page).into_response())
}

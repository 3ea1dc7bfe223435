//! Keeps strangers out: other hosts, other sites, other origins, oversized bodies.

use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use super::{App, Failure};

/// The largest body that any form needs: a worksheet of full notes.
pub const BODY_LIMIT: usize = 6 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// No script and no style but our own files, no frame around us, no form to elsewhere, no request to elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the guard around the routes. Those that take files bound them on their own.
pub fn around(routes: Router<App>, uploads: Router<App>, app: App) -> Router {
    let header = |name: HeaderName, value: &'static str| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let routes = routes.layer(RequestBodyLimitLayer::new(BODY_LIMIT)).merge(uploads).with_state(app.clone());
    // Around them all at once: a layer around each of hundreds of routes takes half a megabyte.
    Router::new().fallback_service(routes).layer(
        ServiceBuilder::new()
            .layer(header(CONTENT_SECURITY_POLICY, POLICY))
            .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .layer(header(REFERRER_POLICY, "same-origin"))
            .layer(header(HeaderName::from_static("x-frame-options"), "DENY"))
            .layer(header(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
            .layer(header(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
            .layer(header(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"))
            // Answers are candid: no browser or proxy keeps a copy.
            .layer(header(CACHE_CONTROL, "no-store"))
            .layer(CompressionLayer::new())
            .layer(from_fn(in_our_words))
            .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
                Failure::Ours("a handler panicked".to_owned()).into_response()
            }))
            .layer(from_fn_with_state(app, own_host))
            .layer(from_fn(own_pages))
            .layer(CsrfLayer::new())
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE)),
    )
}

/// Refuses requests for any name but this machine's own, so that no website can point its name here.
async fn own_host(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_ours = is_for(&request, app.surroundings().address.port());
    if is_ours { next.run(request).await } else { Failure::OtherHost.into_response() }
}

/// Whether a request is for this machine by name and port.
fn is_for(request: &Request, port: u16) -> bool {
    let is_ours = |host: &str| {
        ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
            host.strip_prefix(name)
                .is_some_and(|rest| rest.strip_prefix(':').map_or(rest.is_empty() && port == 80, |text| text == port.to_string()))
        })
    };
    let mut named = request.headers().get_all(HOST).iter();
    // Two names are one too many: whoever stands between might have gone by the other.
    let header_is_ours = match (named.next(), named.next()) {
        (Some(host), None) => host.to_str().is_ok_and(is_ours),
        _ => false,
    };
    header_is_ours && request.uri().authority().is_none_or(|host| is_ours(host.as_str()))
}

/// Refuses to be loaded as a part of another site's page: its reading would be barred, but not its
/// work, and whether it loaded tells what is here. A link that leads here is welcome.
async fn own_pages(request: Request, next: Next) -> Response {
    if is_welcome(&request) { next.run(request).await } else { Failure::OtherSite.into_response() }
}

/// Whether a request comes from our own pages, from a link to here, or from no page at all.
fn is_welcome(request: &Request) -> bool {
    let says = |name: &str| request.headers().get(name).map(HeaderValue::as_bytes);
    let is_ours = says("sec-fetch-site").is_none_or(|site| matches!(site, b"same-origin" | b"none"));
    is_ours || (says("sec-fetch-mode") == Some(b"navigate") && says("sec-fetch-dest") == Some(b"document"))
}

/// Turns the bare refusals of the layers below into pages.
async fn in_our_words(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let failure = match response.status() {
        _ if is_page => return response,
        StatusCode::BAD_REQUEST => Failure::Malformed("The address is not valid text (UTF-8)."),
        StatusCode::FORBIDDEN => Failure::OtherSite,
        StatusCode::METHOD_NOT_ALLOWED => Failure::WrongMethod,
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        StatusCode::SERVICE_UNAVAILABLE => Failure::TooSlow,
        _ => return response,
    };
    let mut page = failure.into_response();
    if let Some(allow) = response.headers().get(ALLOW) {
        page.headers_mut().insert(ALLOW, allow.clone());
    }
    page
}

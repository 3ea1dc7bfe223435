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
    routes
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .merge(uploads)
        .layer(
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
                .layer(from_fn_with_state(app.clone(), own_host))
                .layer(CsrfLayer::new())
                .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE)),
        )
        .with_state(app)
}

/// Refuses requests for any name but this machine's own, so that no website can point its name here.
async fn own_host(State(app): State<App>, request: Request, next: Next) -> Response {
    let port = app.surroundings().address.port();
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let known = ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
        host.strip_prefix(name)
            .is_some_and(|rest| rest.strip_prefix(':').map_or(rest.is_empty() && port == 80, |text| text == port.to_string()))
    });
    if known { next.run(request).await } else { Failure::OtherHost.into_response() }
}

/// Turns the bare refusals of the layers below into pages.
async fn in_our_words(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let failure = match response.status() {
        _ if is_page => return response,
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

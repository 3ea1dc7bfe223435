//! Plain HTTP, as a script of the tests speaks it: to the program, and to chromedriver.

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use hyper::{Request, Response, StatusCode};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// What came back.
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// Where a redirect leads; empty without one.
    pub location: String,
    /// The kind of content: "text/html; charset=utf-8".
    pub kind: String,
    /// Whether it is to be taken down as a file.
    pub is_attached: bool,
    /// The body as text.
    pub body: String,
}

impl Reply {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in: {}", self.body))
    }
}

/// A client that keeps nothing: no cookies, no redirects followed, a connection of its own for each request.
pub struct Http(Client<HttpConnector, Full<Bytes>>);

impl Http {
    pub fn new() -> Self {
        Self(Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build_http())
    }

    pub async fn get(&self, address: &str) -> Reply {
        self.send(Request::get(address).body(Full::default())).await
    }

    /// Asks an address where nobody may listen this moment; nothing unless it is there and well.
    pub async fn try_get(&self, address: &str) -> Option<Reply> {
        let request = Request::get(address).body(Full::default()).expect("a request of ours is well formed");
        let reply = Self::take(self.0.request(request).await.ok()?).await?;
        reply.status.is_success().then_some(reply)
    }

    /// Posts a form.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Reply {
        let body = form(fields);
        self.send(Request::post(address).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Full::from(body))).await
    }

    /// Sends one file by the form that takes it.
    pub async fn upload(&self, address: &str, name: &str, content: &[u8]) -> Reply {
        const EDGE: &str = "----the-edge-of-a-part";
        let field = match address.rsplit('/').next() {
            Some("metrics") => "files",
            Some("seal") => "seal",
            _ => "bundle",
        };
        let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n");
        let head = format!("{head}Content-Type: application/octet-stream\r\n\r\n");
        let body = [head.as_bytes(), content, format!("\r\n--{EDGE}--\r\n").as_bytes()].concat();
        self.send(Request::post(address).header(CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}")).body(Full::from(body))).await
    }

    /// Posts JSON.
    pub async fn post_json(&self, address: &str, json: &Value) -> Reply {
        self.send(Request::post(address).header(CONTENT_TYPE, "application/json").body(Full::from(json.to_string()))).await
    }

    async fn send(&self, request: Result<Request<Full<Bytes>>, hyper::http::Error>) -> Reply {
        let response = self.0.request(request.expect("a request of ours is well formed")).await.expect("the request is answered");
        Self::take(response).await.expect("the body arrives whole")
    }

    async fn take(response: Response<Incoming>) -> Option<Reply> {
        let status = response.status();
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let [location, kind, disposition] = [LOCATION, CONTENT_TYPE, CONTENT_DISPOSITION].map(header);
        let body = response.into_body().collect().await.ok()?.to_bytes();
        Some(Reply {
            status,
            location,
            kind,
            is_attached: disposition.starts_with("attachment"),
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }
}

fn form(fields: &[(&str, &str)]) -> String {
    let coded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    fields.iter().map(|(name, value)| format!("{}={}", coded(name), coded(value))).collect::<Vec<_>>().join("&")
}

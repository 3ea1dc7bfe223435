//! A person at a browser: sends requests as a browser would, and reads what comes back.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Mutex;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use milepost::store::Store;
use milepost::web::{App, Surroundings};
use tower::ServiceExt;

/// A person with a fresh data file.
pub struct Person {
    router: Router,
    pub store: Store,
    cookie: Mutex<Option<String>>,
    _folder: tempfile::TempDir,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub location: String,
    pub headers: axum::http::HeaderMap,
    /// What it says, without the marks of direction, which stand around every word that somebody typed.
    pub text: String,
    pub bytes: Vec<u8>,
}

pub const HOST: &str = "127.0.0.1:7878";

impl Person {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("milepost.db")).await.unwrap();
        Self::with(store, folder)
    }

    /// A person with a data file that stands in a folder already.
    pub fn with(store: Store, folder: tempfile::TempDir) -> Self {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 7878));
        let (ending, _) = tokio::sync::mpsc::unbounded_channel();
        let app = App::new(store.clone(), Surroundings { address, risk: None, notice: None }, ending);
        Self { router: milepost::web::router(app), store, cookie: Mutex::new(None), _folder: folder }
    }

    /// Another browser on the same data.
    pub fn colleague(&self) -> Self {
        Self { router: self.router.clone(), store: self.store.clone(), cookie: Mutex::new(None), _folder: tempfile::tempdir().unwrap() }
    }

    pub async fn send(&self, mut request: Request<Body>) -> Page {
        if let Some(cookie) = self.cookie.lock().unwrap().clone() {
            request.headers_mut().insert("cookie", cookie.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        if let Some(cookie) = response.headers().get("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
            *self.cookie.lock().unwrap() = Some(pair);
        }
        let status = response.status();
        let headers = response.headers().clone();
        let location = headers.get("location").map_or_else(String::new, |to| to.to_str().unwrap().to_owned());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let text = ["<bdi>", "</bdi>", " dir=\"auto\""]
            .iter()
            .fold(String::from_utf8_lossy(&bytes).into_owned(), |text, mark| text.replace(mark, ""));
        Page { status, location, headers, text, bytes: bytes.to_vec() }
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).header("host", HOST).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.post_raw(path, encoded(fields)).await
    }

    pub async fn post_raw(&self, path: &str, body: impl Into<Body>) -> Page {
        let request = Request::post(path).header("host", HOST).header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(body.into()).unwrap()).await
    }

    /// As the script does: asks for the changed fragment only.
    pub async fn save(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = Request::post(path)
            .header("host", HOST)
            .header("sec-fetch-site", "same-origin")
            .header("milepost-fragment", "yes")
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(encoded(fields).into()).unwrap()).await
    }

    /// Starts a county and returns the address of its first round.
    pub async fn start(&self, actor: &str, name: &str) -> String {
        let page = self.post("/jurisdictions", &[("actor", actor), ("name", name)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text);
        page.location
    }

    /// The names of the people on the lists of all jurisdictions.
    pub async fn people(&self) -> Vec<String> {
        let bundle = self.store.export(None).await.unwrap();
        let people = bundle.jurisdictions.into_iter().flat_map(|jurisdiction| jurisdiction.people);
        people.map(|person| person.name).collect()
    }

    pub async fn report(&self, round: &str) -> serde_json::Value {
        let page = self.get(&format!("{round}/report.json")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        serde_json::from_str(&page.text).unwrap()
    }
}

pub fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
}

impl Page {
    /// The value of an attribute after a marker in the page.
    pub fn after(&self, marker: &str, attribute: &str) -> String {
        let at = self.text.find(marker).unwrap_or_else(|| panic!("no “{marker}” in {}", self.text));
        let rest = &self.text[at..];
        let from = rest.find(&format!("{attribute}=\"")).unwrap() + attribute.len() + 2;
        rest[from..].split('"').next().unwrap().to_owned()
    }

    /// The revision that a form carries for a field.
    pub fn rev(&self, name: &str) -> String {
        self.after(&format!("name=\"rev-{name}\""), "value")
    }

    /// The name of the box beside which this name stands; all such names begin so.
    #[track_caller]
    pub fn box_of(&self, start: &str, name: &str) -> String {
        let begin = format!("name=\"{start}");
        let label = |piece: &&str| piece.split("</label>").next().is_some_and(|label| label.contains(&format!("<span>{name}")));
        let piece = self.text.split(&begin).skip(1).find(label).unwrap_or_else(|| panic!("no box for {name} in {}", self.text));
        format!("{start}{}", piece.split('"').next().unwrap())
    }

    /// What the radio button of this name stands for beside which these words stand.
    #[track_caller]
    pub fn radio(&self, name: &str, words: &str) -> String {
        let begin = format!("type=\"radio\" name=\"{name}\" value=\"");
        let label = |piece: &&str| piece.split("</label>").next().is_some_and(|label| label.contains(words));
        let piece = self.text.split(&begin).skip(1).find(label).unwrap_or_else(|| panic!("no radio for {words} in {}", self.text));
        piece.split('"').next().unwrap().to_owned()
    }

    #[track_caller]
    pub fn expect(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "“{words}” is missing in {}", self.text);
        self
    }
}

//! A program in this process, on a file of its own.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use milepost::bundle::{self, Bundle};
use milepost::domain::people::Actor;
use milepost::store::Store;
use milepost::store::bundle::{Arrival, Choice, Imported, Taken};
use milepost::store::file::Reading;
use milepost::store::file::check::check;
use milepost::web::{App, Surroundings};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use time::OffsetDateTime;
use time::macros::datetime;
use tower::ServiceExt;

const HOST: &str = "127.0.0.1:7878";
/// When everything here happens.
pub const NOON: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

pub struct Desk {
    pub store: Store,
    router: Router,
    watch: SqliteConnection,
    _folder: tempfile::TempDir,
}

/// What came back.
pub struct Reply {
    pub status: u16,
    pub location: String,
    pub text: String,
}

impl Desk {
    /// An empty one, or one on a copy of a closed file.
    pub async fn new(copy_of: Option<&Path>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("milepost.db");
        if let Some(other) = copy_of {
            std::fs::copy(other, &path).unwrap();
        }
        let store = Store::open(&path).await.unwrap();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 7878));
        let (ending, _) = tokio::sync::mpsc::unbounded_channel();
        let app = App::new(store.clone(), Surroundings { address, risk: None, notice: None }, ending);
        let watch = SqliteConnectOptions::new().filename(&path).read_only(true).connect().await.unwrap();
        Self { store, router: milepost::web::router(app), watch, _folder: folder }
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let location = response.headers().get("location").map_or_else(String::new, |to| to.to_str().unwrap().to_owned());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Reply { status, location, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).header("host", HOST).body(Body::empty()).unwrap()).await
    }

    /// Sends a body to an address. `None` if the address is none.
    pub async fn post(&self, path: &str, kind: &str, cookie: &str, body: Vec<u8>) -> Option<Reply> {
        let request = Request::post(path).header("host", HOST).header("content-type", kind);
        let request = request.header("cookie", format!("milepost-person={cookie}")).body(Body::from(body)).ok()?;
        Some(self.send(request).await)
    }

    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let reply = self.post(path, "application/x-www-form-urlencoded", "", encoded(fields)).await.unwrap();
        assert_eq!(reply.status, 303, "{path} {fields:?} {}", reply.text);
        reply
    }

    /// What changes with every change that somebody made. A page that is shown for print keeps its state, which is none.
    pub async fn mark(&mut self) -> String {
        let tables = [
            "history",
            "jurisdictions",
            "assessments",
            "entries",
            "participants",
            "people",
            "asks",
            "meetings",
            "decisions",
            "actions",
            "tombstones",
            "imports",
            "organizations",
            "members",
            "working_groups",
            "coalition_launches",
            "sources",
            "engagements",
            "findings",
            "supports",
            "reviews",
            "places",
            "peers",
            "officials",
            "metric_releases",
        ];
        let counts = tables.map(|table| format!("(SELECT count(*) FROM {table})")).join(" || '/' || ");
        let sql = format!("SELECT {counts} || '/' || coalesce(sum(seq), 0) || '/' || coalesce(sum(at), 0) FROM history");
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut self.watch).await.unwrap()
    }

    pub async fn all(&self) -> Vec<u8> {
        self.store.export(None).await.unwrap().write()
    }

    pub async fn take_in(&self, bundle: &Bundle, taken: Taken) -> Result<Imported, milepost::store::StoreError> {
        let arrival = Arrival { bundle, source: "x.json", digest: &"0".repeat(64) };
        self.store.import(arrival, &Choice::taking(taken), &Actor::unnamed(), NOON + time::Duration::days(1)).await
    }

    /// What is wrong with the file, if anything: its own check, and whether it travels unchanged.
    pub async fn trouble(&self) -> Option<String> {
        let findings = check(self.store.path(), Reading::Beside).await.unwrap();
        if !findings.is_clean() {
            return Some(format!("the check finds {findings:?}"));
        }
        let bytes = self.all().await;
        let bundle = match bundle::read(&bytes) {
            Ok(bundle) => bundle,
            Err(refusal) => return Some(format!("what was exported is refused: {refusal}")),
        };
        let other = Self::new(None).await;
        match other.take_in(&bundle, Taken::All).await {
            Ok(Imported::Done(_)) => {}
            other => return Some(format!("what was exported is not taken in: {other:?}")),
        }
        let again = other.all().await;
        other.close().await;
        (again != bytes).then(|| "export, import, export: other bytes".to_owned())
    }

    pub async fn close(self) {
        self.watch.close().await.unwrap();
        self.store.close().await;
    }
}

/// A form in the encoding of forms.
pub fn encoded(fields: &[(&str, &str)]) -> Vec<u8> {
    let encode = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&").into_bytes()
}

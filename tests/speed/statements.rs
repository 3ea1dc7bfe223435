//! How many statements and commits a request takes.

use std::fmt::Write as _;
use std::io::Cursor;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use milepost::domain::guide::metrics::PlaceKind;
use milepost::domain::metrics::{MeasuredPlace, Years};
use milepost::domain::people::Actor;
use milepost::store::{Incoming, Looked, MetricsImported, Store};
use milepost::web::{App, Surroundings};
use time::OffsetDateTime;
use tower::ServiceExt;

use crate::asked::{Listening, listen};
use crate::person::{HOST, Person, encoded};
use crate::tour::home;

/// What a request takes: statements, and commits.
type Cost = (usize, usize);

/// A request as a browser sends it.
struct Asks<'a> {
    what: &'a str,
    path: String,
    form: Option<Vec<(&'a str, &'a str)>>,
    is_script: bool,
    costs: Cost,
}

fn get(what: &str, path: impl Into<String>, costs: Cost) -> Asks<'_> {
    Asks { what, path: path.into(), form: None, is_script: false, costs }
}

fn save<'a>(what: &'a str, path: &str, form: &[(&'a str, &'a str)], is_script: bool, costs: Cost) -> Asks<'a> {
    Asks { what, path: path.to_owned(), form: Some(form.to_vec()), is_script, costs }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_takes_no_more_statements_and_commits_than_it_needs() {
    let listening = listen().await;
    let dana = Person::new().await;
    let blank = dana.start("Dana Ortiz", "Wren County").await;
    let round = dana.post("/example", &[]).await.location;
    let of = home(&dana, &round).await;
    // A full first page.
    for name in 0..24 {
        dana.start("", &format!("Otter County {name}")).await;
    }
    let metrics = measured(&dana, &of).await;
    let cookie = cookie(&dana).await;
    let path = dana.store.path().to_owned();
    dana.store.close().await;

    let page = format!("{blank}/conditions/leadership-commitment");
    let requests = [
        get("the first page", "/", (8, 0)),
        // Where something is open in the parts of a plan, what the first of it is called comes with one statement for all
        // jurisdictions of the page: cheaper than to have each sorted and named by the engine.
        get("a search", "/?search=wren", (10, 0)),
        get("a jurisdiction’s home", &of, (8, 0)),
        get("a round", &round, (4, 0)),
        get("a condition", format!("{round}/conditions/racial-equity"), (2, 0)),
        get("the worksheet", format!("{round}/worksheet"), (2, 0)),
        get("the verdict, which keeps its state", format!("{round}/verdict"), (9, 1)),
        get("the verdict again", format!("{round}/verdict"), (8, 0)),
        get("the plan", format!("{of}/plan"), (8, 0)),
        // Releases in the file make nothing else dearer, and what they say of twelve peers comes at once.
        get("the metrics with twelve peers", &metrics, (4, 0)),
        get("one metric with twelve peers", format!("{metrics}/income"), (4, 0)),
        save("an answer, with the script", &page, &[("step-1.1", "in_place")], true, (4, 1)),
        save("an answer, without it", &page, &[("step-1.2", "in_place")], false, (4, 1)),
        save(
            "two answers, a note and a need",
            &page,
            &[("step-1.3", "not_yet"), ("step-1.4", "unknown"), ("note-1.3", "a"), ("need", "b")],
            true,
            // Each text that Find has not known yet takes two: its number, and its words.
            (16, 1),
        ),
        save("nothing new", &page, &[("step-1.1", "in_place")], true, (2, 0)),
    ];
    let mut wrong = String::new();
    for asks in &requests {
        let (heard, commits) = ask(&listening, &path, &cookie, asks).await;
        if (heard.len(), commits) != asks.costs {
            let (statements, expected) = (heard.len(), asks.costs);
            writeln!(
                wrong,
                "{}: {statements} statements and {commits} commits, expected were {expected:?}\n    {}",
                asks.what,
                heard.join("\n    ")
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "If it takes fewer now, write that down here. If it takes more, why?\n{wrong}");
}

/// Imports two releases, and has a jurisdiction look at a city beside twelve peers; gives the address of its metrics.
async fn measured(person: &Person, home: &str) -> String {
    for name in ["p61_2025-03_place-overall.csv", "m_income_county.csv"] {
        let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metrics").join(name)).unwrap();
        let looked = Arc::new(Looked::at(&mut Cursor::new(&bytes)).unwrap());
        let incoming = Incoming { name: name.to_owned(), looked, years: Years::new() };
        let actor = Actor::unnamed();
        let now = OffsetDateTime::now_utc();
        let done = person.store.import_metrics(Cursor::new(bytes), &incoming, &actor, now, Arc::new(|_, _| {})).await.unwrap();
        assert!(matches!(done, MetricsImported::Done(_)), "{done:?}");
    }
    let metrics = format!("{home}/metrics");
    person.post(&format!("{metrics}/places"), &[("code-city-2915670", "yes")]).await.expect(303);
    let cities =
        MeasuredPlace::all().iter().filter(|place| place.code.kind() == PlaceKind::City && place.code.to_string() != "city-2915670");
    let mut peers: Vec<(String, &str)> = cities.take(12).map(|city| (format!("code-{}", city.code), "yes")).collect();
    peers.push(("place".to_owned(), "city-2915670"));
    let peers: Vec<(&str, &str)> = peers.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    person.post(&format!("{metrics}/peers"), &peers).await.expect(303);
    metrics
}

/// The cookie of the person who started.
async fn cookie(person: &Person) -> String {
    let id = person.store.actors().await.unwrap()[0].id;
    format!("milepost-person-{}={id}", person.store.id().simple())
}

/// Sends a request to a program that was just started on the file. When its store is closed, all that it
/// asked has been heard.
async fn ask(listening: &Listening, data: &Path, cookie: &str, asks: &Asks<'_>) -> (Vec<String>, usize) {
    let store = Store::open(data).await.unwrap();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 7878));
    let (ending, _) = tokio::sync::mpsc::unbounded_channel();
    let router = milepost::web::router(App::new(store.clone(), Surroundings { address, risk: None, notice: None }, ending));
    let mut request = if asks.form.is_some() { Request::post(&asks.path) } else { Request::get(&asks.path) };
    request = request.header("host", HOST).header("cookie", cookie).header("content-type", "application/x-www-form-urlencoded");
    if asks.is_script {
        request = request.header("milepost-fragment", "yes");
    }
    let body = asks.form.as_ref().map_or_else(Body::empty, |form| Body::from(encoded(form)));
    let before = commits(data);
    listening.forget();
    let response = router.oneshot(request.body(body).unwrap()).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    assert!(status.is_success() || status.is_redirection(), "{}: {status} {}", asks.what, String::from_utf8_lossy(&bytes));
    let after = commits(data);
    store.close().await;
    (listening.heard(), after - before)
}

/// How many transactions the write-ahead log beside a file holds: the last frame of each says how many
/// pages the file has then (<https://sqlite.org/walformat.html>).
fn commits(data: &Path) -> usize {
    let mut log = data.as_os_str().to_owned();
    log.push("-wal");
    let bytes = std::fs::read(PathBuf::from(log)).unwrap_or_default();
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    if bytes.len() < 32 {
        return 0;
    }
    let frame = 24 + number(8) as usize;
    let salt = (number(16), number(20));
    let frames = (32..bytes.len() - bytes.len().min(frame - 1)).step_by(frame);
    frames.take_while(|at| (number(at + 8), number(at + 12)) == salt).filter(|at| number(at + 4) != 0).count()
}

//! The floors, each in a process of its own: what the same work takes without what is measured.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::{Duration, Instant};

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use milepost::domain::guide::StepKey;
use milepost::domain::ids::AssessmentId;
use milepost::domain::jurisdiction::Profile;
use milepost::domain::people::Actor;
use milepost::domain::readiness::{Change, Field, Revision};
use milepost::domain::rounds::Heading;
use milepost::store::Store;
use milepost::web::{self, App, Surroundings};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use time::OffsetDateTime;

use crate::program::{fresh, settle_log};

/// How long one turn is.
pub const TURN: Duration = Duration::from_secs(2);

/// Runs the floor of a name. The runtime is the program's own.
pub fn run(arguments: &[String]) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let folder = fresh();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["constant", page] => runtime.block_on(constant(folder.path(), Path::new(page))),
        ["record"] => runtime.block_on(record(folder.path())),
        ["insert", clients] => runtime.block_on(insert(folder.path(), clients.parse().unwrap())),
        _ => panic!("there is no floor {arguments:?}"),
    }
}

/// One page from memory, whatever is asked, through all layers of the program.
async fn constant(folder: &Path, page: &Path) {
    let page: &'static str = std::fs::read_to_string(page).unwrap().leak();
    let listener = tokio::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.unwrap();
    let address = listener.local_addr().unwrap();
    let store = Store::open(&folder.join("milepost.db")).await.unwrap();
    let (ending, _ended) = tokio::sync::mpsc::unbounded_channel();
    let app = App::new(store, Surroundings { address, risk: None, notice: None }, ending);
    let routes = Router::new().route("/{*any}", get(move || async move { Html(page) }));
    println!("The floor is running at http://{address}/");
    web::serve_guarded(listener, routes, app).await;
}

/// The transaction of a saved answer without HTTP, one after the other; says the median in seconds.
async fn record(folder: &Path) {
    let store = Store::open(&folder.join("milepost.db")).await.unwrap();
    let now = OffsetDateTime::now_utc();
    let actor = Actor::unnamed();
    let id = store.found(&Profile::named("Wren County".to_owned()), &Heading::on(now.date()), &actor, now).await.unwrap();
    settle_log(store.path()).await;
    let (mut times, mut seen) = (Vec::new(), "");
    let began = Instant::now();
    while began.elapsed() < TURN {
        let value = if seen == "in_place" { "not_yet" } else { "in_place" };
        let from = Instant::now();
        save(&store, id, &actor, (seen, value)).await;
        times.push(from.elapsed().as_secs_f64());
        seen = value;
    }
    println!("{}", crate::measured::Measured::of(times).median());
}

async fn save(store: &Store, id: AssessmentId, actor: &Actor, (seen, value): (&str, &str)) {
    let step: StepKey = "1.1".parse().unwrap();
    let change = Change { field: Field::Answer(step), seen: Revision::of(seen), value: value.to_owned() };
    let recorded = store.record(id, &[change], actor, OffsetDateTime::now_utc()).await.unwrap();
    assert_eq!(recorded.saved.len(), 1, "each is a change");
}

/// Single rows, a durable commit each, from so many tasks through one connection; says the median in
/// seconds and the rate.
async fn insert(folder: &Path, clients: usize) {
    let options = SqliteConnectOptions::new()
        .filename(folder.join("bare.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
    sqlx::query("CREATE TABLE answers (id INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL) STRICT")
        .execute(&pool)
        .await
        .unwrap();
    settle_log(&folder.join("bare.db")).await;
    let began = Instant::now();
    let tasks: Vec<_> = (0..clients).map(|_| tokio::spawn(keep_inserting(pool.clone(), began))).collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await.unwrap());
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of some thousands")]
    let rate = times.len() as f64 / began.elapsed().as_secs_f64();
    println!("{} {rate}", crate::measured::Measured::of(times).median());
}

async fn keep_inserting(pool: SqlitePool, began: Instant) -> Vec<f64> {
    let mut times = Vec::new();
    while began.elapsed() < TURN {
        let from = Instant::now();
        sqlx::query("INSERT INTO answers (field, value) VALUES (?, ?)").bind("step-1.1").bind("in_place").execute(&pool).await.unwrap();
        times.push(from.elapsed().as_secs_f64());
    }
    times
}

//! The releases that are in the data file: all of them, one, and the question before one is removed.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::shown::{ReleaseView, grouped};
use crate::domain::metrics::{KeptRelease, telling};
use crate::domain::people::Actor;
use crate::domain::words::{agree, capital, count, dates, list as listed};
use crate::store::{MetricsRemoved, Resting, Stretch};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, Query, html, see_other};

/// `templates/metrics/list.html`
#[derive(Template)]
#[template(path = "metrics/list.html")]
struct ListPage {
    frame: Frame,
    /// What is wrong, a sentence each.
    problems: Vec<String>,
    /// What became of the last import, a sentence for each file.
    told: Vec<String>,
    /// Where its files that were not imported go on waiting.
    waiting: Option<String>,
    /// Whether a release was just removed.
    is_removed: bool,
    /// Where to go on.
    onward: Vec<Onward>,
    /// Whether an import is under way.
    is_at_work: bool,
    /// Where to look again.
    again: String,
    releases: Vec<Row>,
}

/// The metrics of a jurisdiction.
struct Onward {
    href: String,
    name: String,
}

/// How many jurisdictions are named.
const NAMED: usize = 5;

/// The metrics of each jurisdiction, as long as there are few.
async fn onward(app: &App) -> Result<Vec<Onward>, Failure> {
    let found = app.store().jurisdictions("", false, Stretch::First).await?;
    let to = |one: crate::store::Jurisdiction| Onward { href: format!("/jurisdictions/{}/metrics", one.id), name: one.profile.name };
    Ok(if found.rows.len() > NAMED { Vec::new() } else { found.rows.into_iter().map(to).collect() })
}

/// A release of the list.
struct Row {
    id: Uuid,
    title: String,
    name: String,
    published: String,
    readings: String,
    when: String,
    by: String,
}

fn row(app: &App, release: &KeptRelease) -> Row {
    let published = telling::published(&release.edition.published);
    Row {
        id: release.id,
        title: release.title().to_owned(),
        name: release.name.clone(),
        published,
        readings: grouped(release.readings),
        when: capital(&dates::relative(app.local(release.imported), app.now())),
        by: release.importer.clone(),
    }
}

/// The page of all releases.
pub(super) async fn page(app: &App, actor: &Actor, problems: Vec<String>) -> Answer {
    list_page(app, actor, problems, None, false).await
}

async fn list_page(app: &App, actor: &Actor, problems: Vec<String>, done: Option<&str>, is_removed: bool) -> Answer {
    let told = done.and_then(|mark| app.metrics().ended(mark)).unwrap_or_default();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = html(&ListPage {
        frame: Frame::new(app, actor, "Mobility Metrics", "/metrics").troubled(!problems.is_empty()),
        problems,
        waiting: done.filter(|mark| !told.is_empty() && app.metrics().find(mark).is_some()).map(|mark| format!("/metrics/arrivals/{mark}")),
        told,
        is_removed,
        onward: onward(app).await?,
        is_at_work: app.store().is_importing_metrics(),
        again: done.map_or_else(|| "/metrics".to_owned(), |mark| format!("/metrics?done={mark}")),
        releases: app.store().metric_releases().await?.iter().map(|release| row(app, release)).collect(),
    })?;
    Ok((status, page).into_response())
}

/// `GET /metrics`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Query(mut query): Query) -> Answer {
    let (done, removed) = (query.take("done"), query.take("removed"));
    query.end()?;
    // Whatever else stands there is none of our marks.
    let done = done.filter(|mark| !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_hexdigit()));
    list_page(&app, &actor, Vec::new(), done.as_deref(), removed.is_some()).await
}

async fn one_of(app: &App, id: Uuid) -> Result<KeptRelease, Failure> {
    app.store().metric_releases().await?.into_iter().find(|release| release.id == id).ok_or(Failure::NotFound)
}

/// `templates/metrics/release.html`
#[derive(Template)]
#[template(path = "metrics/release.html")]
struct ReleasePage {
    frame: Frame,
    id: Uuid,
    name: String,
    digest: String,
    when: String,
    by: String,
    view: ReleaseView,
    onward: Vec<Onward>,
}

/// `GET /metrics/releases/{id}`
pub async fn one(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>) -> Answer {
    let release = one_of(&app, id).await?;
    html(&ReleasePage {
        frame: Frame::new(&app, &actor, release.title(), format!("/metrics/releases/{id}")),
        id,
        name: release.name.clone(),
        digest: release.edition.digest.clone(),
        when: dates::moment(app.local(release.imported)),
        by: release.importer.clone(),
        view: ReleaseView::of(&release),
        onward: onward(&app).await?,
    })
}

/// `templates/metrics/remove.html`
#[derive(Template)]
#[template(path = "metrics/remove.html")]
struct RemovePage {
    frame: Frame,
    id: Uuid,
    title: String,
    name: String,
    readings: String,
    /// What rests on it; empty for nothing.
    resting: String,
    is_busy: bool,
}

/// "Two findings and one measure rest on readings of it, and stay as they are."
fn resting(on: Resting) -> String {
    let all = [(on.findings, "finding", "findings"), (on.measures, "measure", "measures")];
    let told: Vec<String> = all.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(n, one, many)).collect();
    let rest =
        agree(on.findings + on.measures, "rests on readings of it, and stays as it is", "rest on readings of it, and stay as they are");
    if told.is_empty() { String::new() } else { format!("{} {rest}.", capital(&listed(&told))) }
}

async fn remove_page(app: &App, actor: &Actor, id: Uuid, is_busy: bool) -> Answer {
    let release = one_of(app, id).await?;
    let status = if is_busy { StatusCode::CONFLICT } else { StatusCode::OK };
    let page = html(&RemovePage {
        frame: Frame::new(app, actor, "Remove a release", format!("/metrics/releases/{id}/remove")).troubled(is_busy),
        id,
        title: release.title().to_owned(),
        name: release.name.clone(),
        readings: grouped(release.readings),
        resting: resting(app.store().resting_on(&release.edition.digest).await?),
        is_busy,
    })?;
    Ok((status, page).into_response())
}

/// `GET /metrics/releases/{id}/remove`
pub async fn ask_to_remove(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>) -> Answer {
    remove_page(&app, &actor, id, false).await
}

/// `POST /metrics/releases/{id}/remove`
pub async fn remove(State(app): State<App>, Acting(actor): Acting, Id(id): Id<Uuid>, form: Form) -> Answer {
    form.end()?;
    match app.store().remove_metric_release(id, &actor, app.now()).await? {
        MetricsRemoved::Done => Ok(see_other("/metrics?removed=yes")),
        MetricsRemoved::Busy => remove_page(&app, &actor, id, true).await,
    }
}

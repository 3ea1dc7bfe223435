//! The releases that are in the data file: all of them, one, and the question before one is removed.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use uuid::Uuid;

use super::shown::{ReleaseView, grouped};
use crate::domain::metrics::{KeptRelease, telling};
use crate::domain::people::Actor;
use crate::domain::words::{capital, dates};
use crate::store::MetricsRemoved;
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
    /// Whether an import is under way.
    is_at_work: bool,
    /// Where to look again.
    again: String,
    releases: Vec<Row>,
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
    list_page(app, actor, problems, None).await
}

async fn list_page(app: &App, actor: &Actor, problems: Vec<String>, done: Option<&str>) -> Answer {
    let told = done.and_then(|mark| app.metrics().ended(mark)).unwrap_or_default();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = html(&ListPage {
        frame: Frame::new(app, actor, "Mobility Metrics", "/metrics").troubled(!problems.is_empty()),
        problems,
        told,
        is_at_work: app.store().is_importing_metrics(),
        again: done.map_or_else(|| "/metrics".to_owned(), |mark| format!("/metrics?done={mark}")),
        releases: app.store().metric_releases().await?.iter().map(|release| row(app, release)).collect(),
    })?;
    Ok((status, page).into_response())
}

/// `GET /metrics`
pub async fn list(State(app): State<App>, Acting(actor): Acting, Query(mut query): Query) -> Answer {
    let done = query.take("done");
    query.end()?;
    // Whatever else stands there is none of our marks.
    let done = done.filter(|mark| !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_hexdigit()));
    list_page(&app, &actor, Vec::new(), done.as_deref()).await
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
    is_busy: bool,
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
        MetricsRemoved::Done => Ok(see_other("/metrics")),
        MetricsRemoved::Busy => remove_page(&app, &actor, id, true).await,
    }
}

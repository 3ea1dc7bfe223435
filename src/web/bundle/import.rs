//! A bundle taken in: chosen, read, held against what is here, and confirmed.

use askama::Template;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::shown::PreviewView;
use crate::bundle::{self, Bundle, Preview, Refusal, hex};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::words::{self, dates};
use crate::store::bundle::{Arrival, Choice, Imported, Taken};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Query, html, see_other};

/// The largest upload, in bytes: 64 MiB. A larger bundle comes in by the command line.
pub const LIMIT: usize = 64 << 20;

const TOO_LARGE: &str = "The file is larger than 64 megabytes, which is more than this page takes. Quit Milepost and use the command line: milepost import FILE";
const EXPIRED: &str = "That file is no longer waiting here. Choose it again.";

/// `templates/bundle/import.html`
#[derive(Template)]
#[template(path = "bundle/import.html")]
struct ImportPage {
    frame: Frame,
    problem: Option<String>,
    done: Option<Row>,
    imported: Option<JurisdictionId>,
    imports: Vec<Row>,
}

/// An import of the journal in words.
struct Row {
    when: String,
    by: String,
    source: String,
    outcome: String,
}

async fn import_page(app: &App, actor: &Actor, problem: Option<String>, done: Option<String>) -> Answer {
    let frame = Frame::new(app, actor, "Import", "/import").troubled(problem.is_some());
    let row = |import: crate::store::bundle::Import| Row {
        when: words::capital(&dates::relative(app.local(import.at), app.now())),
        by: import.by,
        source: import.source,
        outcome: import.outcome,
    };
    let mut imports: Vec<Row> = app.store().imports().await?.into_iter().map(row).collect();
    let is_done = done.is_some() && !imports.is_empty();
    let imported = match done.and_then(|id| id.parse::<JurisdictionId>().ok()) {
        Some(id) => app.store().jurisdiction(id).await.ok().map(|jurisdiction| jurisdiction.id),
        None => None,
    };
    let done = is_done.then(|| imports.remove(0));
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = html(&ImportPage { frame, problem, done, imported, imports })?;
    Ok((status, page).into_response())
}

/// `GET /import`
pub async fn ask(State(app): State<App>, Acting(actor): Acting, Query(mut query): Query) -> Answer {
    let done = query.take("done");
    query.end()?;
    import_page(&app, &actor, None, done).await
}

/// `POST /import`: takes the file, and leads to what it would do.
pub async fn upload(
    State(app): State<App>,
    Acting(actor): Acting,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    let multipart = multipart.map_err(|_| Failure::NotAForm)?;
    let (source, bytes) = match arrived(multipart).await {
        Ok(file) => file,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return import_page(&app, &actor, Some(TOO_LARGE.to_owned()), None).await;
        }
        Err(_) => return Err(Failure::Malformed("The file did not arrive whole.")),
    };
    if bytes.is_empty() && source.is_empty() {
        return import_page(&app, &actor, Some("Choose the file first.".to_owned()), None).await;
    }
    let kept = app.clone();
    let read = tokio::task::spawn_blocking(move || {
        let read = bundle::read(&bytes).map(drop);
        let digest = hex(&Sha256::digest(&bytes));
        if read.is_ok() {
            kept.arrivals().keep(&digest, &source, &bytes)?;
        }
        std::io::Result::Ok(read.map(|()| digest))
    });
    match read.await.map_err(|error| Failure::Ours(error.to_string()))?.map_err(|error| Failure::Ours(error.to_string()))? {
        Ok(digest) => Ok(see_other(&format!("/import/{digest}"))),
        Err(refusal) => import_page(&app, &actor, Some(refused(&refusal)), None).await,
    }
}

fn refused(refusal: &Refusal) -> String {
    format!("The file was not taken in. {refusal}")
}

/// The one file of the form: its name, and its bytes. Both are empty when none was chosen.
async fn arrived(mut multipart: Multipart) -> Result<(String, Vec<u8>), MultipartError> {
    let mut file = (String::new(), Vec::new());
    while let Some(mut field) = multipart.next_field().await? {
        if field.name() == Some("bundle") {
            let name = field.file_name().unwrap_or_default();
            let name: String = name.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).take(200).collect();
            let mut bytes = Vec::new();
            while let Some(chunk) = field.chunk().await? {
                bytes.extend_from_slice(&chunk);
            }
            file = (name, bytes);
        }
    }
    if file.0.is_empty() && !file.1.is_empty() {
        "a file without a name".clone_into(&mut file.0);
    }
    Ok(file)
}

/// The bundle that waits under a digest, with the name of its file.
async fn waiting(app: &App, digest: &str) -> Result<Option<(String, Bundle)>, Failure> {
    let (app, digest) = (app.clone(), digest.to_owned());
    let found = tokio::task::spawn_blocking(move || {
        let found = app.arrivals().find(&digest)?;
        std::io::Result::Ok(found.and_then(|(source, bytes)| Some((source, bundle::read(&bytes).ok()?))))
    });
    let found = found.await.map_err(|error| Failure::Ours(error.to_string()))?;
    found.map_err(|error| Failure::Ours(error.to_string()))
}

/// `templates/bundle/review.html`
#[derive(Template)]
#[template(path = "bundle/review.html")]
struct ReviewPage {
    frame: Frame,
    digest: String,
    source: String,
    names: Vec<String>,
    mark: String,
    preview: PreviewView,
    has_changed: bool,
}

async fn review_page(
    app: &App,
    actor: &Actor,
    (digest, source, bundle): (&str, &str, &Bundle),
    preview: &Preview,
    before: Option<&Taken>,
) -> Answer {
    let takes = |key: &str| match before {
        Some(Taken::All) => true,
        Some(Taken::These(keys)) => keys.contains(key),
        None => false,
    };
    let page = html(&ReviewPage {
        frame: Frame::new(app, actor, "What the import would do", "/import").troubled(before.is_some()),
        digest: digest.to_owned(),
        source: source.to_owned(),
        names: bundle.jurisdictions.iter().map(|jurisdiction| jurisdiction.name.clone()).collect(),
        mark: preview.mark(),
        preview: PreviewView::of(preview, bundle, app.store().all_names().await?, &takes),
        has_changed: before.is_some(),
    })?;
    let status = if before.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// `GET /import/{digest}`: what it would do, and what is to be chosen.
pub async fn review(State(app): State<App>, Acting(actor): Acting, Path(digest): Path<String>) -> Answer {
    let Some((source, bundle)) = waiting(&app, &digest).await? else {
        return import_page(&app, &actor, Some(EXPIRED.to_owned()), None).await;
    };
    match app.store().preview_import(&bundle).await? {
        Ok(preview) => review_page(&app, &actor, (&digest, &source, &bundle), &preview, None).await,
        Err(refusal) => import_page(&app, &actor, Some(refused(&refusal)), None).await,
    }
}

/// `POST /import/{digest}`
pub async fn confirm(State(app): State<App>, Acting(actor): Acting, Path(digest): Path<String>, mut form: Form) -> Answer {
    let mark = form.take("mark");
    let all = form.text("all");
    let chosen = form.take_all("take-");
    form.end()?;
    let is_word = |word: &str| matches!(word, "" | "ours" | "theirs");
    if !is_word(&all) || chosen.iter().any(|(_, word)| !is_word(word)) {
        return Err(Failure::Malformed("A choice came that this form does not have."));
    }
    let Some((source, bundle)) = waiting(&app, &digest).await? else {
        return import_page(&app, &actor, Some(EXPIRED.to_owned()), None).await;
    };
    let taken = match all.as_str() {
        "theirs" => Taken::All,
        "ours" => Taken::These(std::collections::BTreeSet::new()),
        _ => Taken::These(chosen.into_iter().filter(|(_, word)| word == "theirs").map(|(key, _)| key).collect()),
    };
    let arrival = Arrival { bundle: &bundle, source: &source, digest: &digest };
    let choice = Choice { taken, mark: Some(mark.unwrap_or_default()) };
    match app.store().import(arrival, &choice, &actor, app.now()).await? {
        Imported::Done(_) => {
            app.arrivals().let_go(&digest);
            let first = bundle.jurisdictions.first().map_or_else(|| "yes".to_owned(), |jurisdiction| jurisdiction.id.to_string());
            Ok(see_other(&format!("/import?done={first}")))
        }
        Imported::Refused(refusal) => import_page(&app, &actor, Some(refused(&refusal)), None).await,
        Imported::ChangedSince(preview) => review_page(&app, &actor, (&digest, &source, &bundle), &preview, Some(&choice.taken)).await,
    }
}

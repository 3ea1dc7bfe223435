//! A bundle taken in: chosen, read, held against what is here, and confirmed.

use std::collections::{BTreeSet, HashMap};

use askama::Template;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::shown::PreviewView;
use crate::bundle::{self, Bundle, Double, Preview, Refusal, hex};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::words::{self, dates};
use crate::store::bundle::{Arrival, Choice, Imported, Taken};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Query, html, see_other};

/// The largest upload, in bytes: 64 MiB. A larger bundle comes in by the command line.
pub const LIMIT: usize = 64 << 20;

const TOO_LARGE: &str = "The file is larger than 64 megabytes, which is more than this page takes. Quit Milepost and use the command line: milepost import FILE";
const CHANGED_SINCE: &str = "something was changed on top of it, or deleted for good since. What it brought can only be changed by hand.";
const EXPIRED: &str = "That file is no longer waiting here. Choose it again.";

/// `templates/bundle/import.html`
#[derive(Template)]
#[template(path = "bundle/import.html")]
struct ImportPage {
    frame: Frame,
    problem: Option<String>,
    /// Why nothing was undone, if somebody wanted that.
    stays: Option<&'static str>,
    /// Whether an import was just undone.
    is_undone: bool,
    done: Option<Row>,
    imported: Option<JurisdictionId>,
    /// The bundle whose choices were kept for later, if one just was.
    kept: Option<String>,
    imports: Vec<Row>,
}

/// An import of the journal in words.
struct Row {
    when: String,
    by: String,
    source: String,
    outcome: String,
    /// Its id, if it can be undone.
    undo: Option<Uuid>,
    /// Whether it was undone.
    is_undone: bool,
}

/// What the page tells beside the journal.
#[derive(Default)]
struct Told {
    problem: Option<String>,
    stays: Option<&'static str>,
    is_undone: bool,
    done: Option<String>,
    kept: Option<String>,
}

impl Told {
    fn problem(what: impl Into<String>) -> Self {
        Self { problem: Some(what.into()), ..Self::default() }
    }
}

async fn import_page(app: &App, actor: &Actor, told: Told) -> Answer {
    let Told { problem, stays, is_undone, done, kept } = told;
    let frame = Frame::new(app, actor, "Import", "/import").troubled(problem.is_some() || stays.is_some());
    let row = |import: crate::store::bundle::Import| Row {
        when: words::capital(&dates::relative(app.local(import.at), app.now())),
        by: import.by,
        source: import.source,
        outcome: import.outcome,
        undo: import.can_be_undone.then_some(import.id),
        is_undone: import.is_undone,
    };
    let mut imports: Vec<Row> = app.store().imports().await?.into_iter().map(row).collect();
    let is_done = done.is_some() && !imports.is_empty();
    let imported = match done.and_then(|id| id.parse::<JurisdictionId>().ok()) {
        Some(id) => app.store().jurisdiction(id).await.ok().map(|jurisdiction| jurisdiction.id),
        None => None,
    };
    let done = is_done.then(|| imports.remove(0));
    let status = match (&problem, stays) {
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, Some(_)) => StatusCode::CONFLICT,
        _ => StatusCode::OK,
    };
    let page = html(&ImportPage { frame, problem, stays, is_undone, done, imported, kept, imports })?;
    Ok((status, page).into_response())
}

/// The page after an import that could not be undone.
pub(super) async fn not_undone(app: &App, actor: &Actor) -> Answer {
    import_page(app, actor, Told { stays: Some(CHANGED_SINCE), ..Told::default() }).await
}

/// `GET /import`
pub async fn ask(State(app): State<App>, Acting(actor): Acting, Query(mut query): Query) -> Answer {
    let (done, kept, is_undone) = (query.take("done"), query.take("kept"), query.take("undone").is_some());
    query.end()?;
    let kept = kept.filter(|digest| digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()));
    import_page(&app, &actor, Told { done, kept, is_undone, ..Told::default() }).await
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
            return import_page(&app, &actor, Told::problem(TOO_LARGE)).await;
        }
        Err(_) => return Err(Failure::Malformed("The file did not arrive whole.")),
    };
    if bytes.is_empty() && source.is_empty() {
        return import_page(&app, &actor, Told::problem("Choose the file first.")).await;
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
        Ok(digest) => Ok(see_other(&address(&digest))),
        Err(refusal) => import_page(&app, &actor, Told::problem(refused(&refusal))).await,
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
    doubles: Vec<DoubleView>,
    has_changed: bool,
}

/// Two records that may be of one person.
struct DoubleView {
    /// The key of the pair.
    pair: String,
    /// The name, with the department.
    name: String,
    /// Whether it was ticked that they are one.
    is_ticked: bool,
}

/// What stands on the page beside what differs.
#[derive(Default)]
struct Before {
    /// What was chosen, by key.
    chosen: HashMap<String, String>,
    /// Which people were said to be one, by the keys of the pairs.
    ones: BTreeSet<String>,
    /// Whether something here was changed after the page was shown.
    has_changed: bool,
    /// Whether all had to be chosen.
    is_complete: bool,
}

async fn review_page(
    app: &App,
    actor: &Actor,
    (digest, source, bundle): (&str, &str, &Bundle),
    preview: &Preview,
    before: &Before,
) -> Answer {
    let view = PreviewView::of(preview, bundle, app.store().all_names().await?, &before.chosen, before.is_complete);
    let is_missing = view.is_missing();
    let double = |it: &Double| DoubleView { pair: it.key(), name: it.name.clone(), is_ticked: before.ones.contains(&it.key()) };
    let frame = Frame::new(app, actor, "What the import would do", "/import").troubled(before.has_changed || is_missing);
    let page = html(&ReviewPage {
        frame,
        digest: digest.to_owned(),
        source: source.to_owned(),
        names: bundle.jurisdictions.iter().map(|jurisdiction| jurisdiction.name.clone()).collect(),
        mark: preview.mark(),
        preview: view,
        doubles: preview.doubles.iter().map(double).collect(),
        has_changed: before.has_changed,
    })?;
    let status = match (before.has_changed, is_missing) {
        (true, _) => StatusCode::CONFLICT,
        (_, true) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    Ok((status, page).into_response())
}

/// `GET /import/{digest}`: what it would do, and what is to be chosen.
pub async fn review(State(app): State<App>, Acting(actor): Acting, Path(digest): Path<String>) -> Answer {
    let Some((source, bundle)) = waiting(&app, &digest).await? else {
        return import_page(&app, &actor, Told::problem(EXPIRED)).await;
    };
    match app.store().preview_import(&bundle).await? {
        Ok(preview) => review_page(&app, &actor, (&digest, &source, &bundle), &preview, &Before::default()).await,
        Err(refusal) => import_page(&app, &actor, Told::problem(refused(&refusal))).await,
    }
}

/// `POST /import/{digest}`
pub async fn confirm(State(app): State<App>, Acting(actor): Acting, Path(digest): Path<String>, mut form: Form) -> Answer {
    let mark = form.text("mark");
    let all = form.text("all");
    let is_later = form.take("later").is_some();
    let mut chosen: HashMap<String, String> = form.take_all("take-").into_iter().collect();
    let ones: BTreeSet<String> = form.take_all("one-").into_iter().filter(|(_, word)| word == "yes").map(|(pair, _)| pair).collect();
    form.end()?;
    if !matches!(all.as_str(), "" | "ours" | "theirs") || chosen.values().any(|word| !matches!(word.as_str(), "ours" | "theirs")) {
        return Err(Failure::Malformed("A choice came that this form does not have."));
    }
    let Some((source, bundle)) = waiting(&app, &digest).await? else {
        return import_page(&app, &actor, Told::problem(EXPIRED)).await;
    };
    if is_later {
        return later(&app, &actor, &digest, chosen, ones).await;
    }
    let came = (digest.as_str(), source.as_str(), &bundle);
    let preview = match app.store().preview_import(&bundle).await? {
        Ok(preview) => preview,
        Err(refusal) => return import_page(&app, &actor, Told::problem(refused(&refusal))).await,
    };
    if mark != preview.mark() {
        return review_page(&app, &actor, came, &preview, &Before { chosen, ones, has_changed: true, is_complete: false }).await;
    }
    if !all.is_empty() {
        chosen = preview.choices.iter().map(|choice| (choice.key.clone(), all.clone())).collect();
    }
    if preview.choices.iter().any(|choice| !chosen.contains_key(&choice.key)) {
        return review_page(&app, &actor, came, &preview, &Before { chosen, ones, has_changed: false, is_complete: true }).await;
    }
    let theirs = chosen.iter().filter(|(_, word)| *word == "theirs").map(|(key, _)| key.clone()).collect();
    let arrival = Arrival { bundle: &bundle, source: &source, digest: &digest };
    let choice = Choice { taken: Taken::These(theirs), ones: ones.clone(), mark: Some(mark) };
    match app.store().import(arrival, &choice, &actor, app.now()).await? {
        Imported::Done(_) => {
            app.arrivals().let_go(&digest);
            let first = bundle.jurisdictions.first().map_or_else(|| "yes".to_owned(), |jurisdiction| jurisdiction.id.to_string());
            Ok(see_other(&format!("/import?done={first}")))
        }
        Imported::Refused(refusal) => import_page(&app, &actor, Told::problem(refused(&refusal))).await,
        Imported::ChangedSince(preview) => {
            review_page(&app, &actor, came, &preview, &Before { chosen, ones, has_changed: true, is_complete: false }).await
        }
    }
}

/// Keeps what was chosen so far, as the draft of this form. It is offered whenever the same file is read again.
async fn later(app: &App, actor: &Actor, digest: &str, chosen: HashMap<String, String>, ones: BTreeSet<String>) -> Answer {
    let mut fields: Vec<(String, String)> = chosen.into_iter().map(|(key, word)| (format!("take-{key}"), word)).collect();
    fields.extend(ones.into_iter().map(|pair| (format!("one-{pair}"), "yes".to_owned())));
    fields.sort();
    if !fields.is_empty() && !app.store().keep_draft(app.store().fresh_draft(), &address(digest), &fields, actor.id, app.now()).await? {
        return Err(Failure::TooLarge);
    }
    Ok(see_other(&format!("/import?kept={digest}")))
}

/// The address at which a bundle waits for a choice.
fn address(digest: &str) -> String {
    format!("/import/{digest}")
}

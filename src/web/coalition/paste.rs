//! Members pasted from a spreadsheet, or from a file: typed, looked at row by row, and added.

use askama::Template;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::preview::PreviewView;
use crate::domain::coalition::paste::{Choices, Column, Plan, Refusal, Sheet, decoded};
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::words::{agree, capital, count};
use crate::store::Pasted;
use crate::web::frame::guard::BODY_LIMIT;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Id, html, see_other};
use crate::web::jurisdiction::place;

/// The largest file, in bytes: as large as a form.
pub const FILE_LIMIT: usize = BODY_LIMIT;

const TOO_LARGE: &str = "The file is larger than six megabytes. Save the list of members alone as a CSV file, and choose that.";

const CHANGED: &str = "The list, or who is here, is not what this page showed before. Look again at what it would add now.";

/// `templates/coalition/paste.html`
#[derive(Template)]
#[template(path = "coalition/paste.html")]
struct PastePage {
    frame: Frame,
    id: JurisdictionId,
    text: String,
    /// What is wrong, and the field that it is about.
    problem: Option<String>,
    in_file: bool,
    /// What was added just now.
    done: String,
    columns: Vec<&'static str>,
}

/// `templates/coalition/preview.html`
#[derive(Template)]
#[template(path = "coalition/preview.html")]
struct PreviewPage {
    frame: Frame,
    id: JurisdictionId,
    text: String,
    mark: String,
    preview: PreviewView,
    /// Why nothing was added; empty where nobody tried.
    halted: &'static str,
}

/// The form as it stands.
#[derive(Default)]
struct Typed {
    text: String,
    problem: Option<String>,
    in_file: bool,
    done: String,
}

async fn form(app: &App, actor: &Actor, id: JurisdictionId, typed: Typed) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let status = if typed.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = html(&PastePage {
        frame: Frame::new(app, actor, "Paste members", format!("/jurisdictions/{id}/coalition/paste"))
            .within(place(&jurisdiction))
            .troubled(typed.problem.is_some()),
        id,
        text: typed.text,
        problem: typed.problem,
        in_file: typed.in_file,
        done: typed.done,
        columns: Column::all().map(Column::label).collect(),
    })?;
    Ok((status, page).into_response())
}

async fn preview(
    app: &App,
    actor: &Actor,
    id: JurisdictionId,
    (sheet, plan, choices): (&Sheet, &Plan, &Choices),
    halted: &'static str,
) -> Answer {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let status = if halted.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    let page = html(&PreviewPage {
        frame: Frame::new(app, actor, "What the list would add", format!("/jurisdictions/{id}/coalition/paste"))
            .within(place(&jurisdiction))
            .troubled(!halted.is_empty()),
        id,
        text: sheet.text.clone(),
        mark: plan.mark().to_owned(),
        preview: PreviewView::of(sheet, plan, choices),
        halted,
    })?;
    Ok((status, page).into_response())
}

/// `GET /jurisdictions/{id}/coalition/paste`
pub async fn ask(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>) -> Answer {
    form(&app, &actor, id, Typed::default()).await
}

/// What a list added, and how much of it was left out.
fn done(added: usize, left_out: usize) -> String {
    let told = format!("{} {} added.", capital(&count(added, "member", "members")), agree(added, "was", "were"));
    if left_out > 0 {
        let (are, they) = (agree(left_out, "was", "were"), agree(left_out, "It stands", "They stand"));
        let rows = capital(&count(left_out, "row", "rows"));
        return format!("{told} {rows} {are} left out. {they} below, to be corrected and read again.");
    }
    told
}

/// `POST /jurisdictions/{id}/coalition/paste`: looks at the list, or adds what it would add.
pub async fn look_or_add(State(app): State<App>, Acting(actor): Acting, Id(id): Id<JurisdictionId>, mut came: Form) -> Answer {
    let text = came.text("text");
    let (is_to_add, mark) = (came.text("do") == "add", came.text("mark"));
    let chosen = came.take_all("whom-");
    came.end()?;
    let is_said = |(row, word): (String, String)| Some((row.parse().ok()?, word)).filter(|(_, word)| !word.is_empty());
    let choices: Choices = chosen.into_iter().filter_map(is_said).collect();
    let sheet = match Sheet::read(&text) {
        Ok(sheet) => sheet,
        Err(Refusal(problem)) => return form(&app, &actor, id, Typed { text, problem: Some(problem), ..Typed::default() }).await,
    };
    let shown = app.store().preview_members(id, &sheet, &choices).await?;
    if shown.mark() != mark {
        // An answer belongs to the row that was shown, which may be another one by now.
        let choices = Choices::new();
        let plan = app.store().preview_members(id, &sheet, &choices).await?;
        return preview(&app, &actor, id, (&sheet, &plan, &choices), if is_to_add { CHANGED } else { "" }).await;
    }
    if !is_to_add {
        return preview(&app, &actor, id, (&sheet, &shown, &choices), "").await;
    }
    match app.store().add_members(id, (&sheet, &choices, &mark), &actor, app.now()).await? {
        Pasted::Done(plan) => {
            let left_out = plan.left_out();
            if left_out.is_empty() && plan.added() > 0 {
                return Ok(see_other(&format!("/jurisdictions/{id}/coalition")));
            }
            if plan.added() == 0 {
                return preview(&app, &actor, id, (&sheet, &plan, &choices), "The list adds nothing as it stands.").await;
            }
            // What was left out is not lost: it stands in the form, to be corrected.
            form(&app, &actor, id, Typed { text: sheet.only(&left_out), done: done(plan.added(), left_out.len()), ..Typed::default() })
                .await
        }
        Pasted::ChangedSince(plan) => {
            let why = if plan.too_many.is_empty() { CHANGED } else { "There is no room for so many." };
            preview(&app, &actor, id, (&sheet, &plan, &choices), why).await
        }
    }
}

/// `POST /jurisdictions/{id}/coalition/paste/file`: looks at a list that was chosen as a file. Nothing is added by it.
pub async fn upload(
    State(app): State<App>,
    Acting(actor): Acting,
    Id(id): Id<JurisdictionId>,
    multipart: Result<Multipart, MultipartRejection>,
) -> Answer {
    let bytes = match arrived(multipart.map_err(|_| Failure::NotAForm)?).await {
        Ok(bytes) => bytes,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return form(&app, &actor, id, Typed { problem: Some(TOO_LARGE.to_owned()), in_file: true, ..Typed::default() }).await;
        }
        Err(_) => return Err(Failure::Malformed("The file did not arrive whole.")),
    };
    let is_other = [&b"PK\x03\x04"[..], b"\xD0\xCF\x11\xE0", b"%PDF"].iter().any(|start| bytes.starts_with(start));
    let read = if bytes.is_empty() {
        Err(Refusal("Choose the file first.".to_owned()))
    } else {
        let text = if is_other { None } else { decoded(&bytes) };
        let no_list = || {
            Refusal(
                "That is not a CSV file. In the spreadsheet, choose “Save as” and then CSV, or copy the rows and paste them.".to_owned(),
            )
        };
        text.ok_or_else(no_list).and_then(|text| Sheet::read(&text))
    };
    match read {
        Ok(sheet) => {
            let choices = Choices::new();
            let plan = app.store().preview_members(id, &sheet, &choices).await?;
            preview(&app, &actor, id, (&sheet, &plan, &choices), "").await
        }
        Err(Refusal(problem)) => form(&app, &actor, id, Typed { problem: Some(problem), in_file: true, ..Typed::default() }).await,
    }
}

/// The one file of the form.
async fn arrived(mut multipart: Multipart) -> Result<Vec<u8>, MultipartError> {
    let mut bytes = Vec::new();
    while let Some(mut field) = multipart.next_field().await? {
        if field.name() == Some("list") {
            bytes.clear();
            while let Some(chunk) = field.chunk().await? {
                bytes.extend_from_slice(&chunk);
            }
        }
    }
    Ok(bytes)
}

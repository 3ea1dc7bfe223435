//! The vision statement and the theory of change: written with prompts, looked at before they are saved, and kept in versions.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::basis::Basis;
use super::texts::{address, save, subject};
use super::versions::VersionLine;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::strategy::Wording;
use crate::domain::things::Noun;
use crate::domain::words::text::Problem;
use crate::domain::words::{dates, inserted};
use crate::report::document::{Block, markdown};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, html, see_other};

/// `templates/strategy/wording.html`
#[derive(Template)]
#[template(path = "strategy/wording.html")]
struct WordingPage {
    frame: Frame,
    home: String,
    address: String,
    wording: Wording,
    limit: usize,
    draft: Draft,
    versions: Vec<VersionLine>,
}

/// A text as the form shows it.
struct Draft {
    typed: String,
    rev: Revision,
    problem: Option<Problem>,
    /// How it would look; nothing unless somebody asked.
    preview: Option<Vec<Block>>,
    /// What the text says now, when somebody else wrote it meanwhile.
    theirs: Option<Vec<Block>>,
}

async fn page(app: &App, actor: &Actor, basis: &Basis, wording: Wording, draft: Draft) -> Answer {
    let part = Noun::Strategy.part(wording.fact());
    html(&WordingPage {
        frame: basis.frame(app, actor, wording.label(), &format!("/texts/{wording}")).troubled(draft.problem.is_some()),
        home: basis.home(),
        address: address(basis.id(), wording),
        wording,
        limit: part.and_then(|part| part.rule.limit()).unwrap_or_default(),
        draft,
        versions: VersionLine::all(app, basis.id(), wording).await?,
    })
}

/// `GET /jurisdictions/{id}/strategy/texts/{text}`
pub async fn show(State(app): State<App>, Acting(actor): Acting, Key(id, wording): Key<JurisdictionId, Wording>) -> Answer {
    let basis = Basis::of(&app, id).await?;
    let typed = basis.strategy.wording(wording).to_owned();
    let draft = Draft { rev: Revision::of(&typed), typed, problem: None, preview: None, theirs: None };
    page(&app, &actor, &basis, wording, draft).await
}

/// `POST /jurisdictions/{id}/strategy/texts/{text}`: saves it, or shows how it would look.
pub async fn write(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, wording): Key<JurisdictionId, Wording>,
    mut form: Form,
) -> Answer {
    let name = wording.fact().as_str();
    let is_preview = form.take("preview").is_some();
    // What is not carried was shown blank.
    let rev = form.rev(name).unwrap_or_else(|| Revision::of(""));
    let typed = form.take(name);
    form.end()?;
    let basis = Basis::of(&app, id).await?;
    // A text that did not come is left as it was.
    let Some(typed) = typed else { return Ok(see_other(&basis.home())) };
    let part = Noun::Strategy.part(wording.fact()).ok_or(Failure::NotFound)?;
    let mut draft = Draft { typed, rev, problem: None, preview: None, theirs: None };
    match part.rule.clean(&draft.typed) {
        Err(problem) => {
            draft.problem = Some(problem);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &actor, &basis, wording, draft).await?).into_response())
        }
        Ok(value) if is_preview => {
            draft.preview = Some(markdown(&value, 3));
            page(&app, &actor, &basis, wording, draft).await
        }
        Ok(value) => {
            if save(&app, &actor, id, wording, (value, rev)).await? {
                return Ok(see_other(&format!("{}#{wording}", basis.home())));
            }
            let now = Basis::of(&app, id).await?;
            let theirs = now.strategy.wording(wording);
            draft.rev = Revision::of(theirs);
            draft.theirs = Some(markdown(theirs, 3));
            draft.problem = Some(meanwhile(&app, id, wording).await?);
            Ok((StatusCode::CONFLICT, page(&app, &actor, &now, wording, draft).await?).into_response())
        }
    }
}

/// The sentence beside a text that somebody else wrote after it was shown. It is too long to stand in a sentence.
async fn meanwhile(app: &App, id: JurisdictionId, wording: Wording) -> Result<Problem, Failure> {
    let last = app.store().last_change(subject(id)?, wording.fact()).await?;
    let who = last.map_or_else(
        || "This text was changed in the meantime".to_owned(),
        |event| {
            let at = dates::relative(app.local(event.at), app.now());
            // A time ends with a point of its own: 10:42 a.m.
            format!("{} changed this text, {}", inserted(&event.actor.name), at.trim_end_matches('.'))
        },
    );
    Ok(Problem::Other(format!("{who}. Theirs stands below the form. Save again to put yours in its place.")))
}

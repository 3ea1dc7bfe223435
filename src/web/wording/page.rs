//! The page on which a long text is written.

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse;

use super::kept::{address, at_home, home, save, subject};
use super::versions::VersionLine;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::readiness::Revision;
use crate::domain::things::Thing;
use crate::domain::wording::{Holds, Wording};
use crate::domain::words::text::Problem;
use crate::report::document::{Block, markdown};
use crate::store::Jurisdiction;
use crate::web::documents::drafted;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Key, Query, html, see_other};
use crate::web::history::text_changed_since;
use crate::web::jurisdiction::place;
use crate::web::things::only_one;

/// `templates/wording/page.html`
#[derive(Template)]
#[template(path = "wording/page.html")]
struct WordingPage {
    frame: Frame,
    home: String,
    address: String,
    wording: Wording,
    limit: usize,
    typed: Typed,
    draft: Option<DraftView>,
    versions: Vec<VersionLine>,
}

/// A text as the form shows it.
struct Typed {
    text: String,
    rev: Revision,
    problem: Option<Problem>,
    /// How it would look; nothing unless somebody asked.
    preview: Option<Vec<Block>>,
    /// What the text says now, when somebody else wrote it meanwhile.
    theirs: Option<Vec<Block>>,
}

/// What the program drafts of the text today.
struct DraftView {
    /// How the text that is kept stands to it.
    holds: Holds,
    /// It, as it looks.
    blocks: Vec<Block>,
    /// Whether the form holds it, and nobody saved it.
    is_taken: bool,
    /// Its fingerprint.
    rev: Revision,
}

/// What the page is made from.
struct Room {
    jurisdiction: Jurisdiction,
    wording: Wording,
    stored: Thing,
    /// What the program drafts of it today; nothing where it drafts none.
    draft: Option<String>,
}

impl Room {
    async fn of(app: &App, id: JurisdictionId, wording: Wording) -> Result<Self, Failure> {
        Ok(Self {
            jurisdiction: app.store().jurisdiction(id).await?,
            wording,
            stored: only_one(app, id, wording.noun()).await?,
            draft: drafted(app, id, wording).await?,
        })
    }

    fn kept(&self) -> &str {
        self.stored.get(self.wording.fact())
    }

    /// The draft of today; `seen` is the fingerprint of the one that whoever writes was shown, where that was before.
    fn draft_view(&self, is_taken: bool, seen: Option<Revision>) -> Option<DraftView> {
        let draft = self.draft.as_deref()?;
        let holds = Holds::of(self.wording, &self.stored, draft);
        Some(DraftView { holds, blocks: markdown(draft, 3), is_taken, rev: seen.unwrap_or_else(|| Revision::of(draft)) })
    }

    async fn page(&self, app: &App, actor: &Actor, typed: Typed, draft: Option<DraftView>) -> Answer {
        let (id, wording) = (self.jurisdiction.id, self.wording);
        let part = wording.noun().part(wording.fact());
        html(&WordingPage {
            frame: Frame::new(app, actor, wording.label(), address(id, wording))
                .within(place(&self.jurisdiction))
                .troubled(typed.problem.is_some()),
            home: home(id, wording),
            address: address(id, wording),
            wording,
            limit: part.and_then(|part| part.rule.limit()).unwrap_or_default(),
            typed,
            draft,
            versions: VersionLine::all(app, id, wording).await?,
        })
    }
}

/// `GET /jurisdictions/{id}/strategy/texts/{text}` and `…/document/texts/{text}`: with `?from=parts` the form holds the draft
/// of today, unsaved.
pub async fn show(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, wording): Key<JurisdictionId, Wording>,
    uri: Uri,
    Query(mut query): Query,
) -> Answer {
    at_home(&uri, wording)?;
    let asked = query.take("from").is_some();
    query.end()?;
    let room = Room::of(&app, id, wording).await?;
    let is_taken = room.draft.as_deref().is_some_and(|draft| !draft.is_empty()) && (asked || room.kept().is_empty());
    let text = if is_taken { room.draft.clone().unwrap_or_default() } else { room.kept().to_owned() };
    let typed = Typed { text, rev: Revision::of(room.kept()), problem: None, preview: None, theirs: None };
    let draft = room.draft_view(is_taken, None);
    room.page(&app, &actor, typed, draft).await
}

/// `POST` to the same: saves it, or shows how it would look, or says that it still holds.
pub async fn write(
    State(app): State<App>,
    Acting(actor): Acting,
    Key(id, wording): Key<JurisdictionId, Wording>,
    uri: Uri,
    mut form: Form,
) -> Answer {
    at_home(&uri, wording)?;
    let name = wording.as_str();
    let is_preview = form.take("preview").is_some();
    // What is not carried was shown blank.
    let rev = form.rev(name).unwrap_or_else(|| Revision::of(""));
    let basis = form.rev("basis");
    let text = form.take(name);
    form.end()?;
    let room = Room::of(&app, id, wording).await?;
    // A text that did not come is left as it was.
    let Some(text) = text else { return Ok(see_other(&home(id, wording))) };
    let part = wording.noun().part(wording.fact()).ok_or(Failure::NotFound)?;
    let mut typed = Typed { text, rev, problem: None, preview: None, theirs: None };
    match part.rule.clean(&typed.text) {
        Err(problem) => {
            typed.problem = Some(problem);
            let draft = room.draft_view(false, basis);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, room.page(&app, &actor, typed, draft).await?).into_response())
        }
        Ok(value) if is_preview => {
            typed.preview = Some(markdown(&value, 3));
            let draft = room.draft_view(false, basis);
            room.page(&app, &actor, typed, draft).await
        }
        Ok(value) => {
            if save(&app, &actor, id, wording, (value, rev), basis).await? {
                return Ok(see_other(&format!("{}#{wording}", home(id, wording))));
            }
            let now = Room::of(&app, id, wording).await?;
            typed.rev = Revision::of(now.kept());
            typed.theirs = Some(markdown(now.kept(), 3));
            typed.problem = Some(text_changed_since(&app, subject(id, wording)?, wording.fact()).await?);
            let draft = now.draft_view(false, basis);
            Ok((StatusCode::CONFLICT, now.page(&app, &actor, typed, draft).await?).into_response())
        }
    }
}

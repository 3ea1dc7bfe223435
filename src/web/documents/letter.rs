//! The letters of the coalition as files: Word to be sent on paper, plain text for an e-mail.

use axum::extract::State;
use axum::routing::{MethodRouter, get};
use uuid::Uuid;

use super::Format;
use crate::domain::coalition::{Coalition, Launch, letter};
use crate::domain::ids::JurisdictionId;
use crate::domain::launch::{parse, plain};
use crate::report::document::{LetterSources, letter as set};
use crate::report::file_stem;
use crate::store::Jurisdiction;
use crate::web::frame::{Answer, App, Failure, FileKind, Id, Key, attachment};
use crate::web::people::offered;

/// In which form a letter leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterForm {
    /// Word.
    Docx,
    /// Plain text.
    Text,
}

async fn read(app: &App, id: JurisdictionId) -> Result<(Jurisdiction, Coalition), Failure> {
    let jurisdiction = app.store().jurisdiction(id).await?;
    let people = offered(app, id).await?;
    let things = app.store().things(id, &Coalition::NOUNS).await?;
    Ok((jurisdiction, Coalition::of(&things, &people)))
}

/// `GET /jurisdictions/{id}/coalition/{member}/letter.docx` and its like: the letter by which a member is asked.
pub fn request(form: LetterForm) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Key(id, member): Key<JurisdictionId, Uuid>| -> Answer {
        let (jurisdiction, coalition) = read(&app, id).await?;
        let member = coalition.member(member).ok_or(Failure::NotFound)?;
        let today = app.now().date();
        let asked = letter::Asked { member, jurisdiction: &jurisdiction.profile.name, launch: coalition.launch.as_ref(), today };
        give(&app, &jurisdiction, letter::text(asked), &format!("letter to {}", member.name()), form).await
    })
}

/// `GET /jurisdictions/{id}/coalition/launch/invitation.docx` and its like: the invitation to the launch.
pub fn invitation(form: LetterForm) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>| -> Answer {
        let (jurisdiction, coalition) = read(&app, id).await?;
        let launch = coalition.launch.unwrap_or_else(Launch::default);
        let text = launch.invitation_text(&jurisdiction.profile.name, &jurisdiction.profile.executive);
        give(&app, &jurisdiction, text, "invitation", form).await
    })
}

async fn give(app: &App, jurisdiction: &Jurisdiction, text: String, what: &str, form: LetterForm) -> Answer {
    let (profile, what) = (&jurisdiction.profile, file_stem(what));
    if form == LetterForm::Text {
        return Ok(attachment(FileKind::Text, &profile.name, &what, plain(&parse(&text)).into_bytes()));
    }
    let sources = LetterSources { text: &text, jurisdiction: &profile.name, as_of: app.now(), paper: profile.paper.into() };
    let document = set(sources);
    let bytes = app.bindery().make(move || Format::Docx.write(&document)).await??;
    Ok(attachment(FileKind::Docx, &profile.name, &what, bytes))
}

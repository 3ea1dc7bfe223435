//! The two texts as files: plain text for an e-mail, Word to be edited further, PDF to be handed out.

use axum::extract::State as Shared;
use axum::routing::{MethodRouter, get};

use super::basis::Basis;
use crate::domain::ids::JurisdictionId;
use crate::domain::launch::{Handout, parse, plain};
use crate::report::document::launch::{LaunchSources, handout as set};
use crate::report::file_stem;
use crate::web::documents::Format;
use crate::web::frame::{Answer, App, FileKind, Id, attachment};

/// `GET /jurisdictions/{id}/launch/announcement.txt` and its like.
pub fn text_file(handout: Handout) -> MethodRouter<App> {
    get(async move |Shared(app): Shared<App>, Id(id): Id<JurisdictionId>| -> Answer {
        let basis = Basis::of(&app, id).await?;
        let text = plain(&parse(&basis.text(handout)));
        Ok(attachment(FileKind::Text, &basis.jurisdiction.profile.name, &file_stem(handout.label()), text.into_bytes()))
    })
}

/// `GET /jurisdictions/{id}/launch/announcement.pdf` and its like.
pub fn file(handout: Handout, format: Format) -> MethodRouter<App> {
    get(async move |Shared(app): Shared<App>, Id(id): Id<JurisdictionId>| -> Answer {
        let basis = Basis::of(&app, id).await?;
        let (profile, text, warning) = (&basis.jurisdiction.profile, basis.text(handout), basis.warning(handout));
        let document = set(LaunchSources {
            handout,
            blocks: &parse(&text),
            jurisdiction: &profile.name,
            warning: &warning,
            as_of: app.now(),
            paper: profile.paper.into(),
        });
        let bytes = app.bindery().make(move || format.write(&document)).await??;
        Ok(attachment(format.kind(), &profile.name, &file_stem(handout.label()), bytes))
    })
}

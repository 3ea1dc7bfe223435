//! The two texts as plain text for an e-mail.

use axum::extract::State as Shared;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;

use super::basis::Basis;
use crate::domain::ids::JurisdictionId;
use crate::domain::launch::{Handout, parse, plain};
use crate::report::document::file_stem;
use crate::web::frame::{Answer, App, Id};

/// `GET /jurisdictions/{id}/launch/announcement.txt`
pub async fn announcement_txt(Shared(app): Shared<App>, Id(id): Id<JurisdictionId>) -> Answer {
    download(&app, id, Handout::Announcement).await
}

/// `GET /jurisdictions/{id}/launch/talking-points.txt`
pub async fn talking_points_txt(Shared(app): Shared<App>, Id(id): Id<JurisdictionId>) -> Answer {
    download(&app, id, Handout::TalkingPoints).await
}

async fn download(app: &App, id: JurisdictionId, handout: Handout) -> Answer {
    let basis = Basis::of(app, id).await?;
    let stem = file_stem(&format!("{} {}", basis.jurisdiction.profile.name, handout.label()));
    let name = format!("attachment; filename=\"{stem}.txt\"");
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, plain(&parse(&basis.text(handout)))).into_response())
}

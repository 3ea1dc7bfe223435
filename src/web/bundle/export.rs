//! A jurisdiction as a file, all of them, and the schema of such files.

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::bundle::{self, Bundle};
use crate::domain::dates;
use crate::domain::ids::JurisdictionId;
use crate::report::document::file_stem;
use crate::web::frame::{Answer, App, Failure, Id};

/// `GET /jurisdictions/{id}/export`
pub async fn one(State(app): State<App>, Id(id): Id<JurisdictionId>) -> Answer {
    let name = app.store().jurisdiction(id).await?.profile.name;
    let stem = file_stem(&name);
    download(app.store().export(Some(id)).await?, if stem.is_empty() { "jurisdiction" } else { &stem }).await
}

/// `GET /export`
pub async fn all(State(app): State<App>) -> Answer {
    let stem = format!("all-{}", dates::iso(app.now().date()));
    download(app.store().export(None).await?, &stem).await
}

async fn download(bundle: Bundle, stem: &str) -> Answer {
    let bytes = tokio::task::spawn_blocking(move || bundle.write()).await.map_err(|error| Failure::Ours(error.to_string()))?;
    let name = format!("attachment; filename=\"{stem}.milepost.json\"");
    Ok(([(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
}

/// `GET /schema/bundle.json`
pub async fn schema() -> Response {
    ([(CONTENT_TYPE, "application/schema+json")], bundle::schema()).into_response()
}

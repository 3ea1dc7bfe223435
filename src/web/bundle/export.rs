//! A jurisdiction as a file, all of them, and the schema of such files.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::bundle::{self, Bundle};
use crate::domain::ids::JurisdictionId;
use crate::domain::words::dates;
use crate::report::FileName;
use crate::web::frame::{Answer, App, Failure, Id, named};

/// The ending of every bundle's name.
const ENDING: &str = "milepost.json";

/// `GET /jurisdictions/{id}/export`
pub async fn one(State(app): State<App>, Id(id): Id<JurisdictionId>) -> Answer {
    let name = app.store().jurisdiction(id).await?.profile.name;
    download(app.store().export(Some(id)).await?, FileName::of(&name, "", ENDING)).await
}

/// `GET /export`
pub async fn all(State(app): State<App>) -> Answer {
    let what = format!("all-{}", dates::iso(app.now().date()));
    download(app.store().export(None).await?, FileName::of("", &what, ENDING)).await
}

async fn download(bundle: Bundle, name: FileName) -> Answer {
    let bytes = tokio::task::spawn_blocking(move || bundle.write()).await.map_err(|error| Failure::Ours(error.to_string()))?;
    Ok(named("application/json", &name, bytes))
}

/// `GET /schema/bundle.json`
pub async fn schema() -> Response {
    ([(CONTENT_TYPE, "application/schema+json")], bundle::schema()).into_response()
}

//! The schemas of what programs read.

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use crate::export;
use crate::web::frame::Answer;

/// `GET /schema/report.json`: the JSON Schema (2020-12) of `report.json`.
pub async fn report() -> Answer {
    Ok(([(CONTENT_TYPE, "application/schema+json")], export::json::schema()).into_response())
}

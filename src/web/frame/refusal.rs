//! The page that tells a failure.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::{Failure, Frame, html};

/// `templates/frame/failure.html`
#[derive(Template)]
#[template(path = "frame/failure.html")]
struct FailurePage {
    frame: Frame,
    heading: &'static str,
    words: &'static str,
    leads_to_file: bool,
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        self.log();
        let (status, heading, words) = self.in_words();
        let page = FailurePage { frame: Frame::bare(heading), heading, words, leads_to_file: matches!(self, Self::Store(_)) };
        match html(&page) {
            Ok(page) => (status, page).into_response(),
            Err(_) => (status, heading).into_response(),
        }
    }
}

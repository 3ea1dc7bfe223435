//! A document as a page of the program, as it prints.

use askama::Template;

use super::Choices;
use crate::report::document::{Document, Paper};
use crate::store::Jurisdiction;
use crate::web::frame::Frame;

/// `templates/documents/paper.html`
#[derive(Template)]
#[template(path = "documents/paper.html")]
pub(super) struct PaperPage {
    pub frame: Frame,
    pub document: Document,
    /// Where it comes from, and what that is called.
    pub back: (String, &'static str),
    /// The same as files, each with what it is called.
    pub files: Vec<(String, &'static str)>,
    /// Another choice of what stands in it.
    pub choice: Option<(String, &'static str)>,
}

/// The paper that was asked for, or else that of the jurisdiction.
pub(super) fn paper_of(jurisdiction: &Jurisdiction, choices: Choices) -> Paper {
    choices.paper.unwrap_or_else(|| jurisdiction.profile.paper.into())
}

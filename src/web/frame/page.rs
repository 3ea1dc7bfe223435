//! The layout's own data, and how a page becomes a response.

use askama::Template;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use time::OffsetDateTime;

use super::part::Navigation;
use super::{App, Failure, Place};
use crate::domain::people::Actor;
use crate::domain::words::dates;
use crate::store::file::backup::{self, Last};

/// What the layout shows around a page.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The page's own part of the title.
    pub title: String,
    /// Where the page is, if in a jurisdiction.
    pub place: Option<Place>,
    /// What stands at the right of the header: when this was last saved.
    pub saved: String,
    /// The name of the actor; empty on bare pages.
    pub actor: String,
    /// Whether the actor gave a name.
    pub is_named: bool,
    /// The file's name.
    pub file: String,
    /// When the last backup was made, in words.
    pub backup: String,
    /// Whether the data file lies where it should not.
    pub is_at_risk: bool,
    /// The address of this page, to come back to.
    pub here: String,
    /// Today, in words.
    pub today: String,
}

impl Frame {
    /// The frame of a page.
    #[must_use]
    pub fn new(app: &App, actor: &Actor, title: impl Into<String>, here: impl Into<String>) -> Self {
        let now = app.now();
        let backup = match backup::last(app.store().path(), now) {
            Last::None => "No backup yet".to_owned(),
            Last::At(at) => format!("Last backup {}", dates::relative(app.local(at), now)),
            Last::Ahead => "The backups bear later dates than today".to_owned(),
        };
        Self {
            title: title.into(),
            actor: actor.name.clone(),
            is_named: actor.id.is_some(),
            file: app.store().path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            backup,
            is_at_risk: app.surroundings().risk.is_some(),
            here: here.into(),
            today: dates::long(now.date()),
            ..Self::default()
        }
    }

    /// The frame of a page that stands outside everything, such as an error.
    #[must_use]
    pub fn bare(title: &str) -> Self {
        Self { title: title.to_owned(), ..Self::default() }
    }

    /// The same, in a jurisdiction.
    #[must_use]
    pub fn within(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same, with word in the tab that something is wrong.
    #[must_use]
    pub fn troubled(mut self, is_troubled: bool) -> Self {
        if is_troubled {
            self.title.insert_str(0, "Error: ");
        }
        self
    }

    /// The same, with the moment of the last save.
    #[must_use]
    pub fn saved_at(mut self, app: &App, at: Option<OffsetDateTime>) -> Self {
        self.saved = at.map_or_else(String::new, |at| saved(app, at));
        self
    }

    /// The navigation of the jurisdiction, on its pages.
    #[must_use]
    pub fn navigation(&self) -> Option<Navigation> {
        self.place.as_ref().map(|place| Navigation::of(place, &self.here))
    }

    /// Whether the page is the one on which it is said which of two holds.
    #[must_use]
    pub fn is_answering(&self) -> bool {
        self.here.ends_with("/which")
    }

    /// The title of the browser's tab: page, place, program.
    #[must_use]
    pub fn tab(&self) -> String {
        let mut parts = vec![self.title.clone()];
        if let Some(place) = &self.place {
            parts.push(place.name.clone());
            parts.push(place.round.clone());
        }
        parts.push("Milepost".to_owned());
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }
}

/// "Saved 10:42 a.m.", or with the day when it was another. When a clock was wrong, it does not say when.
#[must_use]
pub fn saved(app: &App, at: OffsetDateTime) -> String {
    let (at, now) = (app.local(at), app.now());
    if dates::is_ahead(at, now) {
        "Saved".to_owned()
    } else if at.date() == now.date() {
        format!("Saved {}", dates::clock(at))
    } else {
        format!("Saved {}", dates::long(at.date()))
    }
}

/// The mark, in a template, of a form of which drafts are kept: `src/web/drafts` does the rest.
pub const DRAFT_MARK: &str = " data-draft";

/// That a page holds such a form.
#[derive(Debug, Clone, Copy)]
pub struct HasDraftForm;

/// A page as a response.
///
/// # Errors
/// [`Failure::Ours`] when the template fails.
pub fn html(page: &impl Template) -> Result<Response, Failure> {
    let text = page.render()?;
    let has_draft_form = memchr::memmem::find(text.as_bytes(), DRAFT_MARK.as_bytes()).is_some();
    let mut response = Html(text).into_response();
    if has_draft_form {
        response.extensions_mut().insert(HasDraftForm);
    }
    Ok(response)
}

/// Sends the browser on to another page of ours.
#[must_use]
pub fn see_other(to: &str) -> Response {
    let to = HeaderValue::try_from(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response()
}

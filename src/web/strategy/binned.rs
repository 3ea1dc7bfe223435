//! All fields of a strategic action that is to be added: a new one, one with a slip, and one that lies in the bin by now.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::basis::Basis;
use super::form;
use crate::domain::ids::JurisdictionId;
use crate::domain::people::Actor;
use crate::domain::things::Posted;
use crate::web::frame::{Answer, App, Frame, html};
use crate::web::things::{Came, FormView};

/// That something was put into the bin while somebody wrote about it.
pub(super) const BINNED: &str =
    "It was put into the bin in the meantime, and nothing was saved. Put it back from the bin, or add what stands here as a new one.";

/// `templates/strategy/new.html`
#[derive(Template)]
#[template(path = "strategy/new.html")]
struct NewPage {
    frame: Frame,
    id: JurisdictionId,
    home: String,
    heading: String,
    /// That it lies in the bin; empty for a new one.
    notice: String,
    form: FormView,
}

/// The page with all fields.
pub(super) fn anew(app: &App, actor: &Actor, basis: &Basis, (heading, notice): (&str, &str), form: FormView) -> Answer {
    html(&NewPage {
        frame: basis.frame(app, actor, heading, "/new").troubled(!form.troubles().is_empty() || !notice.is_empty()),
        id: basis.id(),
        home: basis.home(),
        heading: heading.to_owned(),
        notice: notice.to_owned(),
        form,
    })
}

/// The answer to the form of a strategic action that somebody put into the bin meanwhile: what was typed, to be added anew.
pub(super) fn page(app: &App, actor: &Actor, basis: &Basis, came: &Came) -> Answer {
    let form = form::refused(basis, came, &Posted::default());
    let page = anew(app, actor, basis, ("This strategic action lies in the bin", BINNED), form)?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

//! The page that asks whether something of the coalition goes into the bin.

use askama::Template;

use super::basis::Basis;
use crate::domain::people::Actor;
use crate::web::frame::{Answer, App, Frame, html};

/// `templates/coalition/delete.html`
#[derive(Template)]
#[template(path = "coalition/delete.html")]
struct DeletePage {
    frame: Frame,
    name: String,
    what: &'static str,
    /// Where the form goes.
    address: String,
    /// The page of the thing.
    back: String,
}

/// The page that asks whether something of the coalition goes into the bin; `back` is the page of the thing.
pub(super) fn page(app: &App, actor: &Actor, basis: &Basis, (name, what, back): (String, &'static str, String)) -> Answer {
    let address = format!("{back}/delete");
    html(&DeletePage { frame: basis.frame(app, actor, format!("Delete: {name}"), address.clone()), name, what, address, back })
}

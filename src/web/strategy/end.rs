//! The last screen of a meeting on the strategic actions: the grid that came of it, and what is left.

use askama::Template;

use super::basis::Basis;
use super::grid::GridView;
use super::view::Link;
use crate::domain::people::Actor;
use crate::web::frame::{Answer, App, Frame, html};

/// `templates/strategy/meeting_end.html`
#[derive(Template)]
#[template(path = "strategy/meeting_end.html")]
struct EndPage {
    frame: Frame,
    home: String,
    grid: GridView,
    /// Where to begin; nothing while there is no strategic action.
    begin: Option<Link>,
}

/// The last screen.
pub(super) fn page(app: &App, actor: &Actor, basis: &Basis) -> Answer {
    html(&EndPage {
        frame: basis.frame(app, actor, "End of the meeting", "/meeting?action=end"),
        home: basis.home(),
        grid: GridView::of(basis),
        begin: basis.strategy.in_a_meeting().first().map(|action| Link::to_screen(basis, action)),
    })
}

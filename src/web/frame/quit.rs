//! "Quit Milepost".

use askama::Template;
use axum::extract::State;

use super::{Acting, Answer, App, Ended, Form, Frame, html};

/// `templates/frame/quit.html`
#[derive(Template)]
#[template(path = "frame/quit.html")]
struct QuitPage {
    frame: Frame,
    has_quit: bool,
}

/// `GET /quit`: asks, since a link can be followed by accident.
pub async fn ask(State(app): State<App>, Acting(actor): Acting) -> Answer {
    html(&QuitPage { frame: Frame::new(&app, &actor, "Quit", "/quit"), has_quit: false })
}

/// `POST /quit`
pub async fn quit(State(app): State<App>, form: Form) -> Answer {
    form.end()?;
    let page = html(&QuitPage { frame: Frame::bare("Milepost has stopped"), has_quit: true });
    app.end(Ended::Quit);
    page
}

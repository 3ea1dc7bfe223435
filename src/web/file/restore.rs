//! The way back to a backup.

use askama::Template;
use axum::extract::State;

use super::farewell::end_unless_at_work;
use super::page::{Anyone, Row, frame, rows};
use crate::domain::words;
use crate::store::file::Reading;
use crate::store::file::backup::{self, Backup};
use crate::web::frame::{Answer, App, Ended, Failure, Form, Frame, Query, html, see_other};

/// `templates/file/restore.html`
#[derive(Template)]
#[template(path = "file/restore.html")]
struct RestorePage {
    frame: Frame,
    row: Row,
    lost: String,
}

/// `GET /file/restore?backup=NAME`: asks, and says what would be undone.
pub async fn ask_to_restore(State(app): State<App>, actor: Anyone, Query(mut query): Query) -> Answer {
    let name = query.text("backup");
    query.end()?;
    let backup = named(&app, &name)?;
    // Called as the link that led here.
    let all = backup::list(app.store().path(), app.now());
    let row = rows(&app, &all).into_iter().find(|row| row.name == name).ok_or(Failure::NotFound)?;
    let changes = backup::changes_since(&backup.path, app.store().path(), Reading::Beside).await;
    let lost = match changes.map(|changes| usize::try_from(changes).unwrap_or(usize::MAX)) {
        Ok(0) => "Nothing was changed since then.".to_owned(),
        Ok(changes) => {
            let verb = words::agree(changes, "was", "were");
            format!(
                "{} {verb} saved since then. After going back they are no longer there.",
                words::capital(&words::count(changes, "change", "changes"))
            )
        }
        Err(_) => "The data file can’t be read well enough to say what was changed since then.".to_owned(),
    };
    html(&RestorePage { frame: frame(&app, actor, "Go back to a backup"), row, lost })
}

/// `POST /file/restore`: ends this serving; the next one begins with the backup.
pub async fn restore(State(app): State<App>, mut form: Form) -> Answer {
    let backup = named(&app, &form.text("backup"))?;
    form.end()?;
    end_unless_at_work(&app, Ended::Restore(backup.path)).await;
    Ok(see_other("/file"))
}

fn named(app: &App, name: &str) -> Result<Backup, Failure> {
    backup::list(app.store().path(), app.now()).into_iter().find(|backup| backup.name() == name).ok_or(Failure::NotFound)
}

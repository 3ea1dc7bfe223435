//! Work on the data file while it is open: a backup, a check.

use std::time::Duration;

use axum::extract::State;

use super::at_desk::AtDesk;
use super::desk::Checked;
use crate::store::file::backup::{self, Why};
use crate::store::file::check::{self, Findings};
use crate::store::file::offer::Offer;
use crate::store::file::{FileProblem, Reading};
use crate::web::frame::{Answer, App, Form, see_other};

/// How long a page waits for a backup or a check. A large file takes longer; then the page says so.
const WAIT: Duration = Duration::from_secs(8);

/// `POST /file/backup`
pub async fn back_up(State(app): State<App>, form: Form) -> Answer {
    form.end()?;
    if let Some(at_desk) = AtDesk::take(&app, "A backup is being made.") {
        finish_soon(tokio::spawn(async move {
            let app = &at_desk.0;
            let made = backup::make(app.store().path(), Why::ByHand, app.now(), Reading::Beside).await;
            app.desk().tell(app.now(), in_words(made));
        }))
        .await;
    }
    Ok(see_other("/file"))
}

fn in_words(made: Result<backup::Made, FileProblem>) -> String {
    match made {
        Err(problem) => problem.to_string(),
        Ok(made) if !made.findings.is_clean() => {
            "The backup was made, but it did not pass its check, so don’t rely on it. Check the data file to see what is wrong.".to_owned()
        }
        Ok(made) => match made.second {
            None => "The backup was made and checked.".to_owned(),
            Some(Ok(second)) => format!("The backup was made, checked, and copied to {}.", second.display()),
            Some(Err(problem)) => format!("The backup was made and checked, but not copied to the second folder. {problem}"),
        },
    }
}

/// `POST /file/check`
pub async fn check(State(app): State<App>, form: Form) -> Answer {
    form.end()?;
    if let Some(at_desk) = AtDesk::take(&app, "The data file is being checked.") {
        finish_soon(tokio::spawn(async move {
            let app = &at_desk.0;
            let path = app.store().path();
            let mut told = check::check(path, Reading::Beside).await.map_err(|problem| problem.to_string());
            let is_clean = told.as_ref().is_ok_and(Findings::is_clean);
            if is_clean
                && told.as_ref().is_ok_and(|findings| findings.unindexed > 0)
                && let Err(error) = app.store().rebuild_find().await
            {
                tracing::error!(%error, "what Find looks through was not made anew");
                told =
                    Err("What Find looks through does not agree with the texts, and could not be made anew. Check the file again later."
                        .to_owned());
            }
            let offer = if is_clean { None } else { Offer::newest(path, Reading::Beside, app.now()).await };
            app.desk().papers().check = Some(Checked { at: app.now(), told, offer });
        }))
        .await;
    }
    Ok(see_other("/file"))
}

/// Waits a little for work that is usually done at once.
async fn finish_soon(work: tokio::task::JoinHandle<()>) {
    // If it takes longer, or fails, the page tells.
    let _ = tokio::time::timeout(WAIT, work).await;
}

//! The end of a serving that replaces or moves the data file.

use std::time::Duration;

use crate::web::frame::{App, Ended};

/// How long a request that ends the serving holds back its answer.
const FAREWELL: Duration = Duration::from_millis(200);

/// What replaces the file waits for what reads it.
pub(super) async fn end_unless_at_work(app: &App, how: Ended) {
    let at_work = app.desk().papers().at_work;
    match at_work {
        None => {
            app.end(how);
            // The answer sends the browser to the next serving; this one must have stopped listening by then.
            tokio::time::sleep(FAREWELL).await;
        }
        Some(work) => app.desk().tell(app.now(), format!("{work} Wait for it, then try again.")),
    }
}

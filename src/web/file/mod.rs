//! The data file: where it is, its backups, its check, the way back, and the move to this computer.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use askama::Template;
use axum::extract::State;
use time::OffsetDateTime;

use crate::domain::people::Actor;
use crate::domain::words::{self, dates};
use crate::store::file::backup::{self, Backup, Why};
use crate::store::file::check::{self, Findings};
use crate::store::file::offer::Offer;
use crate::store::file::risk::{self, Folders, Risk};
use crate::store::file::{FileProblem, Reading, place, second};
use crate::web::Ended;
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, Query, html, see_other};

/// How long a page waits for a backup or a check. A large file takes longer; then the page says so.
const WAIT: Duration = Duration::from_secs(8);

/// How long a request that ends the serving holds back its answer.
const FAREWELL: Duration = Duration::from_millis(200);

/// The actor, if the file can still be read: a damaged file must not bar the way to its own page.
type Anyone = Result<Acting, Failure>;

/// The work on the data file as a whole, one piece at a time.
#[derive(Debug, Default)]
pub struct Desk(Mutex<Papers>);

#[derive(Debug, Default)]
struct Papers {
    at_work: Option<&'static str>,
    outcome: Option<(OffsetDateTime, String)>,
    check: Option<Checked>,
}

/// What a check said, and the way back if it found anything.
#[derive(Debug)]
struct Checked {
    at: OffsetDateTime,
    told: Result<Findings, String>,
    offer: Option<Offer>,
}

impl Desk {
    fn papers(&self) -> MutexGuard<'_, Papers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, at: OffsetDateTime, outcome: String) {
        self.papers().outcome = Some((at, outcome));
    }
}

/// The desk, taken for a piece of work until this is dropped, even if the work panics.
struct AtDesk(App);

impl AtDesk {
    /// Takes it, unless another piece of work is under way.
    fn take(app: &App, work: &'static str) -> Option<Self> {
        let mut papers = app.desk().papers();
        papers.at_work.is_none().then(|| {
            papers.at_work = Some(work);
            Self(app.clone())
        })
    }
}

impl Drop for AtDesk {
    fn drop(&mut self) {
        self.0.desk().papers().at_work = None;
    }
}

/// `templates/file/show.html`
#[derive(Template)]
#[template(path = "file/show.html")]
struct FilePage {
    frame: Frame,
    path: String,
    at_work: Option<&'static str>,
    outcome: Option<String>,
    risk: Option<RiskView>,
    backups: Vec<Row>,
    /// Whether the date of one of them is still to come.
    is_ahead: bool,
    failure: Option<String>,
    folder: String,
    second: Option<String>,
    check: Option<CheckView>,
}

/// A backup in words.
struct Row {
    when: String,
    why: &'static str,
    size: String,
    name: String,
}

/// What is risky about the place, and whether Milepost can help.
struct RiskView {
    words: String,
    can_move: bool,
    way_out: String,
}

/// What the last check said.
struct CheckView {
    when: String,
    summary: String,
    problems: Vec<String>,
    more: u64,
    offer: Option<OfferView>,
}

/// The newest good backup in words, and its name.
struct OfferView {
    words: String,
    name: String,
}

/// `GET /file`
pub async fn show(State(app): State<App>, actor: Anyone) -> Answer {
    let (path, now) = (app.store().path(), app.now());
    let backups = backup::list(path, now);
    let papers = app.desk().papers();
    let told = papers.outcome.as_ref().map(|(at, outcome)| format!("{}: {outcome}", words::capital(&when(&app, *at))));
    let page = FilePage {
        frame: frame(&app, actor, "Data file"),
        path: path.display().to_string(),
        at_work: papers.at_work,
        outcome: told.or_else(|| app.surroundings().notice.clone()),
        risk: app.surroundings().risk.as_ref().map(|risk| risk_view(&app, risk)),
        is_ahead: backups.iter().any(|backup| backup.is_ahead(now)),
        backups: backups.iter().map(|backup| row(&app, backup)).collect(),
        failure: backup::newest_failure(path, now).map(|failure| when(&app, failure.at)),
        folder: backup::folder(path).display().to_string(),
        second: second::folder(path).map(|folder| folder.display().to_string()),
        check: papers.check.as_ref().map(|checked| check_view(&app, checked)),
    };
    drop(papers);
    html(&page)
}

fn frame(app: &App, actor: Anyone, title: &str) -> Frame {
    let actor = actor.map_or_else(|_| Actor::unnamed(), |Acting(actor)| actor);
    Frame::new(app, &actor, title, "/file")
}

fn when(app: &App, at: OffsetDateTime) -> String {
    dates::relative(app.local(at), app.now())
}

fn row(app: &App, backup: &Backup) -> Row {
    let ahead = if backup.is_ahead(app.now()) { " (still ahead)" } else { "" };
    Row { when: format!("{}{ahead}", dates::moment(app.local(backup.at))), why: why(backup.why), size: backup.size(), name: backup.name() }
}

const fn why(why: Why) -> &'static str {
    match why {
        Why::Daily => "Daily",
        Why::BeforeUpdate => "Before an update of Milepost",
        Why::ByHand => "Asked for",
    }
}

fn risk_view(app: &App, risk: &Risk) -> RiskView {
    let words = match risk {
        Risk::Network => {
            "The data file lies on a network drive. If the connection drops at the wrong moment, a save can be lost or the file damaged."
                .to_owned()
        }
        Risk::TooLong => {
            "The path of the data file is too long. The names of its backups are about 70 characters longer, and this computer does not take them, so no backup can be made. Shorter names of the file or its folders mend that."
                .to_owned()
        }
        Risk::Synced(service) => format!(
            "The data file lies in a folder that {service} keeps in sync. {service} may copy the file while it changes, and two computers may write over each other’s work."
        ),
    };
    match free_place(app) {
        Ok(to) => RiskView {
            words,
            can_move: true,
            way_out: format!(
                "Milepost can move it to {} and go on there. Each backup is then copied to the old folder as well.",
                to.display()
            ),
        },
        Err(way_out) => RiskView { words, can_move: false, way_out },
    }
}

/// The usual place on this computer, if a file can move there, or what to do instead.
fn free_place(app: &App) -> Result<PathBuf, String> {
    let elsewhere = "Milepost can’t move it by itself here. Ask your IT office to keep the data file in a folder of this computer.";
    match place::usual() {
        Some(usual) if usual == app.store().path() || risk::of(&usual, &Folders::of_this_computer()).is_some() => Err(elsewhere.to_owned()),
        Some(usual) if usual.exists() => Err(format!(
            "There is another data file in the usual place on this computer, {}, so this one can’t move there.",
            usual.display()
        )),
        Some(usual) => Ok(usual),
        None => Err(elsewhere.to_owned()),
    }
}

fn check_view(app: &App, checked: &Checked) -> CheckView {
    let (summary, problems, more) = match &checked.told {
        Ok(findings) => (findings.summary(), findings.problems.clone(), findings.more),
        Err(problem) => (problem.clone(), Vec::new(), 0),
    };
    let offer = checked
        .offer
        .as_ref()
        .map(|offer| OfferView { words: offer.in_words(|at| dates::moment(app.local(at))), name: offer.backup.name() });
    CheckView { when: words::capital(&when(app, checked.at)), summary, problems, more, offer }
}

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
            let told = check::check(path, Reading::Beside).await.map_err(|problem| problem.to_string());
            let is_clean = told.as_ref().is_ok_and(Findings::is_clean);
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
    let backup = named(&app, &query.text("backup"))?;
    query.end()?;
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
    html(&RestorePage { frame: frame(&app, actor, "Go back to a backup"), row: row(&app, &backup), lost })
}

/// `POST /file/restore`: ends this serving; the next one begins with the backup.
pub async fn restore(State(app): State<App>, mut form: Form) -> Answer {
    let backup = named(&app, &form.text("backup"))?;
    form.end()?;
    end_unless_at_work(&app, Ended::Restore(backup.path)).await;
    Ok(see_other("/file"))
}

/// What replaces the file waits for what reads it.
async fn end_unless_at_work(app: &App, how: Ended) {
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

fn named(app: &App, name: &str) -> Result<Backup, Failure> {
    backup::list(app.store().path(), app.now()).into_iter().find(|backup| backup.name() == name).ok_or(Failure::NotFound)
}

/// `POST /file/open-folder`
pub async fn open_folder(State(app): State<App>, form: Form) -> Answer {
    form.end()?;
    let folder = app.store().path().parent().map(PathBuf::from).unwrap_or_default();
    if open::that_detached(&folder).is_err() {
        app.desk().tell(app.now(), format!("The folder could not be opened. It is {}.", folder.display()));
    }
    Ok(see_other("/file"))
}

/// `POST /file/move`: ends this serving; the next one begins with the file in its new place.
pub async fn move_to_this_computer(State(app): State<App>, form: Form) -> Answer {
    form.end()?;
    match (&app.surroundings().risk, free_place(&app)) {
        (Some(_), Ok(to)) => end_unless_at_work(&app, Ended::Move(to)).await,
        (None, _) => app.desk().tell(app.now(), "The data file is on this computer already.".to_owned()),
        (_, Err(way_out)) => app.desk().tell(app.now(), way_out),
    }
    Ok(see_other("/file"))
}

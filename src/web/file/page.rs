//! The page of the data file: where it is, its backups, what its check said.

use askama::Template;
use axum::extract::State;
use time::OffsetDateTime;

use super::desk::Checked;
use super::place::free_place;
use crate::domain::people::Actor;
use crate::domain::words::{self, dates};
use crate::store::file::backup::{self, Backup, Why};
use crate::store::file::risk::Risk;
use crate::store::file::second;
use crate::web::frame::{Acting, Answer, App, Failure, Frame, html};

/// The actor, if the file can still be read: a damaged file must not bar the way to its own page.
pub(super) type Anyone = Result<Acting, Failure>;

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
pub(super) struct Row {
    pub when: String,
    pub why: &'static str,
    pub size: String,
    pub name: String,
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
        backups: rows(&app, &backups),
        failure: backup::newest_failure(path, now).map(|failure| when(&app, failure.at)),
        folder: backup::folder(path).display().to_string(),
        second: second::folder(path).map(|folder| folder.display().to_string()),
        check: papers.check.as_ref().map(|checked| check_view(&app, checked)),
    };
    drop(papers);
    html(&page)
}

pub(super) fn frame(app: &App, actor: Anyone, title: &str) -> Frame {
    let actor = actor.map_or_else(|_| Actor::unnamed(), |Acting(actor)| actor);
    Frame::new(app, &actor, title, "/file")
}

pub(super) fn when(app: &App, at: OffsetDateTime) -> String {
    dates::relative(app.local(at), app.now())
}

/// The rows of the backups. Those that would be told alike tell their seconds, too, so that no two links are called alike.
pub(super) fn rows(app: &App, backups: &[Backup]) -> Vec<Row> {
    let told: Vec<String> = backups.iter().map(|backup| dates::moment(app.local(backup.at))).collect();
    let is_shared = |at: &str| told.iter().filter(|other| *other == at).count() > 1;
    backups.iter().zip(&told).map(|(backup, at)| row(app, backup, at, is_shared(at))).collect()
}

fn row(app: &App, backup: &Backup, at: &str, tells_seconds: bool) -> Row {
    let seconds = if tells_seconds { format!(" and {} seconds", backup.at.second()) } else { String::new() };
    let ahead = if backup.is_ahead(app.now()) { " (still ahead)" } else { "" };
    Row { when: format!("{at}{seconds}{ahead}"), why: why(backup.why), size: backup.size(), name: backup.name() }
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

fn check_view(app: &App, checked: &Checked) -> CheckView {
    let (summary, problems, more) = match &checked.told {
        Ok(findings) => {
            let of_find = findings.of_find().map_or_else(String::new, |words| format!(" {words} It was made anew."));
            (format!("{}{of_find}", findings.summary()), findings.problems.clone(), findings.more)
        }
        Err(problem) => (problem.clone(), Vec::new(), 0),
    };
    let offer = checked
        .offer
        .as_ref()
        .map(|offer| OfferView { words: offer.in_words(|at| dates::moment(app.local(at))), name: offer.backup.name() });
    CheckView { when: words::capital(&when(app, checked.at)), summary, problems, more, offer }
}

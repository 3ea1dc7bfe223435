//! What an import of uploaded files would do, and the import itself.

use std::fs::File;
use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;

use super::arrivals::{Arrived, Lot};
use super::releases;
use super::shown::{ReleaseView, RemarkRow, grouped};
use crate::domain::metrics::{Copied, MeasuredPlace, RemarkKind, Subgroup, Would, Years};
use crate::domain::people::Actor;
use crate::store::{Incoming, Looked, MetricsImported, MetricsPreview, StoreError};
use crate::web::frame::{Acting, Answer, App, Failure, Form, Frame, html, see_other};

const EXPIRED: &str = "Those files are no longer waiting here. Choose them again.";
const NO_ROOM: &str = "the disk is full, or it refuses to be written. Make room on it, then import it again.";
/// How long a page waits for an import. A longer one goes on by itself.
const PATIENCE: Duration = Duration::from_secs(20);

/// `templates/metrics/review.html`
#[derive(Template)]
#[template(path = "metrics/review.html")]
struct ReviewPage {
    frame: Frame,
    mark: String,
    files: Vec<FileView>,
    /// Whether there is anything to import.
    can_import: bool,
    problems: Vec<(String, String)>,
}

/// A file that was uploaded.
struct FileView {
    number: usize,
    name: String,
    /// Why it is not imported.
    refused: String,
    is_there: bool,
    /// The file of the same lot with the same contents; empty if there is none.
    twin: String,
    /// Why it may not be whole.
    alarms: Vec<String>,
    /// That it may be a copy of a release that is here, changed or not; a sentence each.
    copies: Vec<String>,
    is_chosen: bool,
    view: Option<ReleaseView>,
    /// The columns of a file without years, each with its year as it stands in the form.
    years: Vec<YearRow>,
    would: Option<WouldView>,
}

/// A column of a file without years.
struct YearRow {
    field: String,
    column: String,
    /// What its numbers mean.
    means: &'static str,
    year: String,
    problem: Option<String>,
}

/// What is new, and what other releases say.
struct WouldView {
    new: String,
    same: String,
    other: String,
    examples: Vec<ExampleRow>,
}

/// A reading of which another release says something else.
struct ExampleRow {
    what: String,
    now: String,
    before: String,
    release: String,
    line: String,
}

/// What the form says of one file.
struct Chosen {
    is_chosen: bool,
    years: Vec<(String, String)>,
}

fn would(preview: &MetricsPreview, would: &Would) -> WouldView {
    let all = would.all();
    let example = |differing: &crate::domain::metrics::Differing| {
        let of = differing.of;
        let group = if of.subgroup == Subgroup::Whole { String::new() } else { format!(", {}", of.subgroup.in_words()) };
        let place = MeasuredPlace::of(of.place).map_or_else(|| of.place.to_string(), MeasuredPlace::said_with_state);
        ExampleRow {
            what: format!("{}, {place}, {}{group}", of.definition.get().name, of.year),
            now: differing.now.clone(),
            before: differing.before.clone(),
            release: preview
                .releases
                .iter()
                .find(|release| release.number == differing.release)
                .map_or_else(String::new, |it| it.title().to_owned()),
            line: grouped(differing.line),
        }
    };
    WouldView {
        new: grouped(all.new),
        same: grouped(all.same),
        other: grouped(all.other),
        examples: would.examples.iter().map(example).collect(),
    }
}

/// The years that a form names, and what is wrong with them.
fn years_of(looked: &Looked, number: usize, chosen: Option<&Chosen>) -> (Years, Vec<YearRow>) {
    if !looked.file.needs_years() {
        return (Years::new(), Vec::new());
    }
    let offered = looked.file.offered_years();
    let (mut years, mut rows) = (Years::new(), Vec::new());
    for (at, column) in looked.file.columns().iter().filter(|column| column.values > 0).enumerate() {
        let typed =
            chosen.and_then(|chosen| chosen.years.iter().find(|(name, _)| *name == column.name)).map(|(_, year)| year.trim().to_owned());
        let typed = typed.unwrap_or_else(|| offered.get(&column.name).map_or_else(String::new, ToString::to_string));
        let read = typed.parse::<u16>().ok().filter(|year| (1990..=2100).contains(year));
        let problem = (!typed.is_empty() && read.is_none()).then(|| "Enter a year of four digits, or leave it empty.".to_owned());
        if let Some(year) = read {
            years.insert(column.name.clone(), year);
        }
        let means = column.definition.get().name.as_str();
        rows.push(YearRow { field: format!("year-{number}-{at}"), column: column.name.clone(), means, year: typed, problem });
    }
    (years, rows)
}

fn incoming(arrived: &Arrived, looked: &Arc<Looked>, years: Years) -> Incoming {
    Incoming { name: arrived.name.clone(), looked: Arc::clone(looked), years }
}

/// The name of an earlier file of the lot that holds the same.
fn twin(lot: &Lot, number: usize, looked: &Looked) -> String {
    let is_same = |other: &&Arrived| other.looked.as_ref().is_ok_and(|other| other.digest == looked.digest);
    lot.iter().take(number).find(is_same).map_or_else(String::new, |other| other.name.clone())
}

/// What says that a file is not whole.
fn alarms(view: &ReleaseView) -> Vec<String> {
    let is_alarm = |row: &&RemarkRow| RemarkKind::BROKEN.iter().any(|kind| kind.in_words() == row.what);
    view.remarks.iter().filter(is_alarm).map(|row| format!("{} {}: {}.", row.what, row.times, row.lines)).collect()
}

async fn file_view(app: &App, (lot, number): (&Lot, usize), chosen: Option<&Chosen>) -> Result<FileView, Failure> {
    let arrived = &lot[number];
    let mut view = FileView {
        number,
        name: arrived.name.clone(),
        refused: String::new(),
        is_there: false,
        twin: String::new(),
        alarms: Vec::new(),
        copies: Vec::new(),
        is_chosen: false,
        view: None,
        years: Vec::new(),
        would: None,
    };
    let looked = match &arrived.looked {
        Ok(looked) => looked,
        Err(why) => {
            view.refused.clone_from(why);
            return Ok(view);
        }
    };
    let (years, rows) = years_of(looked, number, chosen);
    view.years = rows;
    let file = File::open(&arrived.path).map_err(|error| Failure::Ours(error.to_string()))?;
    match app.store().preview_metrics(file, &incoming(arrived, looked, years), app.now()).await? {
        Ok(preview) => {
            view.is_there = preview.there.is_some();
            let release = ReleaseView::of(&preview.release);
            view.twin = twin(lot, number, looked);
            view.alarms = alarms(&release);
            view.copies = if view.is_there { Vec::new() } else { preview.copies.iter().map(Copied::told).collect() };
            // What is not whole, comes twice, or may be a changed copy, a person has to want.
            let is_plain = view.twin.is_empty() && view.alarms.is_empty() && view.copies.is_empty();
            view.is_chosen = chosen.map_or(is_plain, |chosen| chosen.is_chosen);
            view.view = Some(release);
            view.would = Some(would(&preview, &preview.would));
        }
        Err(why) => view.refused = why,
    }
    Ok(view)
}

async fn page(app: &App, actor: &Actor, mark: &str, lot: &Lot, chosen: Option<&[Chosen]>, busy: bool) -> Answer {
    let mut files = Vec::new();
    for number in 0..lot.len() {
        files.push(file_view(app, (lot, number), chosen.and_then(|all| all.get(number))).await?);
    }
    let slips = files.iter().flat_map(|file| &file.years);
    let mut problems: Vec<(String, String)> =
        slips.filter_map(|row| Some((row.field.clone(), format!("{}: {}", row.column, row.problem.as_ref()?)))).collect();
    let mut status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    if busy {
        problems.push(("import".to_owned(), "Another import is under way. Wait until it is done, then import these.".to_owned()));
        status = StatusCode::CONFLICT;
    } else if chosen.is_some_and(|all| all.iter().all(|chosen| !chosen.is_chosen)) {
        problems.push(("import".to_owned(), "Choose at least one file.".to_owned()));
        status = StatusCode::UNPROCESSABLE_ENTITY;
    }
    let page = html(&ReviewPage {
        frame: Frame::new(app, actor, "What the import would do", format!("/metrics/arrivals/{mark}")).troubled(!problems.is_empty()),
        mark: mark.to_owned(),
        can_import: files.iter().any(|file| file.refused.is_empty() && !file.is_there),
        files,
        problems,
    })?;
    Ok((status, page).into_response())
}

/// `GET /metrics/arrivals/{mark}`
pub async fn review(State(app): State<App>, Acting(actor): Acting, Path(mark): Path<String>) -> Answer {
    match app.metrics().find(&mark) {
        Some(lot) => page(&app, &actor, &mark, &lot, None, false).await,
        None => releases::page(&app, &actor, vec![EXPIRED.to_owned()]).await,
    }
}

/// `POST /metrics/arrivals/{mark}`
pub async fn confirm(State(app): State<App>, Acting(actor): Acting, Path(mark): Path<String>, mut form: Form) -> Answer {
    let imports = form.take_all("import-");
    let typed = form.take_all("year-");
    form.end()?;
    let Some(lot) = app.metrics().find(&mark) else {
        return releases::page(&app, &actor, vec![EXPIRED.to_owned()]).await;
    };
    let of_file = |(number, arrived): (usize, &Arrived)| {
        let rows = arrived.looked.as_ref().map(|looked| years_of(looked, number, None).1).unwrap_or_default();
        let year = |row: &YearRow| {
            let (_, year) = typed.iter().find(|(field, _)| Some(field.as_str()) == row.field.strip_prefix("year-"))?;
            Some((row.column.clone(), year.clone()))
        };
        Chosen {
            is_chosen: imports.iter().any(|(field, word)| *field == number.to_string() && word == "yes"),
            years: rows.iter().filter_map(year).collect(),
        }
    };
    let chosen: Vec<Chosen> = lot.iter().enumerate().map(of_file).collect();
    let mut wanted = Vec::new();
    for (number, (arrived, chosen)) in lot.iter().zip(&chosen).enumerate().filter(|(_, (_, chosen))| chosen.is_chosen) {
        let Ok(looked) = &arrived.looked else { continue };
        let (years, rows) = years_of(looked, number, Some(chosen));
        if rows.iter().any(|row| row.problem.is_some()) {
            wanted.clear();
            break;
        }
        wanted.push((number, incoming(arrived, looked, years)));
    }
    if wanted.is_empty() {
        return page(&app, &actor, &mark, &lot, Some(&chosen), false).await;
    }
    if app.store().is_importing_metrics() {
        return page(&app, &actor, &mark, &lot, Some(&chosen), true).await;
    }
    // On a task of its own: whoever goes away meanwhile does not break it off.
    let work = tokio::spawn(watched(app.clone(), mark.clone(), import(app.clone(), actor.clone(), mark.clone(), lot, wanted)));
    // A longer one goes on, and the same page tells later what became of it.
    let _ = tokio::time::timeout(PATIENCE, work).await;
    Ok(see_other(&format!("/metrics?done={mark}")))
}

/// Sees to it that an import that breaks off is told too.
async fn watched(app: App, mark: String, import: impl Future<Output = ()> + Send + 'static) {
    if let Err(error) = tokio::spawn(import).await {
        tracing::error!(%error, "an import of metrics broke off");
        app.metrics().tell(&mark, vec!["The import broke off. What is not in the list below was not imported.".to_owned()]);
    }
}

/// Imports files, and tells of each what became of it. Those that are not imported go on waiting.
async fn import(app: App, actor: Actor, mark: String, lot: Lot, wanted: Vec<(usize, Incoming)>) {
    let (mut told, mut is_all) = (Vec::new(), true);
    for (number, incoming) in wanted {
        let (sentence, is_there) = import_one(&app, &actor, &lot[number], &incoming).await;
        told.push(sentence);
        is_all &= is_there;
    }
    drop(lot);
    if is_all {
        app.metrics().end(&mark, told);
    } else {
        app.metrics().tell(&mark, told);
    }
}

/// Imports a file: what became of it, and whether it is there now.
async fn import_one(app: &App, actor: &Actor, arrived: &Arrived, incoming: &Incoming) -> (String, bool) {
    let name = &incoming.name;
    let failed = |error: &dyn std::fmt::Display, why: &str| {
        tracing::error!(%error, "a file of metrics could not be imported");
        (format!("“{name}” was not imported, and nothing of it was kept: {why}"), false)
    };
    let file = match File::open(&arrived.path) {
        Ok(file) => file,
        Err(error) => return failed(&error, "it could not be opened where it waited. Choose it again."),
    };
    match app.store().import_metrics(file, incoming, actor, app.now(), Arc::new(|_, _| {})).await {
        Ok(MetricsImported::Done(_)) => (format!("“{name}” is imported."), true),
        Ok(MetricsImported::There(_)) => (format!("“{name}” is there already. Nothing was changed by it."), true),
        Ok(MetricsImported::Busy) => (format!("“{name}” was not imported: another import is under way."), false),
        Ok(MetricsImported::Refused(why)) => (format!("“{name}” was not imported. {why}"), false),
        Err(StoreError::Unwritable(error)) => failed(&error, NO_ROOM),
        Err(error) => failed(&error, "the data file could not be read or written."),
    }
}

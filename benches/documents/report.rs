//! The readiness report and the metrics profile, in each format.

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use milepost::domain::guide::Guide;
use milepost::domain::guide::metrics::{PlaceCode, PlaceKind};
use milepost::domain::jurisdiction::example::wren_county;
use milepost::domain::metrics::{MeasuredPlace, Years};
use milepost::domain::people::Actor;
use milepost::export;
use milepost::report::document::{self, Document, Paper, Setting};
use milepost::report::{Language, PlacePart, PlaceSources, Report};
use milepost::store::{Incoming, Looked, Store};
use time::macros::datetime;

use crate::alone::alone;
use crate::chromium;
use crate::page::{Row, met, ms};
use crate::report_of::report_of;
use crate::timed::median;

/// The worked example's report, with its notes.
pub fn typical(change: usize) -> Report {
    let example = wren_county();
    let mut round = example.round.clone();
    round.title = format!("{} {change}", round.title);
    report_of(&example.jurisdiction, &round, &example.state(&Guide::current().version))
}

/// What a release says of Columbia, Missouri, beside up to twelve peers, read back from a data file.
fn measured(folder: &Path) -> PlacePart {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/metrics/p61_2025-03_place-overall.csv");
    let bytes = std::fs::read(file).expect("the cut is there");
    let work = async {
        let store = Store::open(&folder.join("milepost.db")).await.expect("a new file opens");
        let looked = Arc::new(Looked::at(&mut Cursor::new(&bytes)).expect("it is a file of metrics"));
        let incoming = Incoming { name: "cities.csv".to_owned(), looked, years: Years::new() };
        let now = datetime!(2026-11-23 10:00 UTC);
        let source = Cursor::new(bytes.clone());
        store.import_metrics(source, &incoming, &Actor::unnamed(), now, Arc::new(|_, _| {})).await.expect("it is imported");
        let cities = MeasuredPlace::all().iter().map(|place| place.code).filter(|code| code.kind() == PlaceKind::City);
        let cities: Vec<PlaceCode> = cities.collect();
        let all = store.metric_readings(&cities, |_| true).await.expect("it is read");
        let place: PlaceCode = "city-2915670".parse().expect("a code");
        let is_there = |code: &PlaceCode| all.readings.iter().any(|reading| reading.fact.of.place == *code);
        let peers: Vec<PlaceCode> = cities.into_iter().filter(|code| *code != place && is_there(code)).take(12).collect();
        let kept = store.metric_readings(&[&[place], &peers[..]].concat(), |_| true).await.expect("it is read");
        let sources =
            PlaceSources { jurisdiction: "City of Columbia", place, peers: &peers, kept: &kept, as_of: now, paper: Paper::Letter };
        PlacePart::of(&sources)
    };
    tokio::runtime::Runtime::new().expect("a runtime").block_on(work)
}

fn empty_page() -> Document {
    Document {
        title: "Nothing".to_owned(),
        kind: "Empty page".to_owned(),
        running: String::new(),
        foot: String::new(),
        as_of: datetime!(2026-11-23 10:00 UTC),
        paper: Paper::Letter,
        setting: Setting::Pages,
        language: Language::american(),
        front: None,
        blocks: Vec::new(),
    }
}

/// It as PDF.
pub fn pdf(report: &Report) -> Vec<u8> {
    export::pdf::write(&document::full(report)).expect("the report can be set")
}

/// The rows.
pub fn rows(folder: &Path) -> Vec<Row> {
    let began = Instant::now();
    pdf(&typical(0));
    let first = began.elapsed();
    let warm = median(40, |run| drop(pdf(&typical(run))));
    let same = typical(0);
    let again = median(40, |_| drop(pdf(&same)));
    let bare = median(40, |run| {
        let mut page = empty_page();
        page.title = format!("Nothing {run}");
        drop(export::pdf::write(&page));
    });
    let docx = median(40, |run| drop(export::docx::write(&document::full(&typical(run)))));
    let xlsx = median(40, |run| drop(export::xlsx::write(&typical(run))));
    let html = median(40, |run| drop(export::html::write(&document::full(&typical(run)))));
    let began = Instant::now();
    alone("report", 1);
    let cold = began.elapsed();
    let page = folder.join("report.html");
    std::fs::write(&page, export::html::write(&document::full(&typical(0)))).expect("the page can be written");
    let (print, _) = chromium::median(&page, &folder.join("report.pdf"));
    let profile = measured(folder);
    let profile_of = |run: usize| document::metrics(&PlacePart { jurisdiction: format!("City of Columbia {run}"), ..profile.clone() });
    let profile_warm = median(40, |run| drop(export::pdf::write(&profile_of(run))));
    std::fs::write(&page, export::html::write(&profile_of(0))).expect("the page can be written");
    let (profile_print, _) = chromium::median(&page, &folder.join("profile.pdf"));
    let row = |what: &str, time: Duration, ratio: String| Row::new(what, format!("{:.1} ms", ms(time)), ratio);
    let (times, profile_times) = (ms(print) / ms(warm), ms(profile_print) / ms(profile_warm));
    let against = |aim: f64, times: f64| format!("{times:.0} times faster than Chromium (aim {aim:.0}: {})", met(times >= aim));
    vec![
        row("Chromium prints our own page (floor)", print, "1".to_owned()),
        row("report as PDF, warm", warm, format!("{}; aim under 60 ms: {}", against(20.0, times), met(ms(warm) < 60.0))),
        row("report as PDF, the same again", again, format!("{:.1} of warm", ms(again) / ms(warm))),
        row("report as PDF, first in a process", first, format!("{:.0} times faster than Chromium", ms(print) / ms(first))),
        row("a process for one PDF, start to end", cold, format!("{:.0} times faster than Chromium", ms(print) / ms(cold))),
        row("an empty page, warm (floor)", bare, "1".to_owned()),
        row("report as PDF, warm", warm, format!("{:.1} times the empty page", ms(warm) / ms(bare))),
        row("report as Word", docx, format!("aim under 3 ms: {}", met(ms(docx) < 3.0))),
        row("report as Excel", xlsx, format!("aim under 3 ms: {}", met(ms(xlsx) < 3.0))),
        row("report as a web page", html, "none set".to_owned()),
        row("Chromium prints the page of a metrics profile (floor)", profile_print, "1".to_owned()),
        row("metrics profile as PDF, warm", profile_warm, against(15.0, profile_times)),
    ]
}

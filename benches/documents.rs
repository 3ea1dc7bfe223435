//! How fast documents are made, as ratios to floors of the same run: Chromium's print of our own page,
//! and the engine's bare compile of an empty page. Linux only, since memory is read from `/proc`.
//!
//! `cargo bench --locked --bench documents` prints the table and writes `docs/documents-speed.md`.

use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use milepost::domain::guide::Guide;
use milepost::domain::guide::metrics::{PlaceCode, PlaceKind};
use milepost::domain::jurisdiction::example::wren_county;
use milepost::domain::metrics::{MeasuredPlace, Years};
use milepost::domain::people::Actor;
use milepost::domain::work::{Only, Serving};
use milepost::export;
use milepost::report::document::{self, Document, Paper, Setting};
use milepost::report::{Language, Log, PlacePart, PlaceSources, Report, Sources};
use milepost::store::{Incoming, Looked, Store};
use time::macros::datetime;

/// The worked example's report, with its notes.
fn typical(change: usize) -> Report {
    let example = wren_county();
    let guide = Guide::current();
    let state = example.state(&guide.version);
    let mut round = example.round.clone();
    round.title = format!("{} {change}", round.title);
    Report::of(Sources {
        jurisdiction: &example.jurisdiction,
        is_example: true,
        round: &round,
        state: &state,
        decision: None,
        actions: &[],
        serving: &Serving::default(),
        only: Only::All,
        latest_decision: None,
        rounds: &[],
        log: Log::default(),
        paper: Paper::Letter,
        people: example.people.clone(),
        guide,
        limits_by: None,
        as_of: datetime!(2026-11-23 10:00 UTC),
        with_notes: true,
    })
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

/// The median of some runs.
fn median(runs: usize, mut work: impl FnMut(usize)) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|run| {
            let began = Instant::now();
            work(run);
            began.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

fn pdf(report: &Report) -> Vec<u8> {
    export::pdf::write(&document::full(report)).expect("the report can be set")
}

/// The most memory that this process had, in MB.
fn peak() -> f64 {
    kilobytes(Path::new("/proc/self/status"), "VmHWM:") / 1024.0
}

fn kilobytes(file: &Path, name: &str) -> f64 {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Makes documents in a process of its own and says its peak of memory: `cold`, or after so many.
fn alone(documents: usize) {
    for run in 0..documents {
        std::hint::black_box(pdf(&typical(run)));
    }
    println!("{:.1}", peak());
}

fn peak_after(documents: usize) -> (Duration, f64) {
    let began = Instant::now();
    let me = std::env::current_exe().expect("the benchmark knows itself");
    let output = Command::new(me).arg("alone").arg(documents.to_string()).output().expect("it starts again");
    (began.elapsed(), String::from_utf8_lossy(&output.stdout).trim().parse().expect("it says its peak"))
}

/// Chromium printing our own page: how long, and the most memory of all its processes, shared parts shared out.
fn chromium(page: &Path, to: &Path) -> (Duration, f64) {
    let profile = tempfile::tempdir().expect("a folder for the profile");
    let began = Instant::now();
    let mut child = Command::new("chromium")
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--print-to-pdf={}", to.display()))
        .arg(format!("file://{}", page.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromium starts; install it to compare with it");
    let mut most: f64 = 0.0;
    loop {
        if child.try_wait().expect("it can be waited for").is_some() {
            break;
        }
        most = most.max(family(child.id()).into_iter().map(shared_out).sum());
        std::thread::sleep(Duration::from_millis(20));
    }
    (began.elapsed(), most / 1024.0)
}

fn shared_out(id: u32) -> f64 {
    kilobytes(Path::new(&format!("/proc/{id}/smaps_rollup")), "Pss:")
}

/// A process and all that it started.
fn family(id: u32) -> Vec<u32> {
    let mut all = vec![id];
    let mut at = 0;
    while at < all.len() {
        let children = std::fs::read_to_string(format!("/proc/{0}/task/{0}/children", all[at])).unwrap_or_default();
        all.extend(children.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
        at += 1;
    }
    all
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, word, number] = &arguments[..]
        && word == "alone"
    {
        return alone(number.parse().expect("a number of documents"));
    }
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
    let (cold, cold_peak) = peak_after(1);
    let (_, peak_50) = peak_after(50);
    let (_, peak_200) = peak_after(200);
    let folder = tempfile::tempdir().expect("a folder for the page");
    let page = folder.path().join("report.html");
    std::fs::write(&page, export::html::write(&document::full(&typical(0)))).expect("the page can be written");
    let mut prints: Vec<(Duration, f64)> = (0..5).map(|_| chromium(&page, &folder.path().join("report.pdf"))).collect();
    prints.sort_by_key(|(time, _)| *time);
    let (print, print_peak) = prints[2];

    let profile = measured(folder.path());
    let profile_of = |run: usize| document::metrics(&PlacePart { jurisdiction: format!("City of Columbia {run}"), ..profile.clone() });
    let profile_warm = median(40, |run| drop(export::pdf::write(&profile_of(run))));
    std::fs::write(&page, export::html::write(&profile_of(0))).expect("the page can be written");
    let mut profile_prints: Vec<Duration> = (0..5).map(|_| chromium(&page, &folder.path().join("profile.pdf")).0).collect();
    profile_prints.sort();

    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let mut table = String::from(
        "# How fast documents are made\n\nWritten by `cargo bench --locked --bench documents`; every ratio is to a floor of the same run. Medians of 40 runs, each with other data; Chromium of 5.\n\n| what | time | ratio |\n|---|---|---|\n",
    );
    let mut row = |what: &str, time: Duration, ratio: String| {
        writeln!(table, "| {what} | {:.1} ms | {ratio} |", ms(time)).expect("a string takes whatever is written to it");
    };
    let met = |is_met: bool| if is_met { "met" } else { "missed" };
    let times = ms(print) / ms(warm);
    row("Chromium prints our own page (floor)", print, "1".to_owned());
    row(
        "report as PDF, warm",
        warm,
        format!("{times:.0} times faster than Chromium (aim 20: {}); aim under 60 ms: {}", met(times >= 20.0), met(ms(warm) < 60.0)),
    );
    row("report as PDF, the same again", again, format!("{:.1} of warm", ms(again) / ms(warm)));
    row("report as PDF, first in a process", first, format!("{:.0} times faster than Chromium", ms(print) / ms(first)));
    row("a process for one PDF, start to end", cold, format!("{:.0} times faster than Chromium", ms(print) / ms(cold)));
    row("an empty page, warm (floor)", bare, "1".to_owned());
    row("report as PDF, warm", warm, format!("{:.1} times the empty page", ms(warm) / ms(bare)));
    row("report as Word", docx, format!("aim under 3 ms: {}", met(ms(docx) < 3.0)));
    row("report as Excel", xlsx, format!("aim under 3 ms: {}", met(ms(xlsx) < 3.0)));
    row("report as a web page", html, "none set".to_owned());
    let times = ms(profile_prints[2]) / ms(profile_warm);
    row("Chromium prints the page of a metrics profile (floor)", profile_prints[2], "1".to_owned());
    row("metrics profile as PDF, warm", profile_warm, format!("{times:.0} times faster than Chromium (aim 15: {})", met(times >= 15.0)));
    table += "\n| peak of memory | MB |\n|---|---|\n";
    for (what, mb) in [("one PDF", cold_peak), ("50 PDFs", peak_50), ("200 PDFs", peak_200), ("Chromium, all its processes", print_peak)] {
        writeln!(table, "| {what} | {mb:.0} |").expect("a string takes whatever is written to it");
    }
    print!("{table}");
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/documents-speed.md"), table).expect("the page can be written");
}

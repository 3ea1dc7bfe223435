//! The Mobility Metrics: a large file imported, and pages that are read from three of them.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use milepost::domain::guide::metrics::PlaceKind;
use milepost::domain::metrics::MeasuredPlace;
use milepost::domain::readiness::Revision;
use milepost::store::MIGRATIONS;

use crate::grown::stand_in_for_backup;
use crate::large::large;
use crate::machine::on_core;
use crate::measured::{Measured, ms};
use crate::page::Row;
use crate::program::{Program, folder, fresh};
use crate::start::first_page;
use crate::wrk;

const TURNS: usize = 5;
const STARTS: usize = 21;
const PEERS: usize = 12;

/// `DuckDB` reads the same file into a file of its own, every column as text, with one thread.
const DUCK: &str = "
import duckdb, sys, time
began = time.perf_counter()
base = duckdb.connect(sys.argv[2])
base.execute('SET threads=1')
base.execute(f\"CREATE TABLE readings AS SELECT * FROM read_csv('{sys.argv[1]}', all_varchar = true)\")
base.close()
print(time.perf_counter() - began)
";
const NO_DUCK: &str = "DuckDB is missing; `pip install duckdb`";

fn megabytes(bytes: f64) -> String {
    format!("{:.1} MB", bytes / 1e6)
}

fn size(path: &Path) -> f64 {
    f64::from(u32::try_from(std::fs::metadata(path).map_or(0, |file| file.len())).unwrap())
}

/// A data file with nothing in it.
fn empty(folder: &Path, name: &str) -> PathBuf {
    let data = folder.join(name);
    Program::start(&data).quit();
    data
}

fn import_by_command(data: &Path, file: &Path) -> f64 {
    let began = Instant::now();
    let mut command = on_core(0, env!("CARGO_BIN_EXE_milepost"));
    let output = command.arg("--data").arg(data).args(["metrics", "import"]).arg(file).output().unwrap();
    let took = began.elapsed().as_secs_f64();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    took
}

fn duck(file: &Path, into: &Path) -> Option<f64> {
    let mut command = on_core(0, "python3");
    let output = command.args(["-c", DUCK]).arg(file).arg(into).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// The rows.
pub fn rows() -> Vec<Row> {
    let mut rows = import();
    rows.extend(import_in_the_program());
    rows.extend(pages());
    rows.push(start());
    rows
}

/// How long it takes, and how much room.
fn import() -> Vec<Row> {
    let (folder, file) = (fresh(), large(1));
    let (mut ours, mut ducks, mut ratios, mut room) = (Vec::new(), Vec::new(), Vec::new(), 0.0);
    for turn in 0..TURNS {
        let data = empty(folder.path(), &format!("turn-{turn}.db"));
        let before = size(&data);
        ours.push(import_by_command(&data, &file));
        room = size(&data) - before;
        if let Some(took) = duck(&file, &folder.path().join(format!("turn-{turn}.duckdb"))) {
            ratios.push(ours[ours.len() - 1] / took);
            ducks.push(took);
        }
    }
    let work = format!("import a file of {} of metrics", megabytes(size(&file)));
    let aim = "≤ 2 ×";
    let time = if ducks.is_empty() {
        Row::missing(&work, aim, NO_DUCK)
    } else {
        let ratios = Measured::of(ratios);
        Row {
            work,
            floor: format!("DuckDB’s `read_csv` into a file, one thread: {}", Measured::of(ducks).told(ms)),
            measured: Measured::of(ours).told(ms),
            ratio: format!("{ratios} ×"),
            aim: aim.to_owned(),
            is_met: Some(ratios.median() <= 2.0),
        }
    };
    let share = room / size(&file);
    let space = Row {
        work: "room that it takes in the data file".to_owned(),
        floor: format!("the CSV: {}", megabytes(size(&file))),
        measured: megabytes(room),
        ratio: format!("{share:.2} ×"),
        aim: "≤ 0.6 ×".to_owned(),
        is_met: Some(share <= 0.6),
    };
    vec![time, space]
}

/// What one import by the page took.
struct Imported {
    memory: f64,
    waits: Vec<f64>,
}

fn import_by_page(folder: &Path, name: &str, file: &[u8]) -> Imported {
    let mut program = Program::start(&folder.join(name));
    let round = program.found("Wren County");
    assert_eq!(program.get("/").status, 200);
    let rest = program.memory("VmRSS");
    let is_over = AtomicBool::new(false);
    let waits = std::thread::scope(|scope| {
        let saving = scope.spawn(|| save_until(&program, &round, &is_over));
        let arrivals = program.upload("/metrics", "files", file).header("location").to_owned();
        assert_eq!(program.get(&arrivals).status, 200);
        assert_eq!(program.post(&arrivals, "import-0=yes").status, 303);
        while program.get("/metrics").text().contains("An import is under way") {
            std::thread::sleep(Duration::from_millis(50));
        }
        is_over.store(true, Ordering::Relaxed);
        saving.join().unwrap()
    });
    let memory = program.memory("VmHWM") - rest;
    assert!(program.get("/metrics").text().contains("/metrics/releases/"));
    program.quit();
    Imported { memory, waits }
}

/// Saves by another browser, one after the other, until somebody says that it is over; how long each took.
fn save_until(program: &Program, round: &str, is_over: &AtomicBool) -> Vec<f64> {
    let (page, mut seen, mut waits) = (format!("{round}/conditions/leadership-commitment"), "", Vec::new());
    while !is_over.load(Ordering::Relaxed) {
        let value = if seen == "in_place" { "not_yet" } else { "in_place" };
        let rev = Revision::of(seen).to_string();
        let began = Instant::now();
        let saved = program.post(&page, &wrk::form(&[("step-1.1", value), ("rev-step-1.1", &rev)]));
        waits.push(began.elapsed().as_secs_f64());
        assert_eq!(saved.status, 303, "{}", saved.text());
        seen = value;
        std::thread::sleep(Duration::from_millis(5));
    }
    waits
}

/// How much memory it takes, and how long others wait.
fn import_in_the_program() -> Vec<Row> {
    let (folder, file) = (fresh(), std::fs::read(large(1)).unwrap());
    let runs: Vec<Imported> = (0..3).map(|run| import_by_page(folder.path(), &format!("run-{run}.db"), &file)).collect();
    let memory = Measured::of(runs.iter().map(|run| run.memory));
    let waits = Measured::of(runs.iter().flat_map(|run| run.waits.iter().copied()));
    vec![
        Row {
            work: "peak of memory above rest of that import by its page: sent, looked at, imported".to_owned(),
            floor: "–".to_owned(),
            measured: memory.told(|megabytes| format!("{megabytes:.1} MB")),
            ratio: "–".to_owned(),
            aim: "< 48 MB".to_owned(),
            is_met: Some(memory.median() < 48.0),
        },
        Row {
            work: "a save by another browser meanwhile".to_owned(),
            floor: "–".to_owned(),
            measured: waits.told(ms),
            ratio: "–".to_owned(),
            aim: "≤ 250 ms, the longest".to_owned(),
            is_met: Some(waits.most() <= 0.25),
        },
    ]
}

/// A file with three releases of all counties, which is made once and kept.
fn measured() -> PathBuf {
    let level = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap();
    let path = folder().join(format!("metrics-level-{level}.db"));
    if !path.exists() {
        let work = fresh();
        let part = empty(work.path(), "metrics.db");
        for seed in 1..=3 {
            import_by_command(&part, &large(seed));
        }
        std::fs::rename(&part, &path).unwrap();
    }
    stand_in_for_backup(&path);
    path
}

fn pages() -> Vec<Row> {
    let works = [format!("the metrics of a county with {PEERS} peers, per KB sent"), "one metric of it, per KB sent".to_owned()];
    if !wrk::is_ready() {
        return works.map(|work| Row::missing(&work, "≤ 1.5 ×", wrk::MISSING)).into();
    }
    let folder = fresh();
    let data = folder.path().join("metrics.db");
    std::fs::copy(measured(), &data).unwrap();
    stand_in_for_backup(&data);
    let mut program = Program::start(&data);
    let round = program.found("Boone County");
    let home = program.get(&round).text();
    let home = home.split_once("class=\"where\"").unwrap().1.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let counties =
        MeasuredPlace::all().iter().filter(|place| place.code.kind() == PlaceKind::County && place.code.to_string() != "county-29019");
    let peers: Vec<String> = counties.step_by(200).take(PEERS).map(|place| format!("code-{}=yes", place.code)).collect();
    assert_eq!(program.post(&format!("{home}/metrics/places"), "code-county-29019=yes").status, 303);
    assert_eq!(program.post(&format!("{home}/metrics/peers"), &format!("place=county-29019&{}", peers.join("&"))).status, 303);
    let condition = format!("{round}/conditions/organizational-capacity");
    let [all, one, suggested] = ["metrics", "metrics/income", "metrics/peers"].map(|page| format!("{home}/{page}"));
    let kilobytes = |page: &str| {
        let page = program.get(page);
        assert_eq!(page.status, 200);
        f64::from(u32::try_from(page.body.len()).unwrap()) / 1024.0
    };
    let sizes = [&condition, &all, &one].map(|page| kilobytes(page));
    let mut times: [Vec<f64>; 4] = Default::default();
    for _ in 0..TURNS {
        for (times, page) in times.iter_mut().zip([&condition, &all, &one, &suggested]) {
            times.push(wrk::get(&program, page, 1, false).median);
        }
    }
    program.quit();
    let per = |at: usize| times[at].iter().map(move |time| time / sizes[at]);
    let mut rows: Vec<Row> = works
        .into_iter()
        .zip(1..)
        .map(|(work, at)| {
            let ratios = Measured::of(per(at).zip(per(0)).map(|(ours, floor)| ours / floor));
            Row {
                work,
                floor: format!("a condition page of {:.0} KB: {} per KB", sizes[0], Measured::of(per(0)).told(ms)),
                measured: format!("{} per KB, of {:.0} KB", Measured::of(per(at)).told(ms), sizes[at]),
                ratio: format!("{ratios} ×"),
                aim: "≤ 1.5 ×".to_owned(),
                is_met: Some(ratios.median() <= 1.5),
            }
        })
        .collect();
    let more = Measured::of(times[3].iter().zip(&times[1]).map(|(peers, all)| peers - all));
    rows.push(Row {
        work: format!(
            "suggest peers among {} counties",
            MeasuredPlace::all().iter().filter(|place| place.code.kind() == PlaceKind::County).count()
        ),
        floor: format!("the page above: {}", Measured::of(times[1].iter().copied()).told(ms)),
        measured: Measured::of(times[3].iter().copied()).told(ms),
        ratio: format!("{} more", more.told(ms)),
        aim: "≤ 5 ms more".to_owned(),
        is_met: Some(more.median() <= 0.005),
    });
    rows
}

fn start() -> Row {
    let folder = fresh();
    let (without, with) = (empty(folder.path(), "empty.db"), measured());
    for data in [&without, &with] {
        stand_in_for_backup(data);
        first_page(data);
    }
    let (mut floors, mut ours, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..STARTS {
        floors.push(first_page(&without));
        ours.push(first_page(&with));
        ratios.push(ours[ours.len() - 1] / floors[floors.len() - 1]);
    }
    let ratios = Measured::of(ratios);
    Row {
        work: "start to first page with three releases of all counties".to_owned(),
        floor: format!("with an empty file: {}", Measured::of(floors).told(ms)),
        measured: Measured::of(ours).told(ms),
        ratio: format!("{ratios} ×"),
        aim: "≤ 1.1 ×".to_owned(),
        is_met: Some(ratios.median() <= 1.1),
    }
}

//! Saving answers, each durable: by one client, and by sixteen at once.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::time::Instant;

use milepost::domain::readiness::Revision;

use crate::floor::TURN;
use crate::machine::{is_there, on_core};
use crate::measured::{Measured, ms, per_second};
use crate::page::Row;
use crate::program::{Program, fresh, settle_log};
use crate::template::{history, runtime};
use crate::wrk;

const TURNS: usize = 5;
const CLIENTS: usize = 16;
const AIM_ONE: &str = "≤ 1.6 ×";
const AIM_MANY: &str = "≥ 1 ×";
/// What the script sends along.
pub const FRAGMENT: &str = "Milepost-Fragment: yes";

/// The two saves by which a step goes back and forth. Each is a change if the other was saved before it.
pub fn back_and_forth(round: &str) -> Vec<String> {
    let save = |seen: &str, value: &str| {
        let rev = Revision::of(seen).to_string();
        format!("POST {round}/conditions/leadership-commitment {}", wrk::form(&[("step-1.1", value), ("rev-step-1.1", &rev)]))
    };
    vec![save("not_yet", "in_place"), save("in_place", "not_yet")]
}

/// A new round with its step in place, ready to go back and forth.
pub fn round(program: &mut Program, name: &str) -> String {
    let round = program.found(name);
    let saved = program.post(&format!("{round}/conditions/leadership-commitment"), "step-1.1=in_place");
    assert_eq!(saved.status, 303);
    round
}

/// What a floor says of itself.
fn floor(arguments: &[&str]) -> Vec<f64> {
    let me = std::env::current_exe().unwrap();
    let output = on_core(0, me.to_str().unwrap()).arg("floor").args(arguments).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    said.split_whitespace().map(|word| word.parse().unwrap()).collect()
}

/// One client.
pub fn of_one_client() -> Vec<Row> {
    let work = "save one answer, durable, 1 client";
    if !wrk::is_ready() {
        return vec![Row::missing(work, AIM_ONE, wrk::MISSING)];
    }
    let folder = fresh();
    let data = folder.path().join("milepost.db");
    let mut program = Program::start(&data);
    let requests = [back_and_forth(&round(&mut program, "Wren County"))];
    runtime().block_on(settle_log(&data));
    let (mut with, mut without, mut record, mut bare) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        record.push(floor(&["record"])[0]);
        with.push(wrk::cycle(&program, &requests, &[FRAGMENT]).median);
        without.push(wrk::cycle(&program, &requests, &[]).median);
        bare.push(floor(&["insert", "1"])[0]);
    }
    let told = |name: &str, times: &[f64]| {
        let ratios = Measured::of(times.iter().zip(&record).map(|(ours, floor)| ours / floor));
        let beside = Measured::of(times.iter().zip(&bare).map(|(ours, floor)| ours / floor));
        Row {
            work: format!("{work}, {name} the script"),
            floor: format!(
                "`Store::record` {}; a bare insert {}",
                Measured::of(record.iter().copied()).told(ms),
                Measured::of(bare.iter().copied()).told(ms)
            ),
            measured: Measured::of(times.iter().copied()).told(ms),
            ratio: format!("{ratios} ×; {:.2} × the bare insert", beside.median()),
            aim: AIM_ONE.to_owned(),
            is_met: Some(ratios.median() <= 1.6),
        }
    };
    vec![told("with", &with), told("without", &without)]
}

/// Sixteen clients.
pub fn of_many_clients() -> Vec<Row> {
    let work = "save answers, durable, 16 clients";
    if !wrk::is_ready() {
        return vec![Row::missing(work, AIM_MANY, wrk::MISSING)];
    }
    let folder = fresh();
    let data = folder.path().join("milepost.db");
    let mut program = Program::start(&data);
    let requests: Vec<_> = (0..CLIENTS).map(|client| back_and_forth(&round(&mut program, &format!("County {client}")))).collect();
    runtime().block_on(settle_log(&data));
    let has_shell = is_there("sqlite3");
    let before = history(&data);
    let (mut ours, mut bare, mut shell, mut answers) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for _ in 0..TURNS {
        bare.push(floor(&["insert", "16"])[1]);
        let brought = wrk::cycle(&program, &requests, &[FRAGMENT]);
        ours.push(brought.rate);
        answers += brought.answers;
        if has_shell {
            shell.push(in_the_shell());
        }
    }
    // The first of a turn may save what is already saved, and those under way when it ended are not counted.
    let changed = history(&data) - before;
    assert!(changed.abs_diff(answers) <= 2 * (CLIENTS * TURNS) as u64, "{answers} answers left {changed} lines in the history");
    let told = |name: &str, floors: &[f64]| {
        let ratios = Measured::of(ours.iter().zip(floors).map(|(ours, floor)| ours / floor));
        Row {
            work: work.to_owned(),
            floor: format!("bare durable commits {name}: {}", Measured::of(floors.iter().copied()).told(per_second)),
            measured: Measured::of(ours.iter().copied()).told(per_second),
            ratio: format!("{ratios} ×"),
            aim: AIM_MANY.to_owned(),
            is_met: Some(ratios.median() >= 1.0),
        }
    };
    let mut rows = vec![told("through sqlx", &bare)];
    if has_shell {
        rows.push(told("of the C library alone", &shell));
    } else {
        rows.push(Row::missing(work, AIM_MANY, "`sqlite3` is missing; in Debian: `apt-get install sqlite3`"));
    }
    rows
}

/// How many single durable inserts the C library alone makes in a second.
fn in_the_shell() -> f64 {
    let folder = fresh();
    let mut child = on_core(0, "sqlite3").arg(folder.path().join("bare.db")).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut script = child.stdin.take().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
    // The log has its usual size before it counts, as in `settle_log`.
    let setup = "PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE answers (id INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE padding (content BLOB);
INSERT INTO padding VALUES (zeroblob(6000000));
DROP TABLE padding;
SELECT 'ready';
";
    script.write_all(setup.as_bytes()).unwrap();
    assert!(said.any(|line| line.unwrap() == "ready"));
    let began = Instant::now();
    while began.elapsed() < TURN {
        script.write_all(b"INSERT INTO answers (field, value) VALUES ('step-1.1', 'in_place');\n").unwrap();
    }
    script.write_all(b"SELECT count(*) FROM answers;\n").unwrap();
    drop(script);
    let inserts: f64 = said.next().unwrap().unwrap().parse().unwrap();
    child.wait().unwrap();
    inserts / began.elapsed().as_secs_f64()
}

//! Saves by eight clients while four documents are being made, held against the same without.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::measured::{Measured, ms, per_second};
use crate::page::Row;
use crate::program::{Program, fresh, settle_log};
use crate::saves::{FRAGMENT, back_and_forth, round};
use crate::template::runtime;
use crate::wrk;

const TURNS: usize = 5;
const CLIENTS: usize = 8;
const READERS: usize = 4;
const WORK: &str = "save answers, durable, 8 clients, while four plans are being made as PDF, all on both cores";
const AIM: &str = "≥ 0.45 × the rate; 99th percentile at most 250 ms above";

/// The home of the worked example, made once more.
fn example(program: &Program) -> String {
    let round = program.post("/example", "").header("location").to_owned();
    let page = program.get(&round).text();
    let at = page.find("/jurisdictions/").expect("its round leads to it");
    page[at..].split('"').next().unwrap_or_default().to_owned()
}

/// Makes one plan after the other until it is told to stop, each another document.
fn read(program: &Program, home: &str, (stop, made): (&AtomicBool, &AtomicUsize)) {
    while !stop.load(Ordering::Relaxed) {
        let at = made.load(Ordering::Relaxed);
        let title = wrk::form(&[("title", &format!("Goal {at}"))]);
        assert_eq!(program.post(&format!("{home}/strategy/goals"), &title).status, 303);
        let pdf = program.get(&format!("{home}/document.pdf"));
        assert!(pdf.body.starts_with(b"%PDF"), "{}", pdf.text());
        made.fetch_add(1, Ordering::Relaxed);
    }
}

/// The row.
pub fn rows() -> Vec<Row> {
    if !wrk::is_ready() {
        return vec![Row::missing(WORK, AIM, wrk::MISSING)];
    }
    let folder = fresh();
    let data = folder.path().join("milepost.db");
    let mut program = Program::start_on_all(&data);
    let requests: Vec<_> = (0..CLIENTS).map(|client| back_and_forth(&round(&mut program, &format!("County {client}")))).collect();
    let homes: Vec<String> = (0..READERS).map(|_| example(&program)).collect();
    runtime().block_on(settle_log(&data));
    let (mut quiet, mut busy, made) = (Vec::new(), Vec::new(), AtomicUsize::new(0));
    for _ in 0..TURNS {
        quiet.push(wrk::cycle(&program, &requests, &[FRAGMENT]));
        let stop = AtomicBool::new(false);
        let brought = std::thread::scope(|scope| {
            for home in &homes {
                scope.spawn(|| read(&program, home, (&stop, &made)));
            }
            let brought = wrk::cycle(&program, &requests, &[FRAGMENT]);
            stop.store(true, Ordering::Relaxed);
            brought
        });
        busy.push(brought);
    }
    let ratios = Measured::of(busy.iter().zip(&quiet).map(|(busy, quiet)| busy.rate / quiet.rate));
    let later = Measured::of(busy.iter().zip(&quiet).map(|(busy, quiet)| busy.slow - quiet.slow));
    vec![Row {
        work: WORK.to_owned(),
        floor: format!("without: {}", Measured::of(quiet.iter().map(|one| one.rate)).told(per_second)),
        measured: format!("{}; {} plans were made", Measured::of(busy.iter().map(|one| one.rate)).told(per_second), made.into_inner()),
        ratio: format!("{ratios} ×; 99th percentile {} above", later.told(ms)),
        aim: AIM.to_owned(),
        is_met: Some(ratios.median() >= 0.45 && later.median() <= 0.25),
    }]
}

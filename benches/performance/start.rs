//! From the start of the process to the first page.

use std::path::Path;
use std::time::Instant;

use crate::grown::{Grown, MANY, stand_in_for_backup};
use crate::measured::{Measured, ms};
use crate::page::Row;
use crate::program::{Program, fresh};

const TURNS: usize = 21;

/// Starts the program, fetches the first page, and ends it; how long until the page was there.
pub fn first_page(data: &Path) -> f64 {
    let began = Instant::now();
    let program = Program::start(data);
    let page = program.get("/");
    let took = began.elapsed().as_secs_f64();
    assert_eq!(page.status, 200);
    program.quit();
    took
}

/// The row.
pub fn rows() -> Vec<Row> {
    let folder = fresh();
    let empty = folder.path().join("empty.db");
    let grown = Grown::of(MANY);
    for data in [&empty, &grown.path] {
        stand_in_for_backup(data);
        first_page(data);
    }
    let (mut floors, mut ours, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        floors.push(first_page(&empty));
        ours.push(first_page(&grown.path));
        ratios.push(ours[ours.len() - 1] / floors[floors.len() - 1]);
    }
    let (ours, ratios) = (Measured::of(ours), Measured::of(ratios));
    vec![Row {
        work: "start to first page with that file".to_owned(),
        floor: format!("with an empty file: {}", Measured::of(floors).told(ms)),
        measured: ours.told(ms),
        ratio: format!("{ratios} ×"),
        aim: "≤ 3 ×, and < 100 ms".to_owned(),
        is_met: Some(ratios.median() <= 3.0 && ours.median() < 0.1),
    }]
}

//! Opening a condition page, against the same layers answering a constant page of the same size.

use crate::measured::{Measured, per_second};
use crate::page::Row;
use crate::program::{Program, fresh};
use crate::wrk;

const CLIENTS: usize = 16;
const TURNS: usize = 5;
const AIM: &str = "≥ 15 % of its throughput; 25 % if it can be had";

/// The rows.
pub fn rows() -> Vec<Row> {
    let work = "open a condition page, 16 clients";
    if !wrk::is_ready() {
        return vec![Row::missing(work, AIM, wrk::MISSING)];
    }
    let folder = fresh();
    let mut program = Program::start(&folder.path().join("milepost.db"));
    program.found("Wren County");
    let round = program.post("/example", "").header("location").to_owned();
    let path = format!("{round}/conditions/organizational-capacity");
    let page = program.get(&path);
    assert_eq!(page.status, 200);
    let constant = folder.path().join("page.html");
    std::fs::write(&constant, &page.body).unwrap();
    let mut floor = Program::floor(&["constant", constant.to_str().unwrap()]);
    floor.cookie.clone_from(&program.cookie);
    assert_eq!(floor.get(&path).body, page.body, "the floor answers the same bytes");
    [false, true]
        .map(|is_zipped| {
            let (mut rates, mut floors, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
            for _ in 0..TURNS {
                let theirs = wrk::get(&floor, &path, CLIENTS, is_zipped).rate;
                let ours = wrk::get(&program, &path, CLIENTS, is_zipped).rate;
                rates.push(ours);
                floors.push(theirs);
                ratios.push(ours / theirs);
            }
            let ratios = Measured::of(ratios);
            Row {
                work: format!("{work}{}", if is_zipped { ", gzip" } else { "" }),
                floor: format!("a constant page of the same {} bytes: {}", page.body.len(), Measured::of(floors).told(per_second)),
                measured: Measured::of(rates).told(per_second),
                ratio: ratios.told(|ratio| format!("{:.0} %", ratio * 100.0)),
                aim: AIM.to_owned(),
                is_met: Some(ratios.median() >= 0.15),
            }
        })
        .into()
}

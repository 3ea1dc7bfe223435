//! The home of a jurisdiction with much in the parts of its plan, and Find, each against the same with little.

use crate::filled::Filled;
use crate::measured::{Measured, ms};
use crate::page::Row;
use crate::program::Program;
use crate::wrk;

const TURNS: usize = 5;

/// One comparison: what is done, with what little, and how many times as long it may take.
pub struct Pair<'a> {
    pub work: &'a str,
    pub floor: &'a str,
    /// The program that has little, and the one that has much, each with the page that is asked for.
    pub little: (&'a Program, String),
    pub much: (&'a Program, String),
    pub limit: f64,
}

impl Pair<'_> {
    pub fn row(&self) -> Row {
        let (mut few, mut many, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for (program, page) in [&self.little, &self.much] {
            assert_eq!(program.get(page).status, 200, "{page}");
        }
        for _ in 0..TURNS {
            let [little, much] = [&self.little, &self.much].map(|(program, page)| wrk::get(program, page, 1, false).median);
            few.push(little);
            many.push(much);
            ratios.push(much / little);
        }
        let ratios = Measured::of(ratios);
        Row {
            work: self.work.to_owned(),
            floor: format!("{}: {}", self.floor, Measured::of(few).told(ms)),
            measured: Measured::of(many).told(ms),
            ratio: format!("{ratios} ×"),
            aim: aim(self.limit),
            is_met: Some(ratios.median() <= self.limit),
        }
    }
}

pub fn aim(limit: f64) -> String {
    format!("≤ {limit} ×")
}

const HOME: &str = "a jurisdiction’s home with 200 members, 120 findings, 80 engagements";

/// The home.
pub fn home() -> Vec<Row> {
    if !wrk::is_ready() {
        return vec![Row::missing(HOME, &aim(1.5), wrk::MISSING)];
    }
    let files = [[5, 5, 5], [200, 120, 80]].map(Filled::with_parts);
    let programs = files.each_ref().map(|filled| Program::start(&filled.path));
    let pair = Pair {
        work: HOME,
        floor: "with five of each",
        little: (&programs[0], files[0].home.clone()),
        much: (&programs[1], files[1].home.clone()),
        limit: 1.5,
    };
    vec![pair.row()]
}

const RARE: &str = "Find, ten hits among 50,000 texts";
const FREQUENT: &str = "Find, 5,000 hits among 50,000 texts";

/// Find.
pub fn find() -> Vec<Row> {
    if !wrk::is_ready() {
        return [RARE, FREQUENT].map(|work| Row::missing(work, &aim(3.0), wrk::MISSING)).into();
    }
    let files = [5, 500].map(Filled::with_texts);
    let programs = files.each_ref().map(|filled| Program::start(&filled.path));
    let asks = |at: usize, word: &str| (&programs[at], format!("{}/find?q={word}", files[at].home));
    let rare = Pair { work: RARE, floor: "among 500", little: asks(0, "heron"), much: asks(1, "heron"), limit: 3.0 };
    let frequent = Pair { work: FREQUENT, floor: "ten hits there", little: asks(1, "heron"), much: asks(1, "budget"), limit: 3.0 };
    vec![rare.row(), frequent.row()]
}

//! The pages people use most, in a file of 25,000 jurisdictions against one of 100.

use crate::grown::{FEW, Grown, MANY, name};
use crate::measured::{Measured, ms};
use crate::page::Row;
use crate::program::Program;
use crate::wrk;

const TURNS: usize = 5;
/// Of how many jurisdictions the pages are asked for in turn.
const VISITED: usize = 200;
const AIM: &str = "≤ 1.5 ×";
const LIMIT: f64 = 1.5;

/// The addresses of one kind of page in a file.
type Addresses = fn(&Grown) -> Vec<String>;

const PAGES: [(&str, Addresses); 6] = [
    ("first page", |_| vec!["GET /".to_owned()]),
    ("first page, the last stretch", |grown| {
        let mut by_name: Vec<_> = grown.jurisdictions.iter().enumerate().map(|(at, id)| (name(at).to_lowercase(), id)).collect();
        by_name.sort_unstable();
        vec![format!("GET /?after={}", by_name[by_name.len() - 26].1)]
    }),
    ("search, one found", |grown| {
        visited(&grown.jurisdictions).map(|(at, _)| format!("GET /?search={}", name(at).replace(' ', "%20"))).collect()
    }),
    ("search, a quarter found", |_| vec!["GET /?search=county".to_owned()]),
    ("a jurisdiction’s home", |grown| visited(&grown.jurisdictions).map(|(_, id)| format!("GET /jurisdictions/{id}")).collect()),
    ("verdict", |grown| visited(&grown.rounds).map(|(_, id)| format!("GET /assessments/{id}/verdict")).collect()),
];

/// Some of the things of a file, far apart, each with its place.
fn visited<T>(all: &[T]) -> impl Iterator<Item = (usize, &T)> {
    let stride = (all.len() / VISITED).max(1);
    all.iter().enumerate().step_by(stride).take(VISITED)
}

/// The rows.
pub fn rows() -> Vec<Row> {
    let title = |page: &str| format!("{page}, at 25,000 jurisdictions with 2 rounds each and 3 million lines of history");
    if !wrk::is_ready() {
        return PAGES.map(|(page, _)| Row::missing(&title(page), AIM, wrk::MISSING)).into();
    }
    let files = [Grown::of(FEW), Grown::of(MANY)];
    let programs = files.each_ref().map(|grown| Program::start(&grown.path));
    let mut rows = Vec::new();
    for (page, addresses) in PAGES {
        let requests = files.each_ref().map(|grown| [addresses(grown)]);
        // Once before it counts: a verdict keeps its state the first time it is shown.
        for (program, [requests]) in programs.iter().zip(&requests) {
            for address in requests {
                assert_eq!(program.get(&address[4..]).status, 200, "{address}");
            }
        }
        let (mut few, mut many, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..TURNS {
            let [small, large] = [0, 1].map(|at| wrk::cycle(&programs[at], &requests[at], &[]).median);
            few.push(small);
            many.push(large);
            ratios.push(large / small);
        }
        let ratios = Measured::of(ratios);
        rows.push(Row {
            work: title(page),
            floor: format!("the same at 100: {}", Measured::of(few).told(ms)),
            measured: Measured::of(many).told(ms),
            ratio: format!("{ratios} ×"),
            aim: AIM.to_owned(),
            is_met: Some(ratios.median() <= LIMIT),
        });
    }
    for program in programs {
        program.quit();
    }
    rows
}

//! How fast the program is and how much it takes, each figure held against a floor of the same run.
//! Linux only, since memory is read from `/proc`.
//!
//! `cargo bench --locked --bench performance` writes `docs/performance.md`; `-- condition start` runs only the
//! parts of these names and prints their rows. A missed aim is written down and fails nothing.
//!
//! Load comes from `wrk` (in Debian: `apt-get install wrk`). Where there are two cores, the program and
//! every floor have the first one and the load has the second.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should stop where it stands")]

mod busy;
mod condition;
mod filled;
mod floor;
mod grown;
mod growth;
mod large;
mod machine;
mod measured;
mod memory;
mod metrics;
mod notes;
mod page;
mod parts;
mod program;
mod saves;
mod start;
mod strategy;
mod template;
mod tidy;
mod verdict;
mod visit;
mod wrk;

use page::Row;

/// A part of the benchmark: its name on the command line, and what measures it.
type Part = (&'static str, fn() -> Vec<Row>);

/// The parts, in the order of the page.
const PARTS: [Part; 15] = [
    ("condition", condition::rows),
    ("save", saves::of_one_client),
    ("saves", saves::of_many_clients),
    ("notes", notes::rows),
    ("busy", busy::rows),
    ("verdict", verdict::rows),
    ("growth", growth::rows),
    ("home", parts::home),
    ("find", parts::find),
    ("metrics", metrics::rows),
    ("strategy", strategy::rows),
    ("tidy", tidy::rows),
    ("start", start::rows),
    ("memory", memory::rows),
    ("visit", visit::rows),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let Some(("floor", rest)) = arguments.split_first().map(|(word, rest)| (word.as_str(), rest)) {
        return floor::run(rest);
    }
    let unknown = arguments.iter().find(|word| PARTS.iter().all(|(name, _)| name != word));
    if let Some(unknown) = unknown {
        let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        eprintln!("There is no part “{unknown}”. There are: {}.", names.join(", "));
        std::process::exit(2);
    }
    let chosen = |name: &str| arguments.is_empty() || arguments.iter().any(|word| word == name);
    let mut rows = Vec::new();
    for (name, measure) in PARTS.into_iter().filter(|(name, _)| chosen(name)) {
        let began = std::time::Instant::now();
        rows.extend(measure());
        eprintln!("{name}: {} s", began.elapsed().as_secs());
    }
    print!("{}", page::table(&rows));
    if arguments.is_empty() {
        page::write(&rows);
    }
}

//! How fast documents are made, as ratios to floors of the same run: Chromium's print of our own page, the engine's bare compile
//! of an empty page, and one format against another. Linux only, since memory is read from `/proc`.
//!
//! `cargo bench --locked --bench documents` prints the tables and writes `docs/documents-speed.md`. Where `MILEPOST_BEFORE` names this
//! benchmark as an earlier commit built it, memory is held against that one's; the aims are set for commit fccb731.

mod alone;
mod chromium;
#[expect(clippy::unwrap_used, reason = "it is a test's: what cannot go on should stop where it stands")]
#[path = "../../tests/shared/example_plan.rs"]
mod example_plan;
mod memory;
mod page;
mod plan;
mod report;
#[path = "../../tests/shared/report_of.rs"]
mod report_of;
mod timed;
#[path = "../../tests/shared/worst_plan.rs"]
mod worst_plan;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, word, kind, number] = &arguments[..]
        && word == "alone"
    {
        return alone::make(kind, number.parse().expect("a number of documents"));
    }
    let folder = tempfile::tempdir().expect("a folder for the pages");
    let tables = [
        ("Readiness report and metrics profile", report::rows(folder.path())),
        ("The plan", plan::rows(folder.path())),
        ("Memory", alone::rows(folder.path())),
    ];
    let page = page::page(&tables);
    print!("{page}");
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/documents-speed.md"), page).expect("the page can be written");
}

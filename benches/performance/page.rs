//! The rows of the benchmark, and the page they are written to.

use std::fmt::Write as _;

use crate::machine;

/// One line of the table.
#[derive(Debug)]
pub struct Row {
    pub work: String,
    pub floor: String,
    pub measured: String,
    pub ratio: String,
    pub aim: String,
    /// Whether the aim is met; nothing where none is set or nothing could be measured.
    pub is_met: Option<bool>,
}

impl Row {
    /// A row of what could not be measured, with the reason.
    pub fn missing(work: &str, aim: &str, why: &str) -> Self {
        let dash = || "–".to_owned();
        Self {
            work: work.to_owned(),
            floor: dash(),
            measured: format!("not measured: {why}"),
            ratio: dash(),
            aim: aim.to_owned(),
            is_met: None,
        }
    }
}

/// The rows as a table.
pub fn table(rows: &[Row]) -> String {
    let mut table = "| work | floor | measured | ratio | aim | |\n|---|---|---|---|---|---|\n".to_owned();
    for Row { work, floor, measured, ratio, aim, is_met } in rows {
        let outcome = match is_met {
            Some(true) => "**met**",
            Some(false) => "**missed**",
            None => "",
        };
        writeln!(table, "| {work} | {floor} | {measured} | {ratio} | {aim} | {outcome} |").unwrap();
    }
    table
}

/// Writes the page.
pub fn write(rows: &[Row]) {
    let page = format!(
        "# How fast Milepost is\n\nWritten by `cargo bench --locked --bench performance`, on {machine}.\n\n{}\n{METHOD}",
        table(rows),
        machine = machine::told(),
    );
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/performance.md"), page).unwrap();
}

const METHOD: &str = "\
## How it was measured

Every ratio is to a floor of the same run, and both take turns, so that a busy moment meets both. Shown is the median, with the least
and the most in parentheses. No aim that is missed fails a run; what must not get worse is guarded without a clock in `tests/speed/`:
query plans, statements and commits per request, and bytes sent.

- **Load** comes from `wrk` (Debian: `apt-get install wrk`). The program, and every floor, is a process of its own on the first core;
  `wrk` has the second.
- **Open a condition page**: third condition of the worked example, by a person with a name. The floor answers the very same bytes
  from memory through the same layers (`milepost::web::serve_guarded`). *gzip*: as a browser asks.
- **Save one answer**: a step goes back and forth between two answers, each a change with its own line in the history, durable before
  it is answered (`synchronous=FULL`). *With the script* asks for the changed fragment, *without* is sent on to the next page. The floor
  is `Store::record`, the same transaction through sqlx without HTTP. A bare insert is one row in one durable commit.
- **Save answers, 16 clients**: each in a round of its own. The floors are bare inserts, one durable commit each, of 16 tasks through
  sqlx's one connection, and of the `sqlite3` command, which is the C library alone (Debian: `apt-get install sqlite3`).
- **Verdict**: 4,096 random states, every answer and judgment as likely as any other.
- **25,000 jurisdictions**: copies of a jurisdiction that was made through the program itself, with two rounds, notes, people, asks, a
  plan and a decision, each with its own ids and valid digests; 3 million lines of history. One client asks for 200 of them in turn.
- **A jurisdiction’s home** with 200 members: a file with one jurisdiction, written by the store itself, held against one with five of each.
- **Find**: 45,000 supports, 2,000 engagements, 1,000 sources and 1,000 findings of one jurisdiction, of about fourteen words each, held
  against a hundredth of it. “Heron” stands in ten of them, “budget” in every tenth, so that its page shows 50 texts of each of four kinds.
- **Start to first page**: from the start of the process to the last byte of the first page, the file in the system's cache.
- **Memory**: `VmRSS` of the process, which counts the pages of the executable that were touched.
- **Visits**: bodies as sent with `Accept-Encoding: gzip`; a first visit fetches the page with stylesheet, script and icon, which are
  then kept for good, so the next visit fetches the page alone.

## What is missed, and why

Found with `perf` and `callgrind` on November 26 and 27, 2026, on machines like the one named above. What was tried and did not pay is not in the program.

- **Saves by 16 clients** reach the bare commits through sqlx, not those of the C library alone: on the disk of this run a bare
  commit takes 0.13 ms, where it took 0.24 ms in the run before, so less of a save is waiting that 16 clients can share.
- **Memory at rest** is mostly code that was touched, which the system may drop at any time: the executable’s code, which comes in
  64 KB at a time, its constants, and the table by which it can lie anywhere in memory. To leave that table out would give up a
  protection; its short form needs a newer Linux than the ones that public bodies run.
- Tried, and no gain: another allocator (mimalloc: as fast, 14 MB more), one code unit instead of many, fewer or more connections, one
  worker thread instead of two (a tenth faster, but a very long page would hold everybody up).

What made it faster since the first measure: a condition page took 350 µs of one core at first, then 180 µs, when all its facts came in
one statement. Since November 27 it is read from the file once per commit, as is what changed lately on a jurisdiction’s home
(`src/store/hands/memo.rs` says why that is no second truth; it is held against the file in a crowd of eight after every turn). And no
query binds its LIMIT any more, since SQLite plans such a query anew each time (`findings/`): that was 30 percent of the first page.

To reproduce: `cargo bench --locked --bench performance`, on a quiet machine. A part alone: `cargo bench --locked --bench performance -- condition`. The
large file is made once and kept in the target folder (about 2 GB).
";

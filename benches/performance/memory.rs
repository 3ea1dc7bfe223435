//! Memory of the real program: at rest, with the large file under load, and after many PDFs.

use std::fmt::Write as _;
use std::path::Path;

use milepost::domain::readiness::Revision;

use crate::grown::{Grown, MANY};
use crate::measured::Measured;
use crate::page::Row;
use crate::program::{Program, fresh};
use crate::template::value_after;
use crate::wrk;

const PDFS: usize = 50;

fn row(work: &str, megabytes: f64, most: f64, limit: f64) -> Row {
    Row {
        work: work.to_owned(),
        floor: "–".to_owned(),
        measured: format!("{megabytes:.1} MB; at most {most:.1} MB until then"),
        ratio: "–".to_owned(),
        aim: format!("< {limit:.0} MB"),
        is_met: Some(megabytes < limit),
    }
}

/// The rows.
pub fn rows() -> Vec<Row> {
    let alone = vec![at_rest(), under_load(), after_documents()];
    alone.into_iter().chain(own_at_rest()).collect()
}

/// Its own memory at rest beside that of an earlier build, where `MILEPOST_BEFORE` names one.
fn own_at_rest() -> Option<Row> {
    let own = |start: &dyn Fn(&Path) -> Option<Program>| {
        let of_one = |_| {
            let folder = fresh();
            let program = start(&folder.path().join("milepost.db"))?;
            assert_eq!(program.get("/").status, 200);
            Some(program.memory("RssAnon"))
        };
        Some(Measured::of((0..5).map(of_one).collect::<Option<Vec<f64>>>()?))
    };
    let (before, now) = (own(&Program::start_before)?, own(&|data| Some(Program::start(data)))?);
    let (ratio, mb) = (now.median() / before.median(), |megabytes: f64| format!("{megabytes:.1} MB"));
    Some(Row {
        work: "memory of its own at rest, after the first page".to_owned(),
        floor: format!("the earlier build: {}", before.told(mb)),
        measured: now.told(mb),
        ratio: format!("{ratio:.2} ×"),
        aim: "≤ 1.05 ×".to_owned(),
        is_met: Some(ratio <= 1.05),
    })
}

fn at_rest() -> Row {
    let folder = fresh();
    let program = Program::start(&folder.path().join("milepost.db"));
    assert_eq!(program.get("/").status, 200);
    let mut row = row("memory at rest, after the first page", program.memory("VmRSS"), program.memory("VmHWM"), 16.0);
    write!(
        row.measured,
        "; {:.1} MB of it its own, the rest pages of the executable and the system’s libraries",
        program.memory("RssAnon")
    )
    .unwrap();
    row
}

fn under_load() -> Row {
    let work = "memory with that file under load, 16 clients";
    if !wrk::is_ready() {
        return Row::missing(work, "< 64 MB", wrk::MISSING);
    }
    let grown = Grown::of(MANY);
    let program = Program::start(&grown.path);
    let client = |client: usize| {
        let mut requests = vec!["GET /".to_owned(), "GET /?search=county".to_owned()];
        for (id, round) in grown.jurisdictions.iter().zip(&grown.rounds).skip(client).step_by(500) {
            requests.push(format!("GET /jurisdictions/{id}"));
            requests.extend(["verdict", "conditions/racial-equity", "report"].map(|page| format!("GET /assessments/{round}/{page}")));
        }
        requests
    };
    let clients: Vec<_> = (0..16).map(client).collect();
    let mut most: f64 = 0.0;
    for _ in 0..3 {
        wrk::cycle(&program, &clients, &["Accept-Encoding: gzip"]);
        most = most.max(program.memory("VmRSS"));
    }
    let row = row(work, most, program.memory("VmHWM"), 64.0);
    program.quit();
    row
}

fn after_documents() -> Row {
    let folder = fresh();
    let program = Program::start(&folder.path().join("milepost.db"));
    let round = program.post("/example", "").header("location").to_owned();
    let page = format!("{round}/conditions/leadership-commitment");
    let mut rev = value_after(&program.get(&page).text(), "name=\"rev-note-1.1\"");
    for document in 0..PDFS {
        // Each is another document, so that none is merely taken out of the engine's cache.
        let note = format!("As told in meeting {document}.");
        let saved = program.post(&page, &wrk::form(&[("note-1.1", &note), ("rev-note-1.1", &rev)]));
        assert_eq!(saved.status, 303, "{}", saved.text());
        rev = Revision::of(&note).to_string();
        let pdf = program.get(&format!("{round}/report.pdf"));
        assert!(pdf.body.starts_with(b"%PDF"), "{}", pdf.text());
    }
    row(&format!("memory after {PDFS} PDFs"), program.memory("VmRSS"), program.memory("VmHWM"), 120.0)
}

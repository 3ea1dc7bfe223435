//! The document of the plan: the worked example's, and the largest that anybody could write, in each format.

use std::path::Path;
use std::time::Duration;

use milepost::export;
use milepost::report::MobilityPlanPart;
use milepost::report::document::{self, Block, Document, Piece};
use milepost::store::Store;

use crate::example_plan::example_plan;
use crate::page::{Row, met, ms};
use crate::timed::median;
use crate::worst_plan::WorstPlan;
use crate::{chromium, report};

const RUNS: usize = 5;

/// The worked example's plan.
fn typical(folder: &Path) -> MobilityPlanPart {
    let work = async { example_plan(&Store::open(&folder.join("example.db")).await.expect("a new file opens")).await };
    tokio::runtime::Runtime::new().expect("a runtime").block_on(work)
}

/// The largest.
pub fn worst() -> MobilityPlanPart {
    WorstPlan::new().part()
}

/// The same of another place, so that it is another document.
pub fn called(part: &MobilityPlanPart, run: usize) -> MobilityPlanPart {
    MobilityPlanPart { jurisdiction: format!("{} {run}", part.jurisdiction), ..part.clone() }
}

fn pages(document: &Document) -> u32 {
    u32::try_from(export::pdf::typeset(document).expect("it can be set").pages).expect("no document is that long")
}

fn pictures(document: &Document) -> usize {
    document.blocks.iter().filter(|block| matches!(block, Block::Figure(_))).count()
}

/// The same document without its pictures.
fn plain(mut document: Document) -> Document {
    document.blocks.retain(|block| !matches!(block, Block::Figure(_)));
    for block in &mut document.blocks {
        if let Block::Paragraph { text } = block {
            text.0.retain(|piece| !matches!(piece, Piece::Figure(_)));
        }
    }
    document
}

/// How long a plan takes in each format.
struct Times {
    pages: u32,
    pictures: usize,
    pdf: Duration,
    word: Duration,
    word_first: Duration,
    word_plain: Duration,
    html: Duration,
    excel: Duration,
}

fn times(part: &MobilityPlanPart) -> Times {
    let document = |run: usize| document::mobility_plan(&called(part, run));
    let pdf = |document: &Document| export::pdf::write(document).expect("it can be set");
    let first = document(0);
    let pages = pages(&first);
    // The first Word file draws the pictures; those after it have the same ones.
    let word_first = median(1, |_| drop(export::docx::write(&first)));
    Times {
        pages,
        pictures: pictures(&first),
        pdf: median(RUNS, |run| drop(pdf(&document(run + 1)))),
        word: median(RUNS, |run| drop(export::docx::write(&document(run + 1)))),
        word_first,
        word_plain: median(RUNS, |run| drop(export::docx::write(&plain(document(run + 1))))),
        html: median(RUNS, |run| drop(export::html::write(&document(run + 1)))),
        excel: median(RUNS, |run| drop(export::xlsx::mobility_plan(&called(part, run), true))),
    }
}

fn formats(name: &str, times: &Times) -> Vec<Row> {
    let of_pdf = |time: Duration, aim: f64| {
        let ratio = ms(time) / ms(times.pdf);
        format!("{ratio:.2} of its PDF (aim {aim}: {})", met(ratio <= aim))
    };
    let row = |what: &str, time: Duration, ratio: String| Row::new(&format!("{name} {what}"), format!("{:.1} ms", ms(time)), ratio);
    vec![
        row("as Word without pictures", times.word_plain, of_pdf(times.word_plain, 0.2)),
        row("as a web page", times.html, of_pdf(times.html, 0.2)),
        row("as Excel", times.excel, of_pdf(times.excel, 0.2)),
        row("as Word, its pictures drawn before", times.word, of_pdf(times.word, 1.0)),
        row("as Word, its pictures drawn for the first time", times.word_first, of_pdf(times.word_first, 1.0)),
    ]
}

/// The rows.
pub fn rows(folder: &Path) -> Vec<Row> {
    let example = typical(folder);
    let of = times(&example);
    let page = folder.join("plan.html");
    std::fs::write(&page, export::html::write(&document::mobility_plan(&example))).expect("the page can be written");
    let (print, _) = chromium::median(&page, &folder.join("plan.pdf"));
    std::fs::write(&page, "<!doctype html><title>Nothing</title>").expect("the page can be written");
    let (start, _) = chromium::median(&page, &folder.join("nothing.pdf"));
    let readiness_pages = pages(&document::full(&report::typical(0)));
    let readiness = median(40, |run| drop(report::pdf(&report::typical(run + 1))));
    let a_page = ms(of.pdf) / f64::from(of.pages);
    let of_readiness = a_page / (ms(readiness) / f64::from(readiness_pages));
    let faster = ms(print) / ms(of.pdf);
    let name = format!("the worked example’s plan ({} pages, {} pictures)", of.pages, of.pictures);
    let mut rows = vec![
        Row::new(
            "Chromium prints the same page (floor)",
            format!("{:.1} ms", ms(print)),
            format!("1; {:.1} ms of it for an empty page", ms(start)),
        ),
        Row::new(
            &format!("{name} as PDF, warm"),
            format!("{:.1} ms", ms(of.pdf)),
            format!("{faster:.1} times faster than Chromium (aim 5: {})", met(faster >= 5.0)),
        ),
        Row::new(
            "the same, a page",
            format!("{a_page:.2} ms"),
            format!("{of_readiness:.2} of a page of the readiness report, {readiness_pages} pages (aim 1.3: {})", met(of_readiness <= 1.3)),
        ),
    ];
    rows.extend(formats("the worked example’s plan", &of));
    let worst = times(&worst());
    let ratio = ms(worst.pdf) / (a_page * f64::from(worst.pages));
    let name = format!("the worst-case plan ({} pages, {} pictures)", worst.pages, worst.pictures);
    rows.push(Row::new(
        &format!("{name} as PDF, warm"),
        format!("{:.0} ms", ms(worst.pdf)),
        format!("{ratio:.2} of its pages × the example’s time for a page (aim 1.2: {})", met(ratio <= 1.2)),
    ));
    rows.extend(formats("the worst-case plan", &worst));
    rows
}

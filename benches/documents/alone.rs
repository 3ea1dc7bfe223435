//! Documents made in a process of their own, which says its memory.

use std::path::Path;
use std::process::Command;

use milepost::export;
use milepost::report::document;

use crate::page::{Row, met};
use crate::{chromium, memory, plan, report};

/// The memory of a process that made documents, in MB.
#[derive(Debug, Clone, Copy)]
pub struct Taken {
    /// The most that it had.
    pub peak: f64,
    /// What it had once the guide and the model of the document were there, before the first document.
    pub rest: f64,
    /// What it had at the end.
    pub after: f64,
}

/// Makes so many documents of a kind, in this process, and says the peak, the rest and the end.
pub fn make(kind: &str, documents: usize) {
    let plan = (kind == "worst").then(plan::worst);
    let rest = memory::now();
    for run in 0..documents {
        match &plan {
            None => drop(std::hint::black_box(report::pdf(&report::typical(run)))),
            Some(plan) => {
                let part = plan::called(plan, run);
                drop(std::hint::black_box(export::pdf::write(&document::mobility_plan(&part)).expect("it can be set")));
            }
        }
    }
    println!("{:.1} {rest:.1} {:.1}", memory::peak(), memory::now());
}

/// The same in a process of its own.
pub fn alone(kind: &str, documents: usize) -> Taken {
    let me = std::env::current_exe().expect("the benchmark knows itself");
    let output = Command::new(me).args(["alone", kind, &documents.to_string()]).output().expect("it starts again");
    let said: Vec<f64> = String::from_utf8_lossy(&output.stdout).split_whitespace().map(|word| word.parse().expect("a number")).collect();
    let [peak, rest, after] = said[..] else { panic!("it says three numbers, not {said:?}") };
    Taken { peak, rest, after }
}

/// The peak of the benchmark of another commit over so many readiness reports, in MB: `MILEPOST_BEFORE` says where it is.
fn before(documents: usize) -> Option<f64> {
    let other = std::env::var_os("MILEPOST_BEFORE")?;
    let output = Command::new(other).args(["alone", &documents.to_string()]).output().expect("it starts");
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

/// The rows.
pub fn rows(folder: &Path) -> Vec<Row> {
    let row = |what: &str, mb: f64, ratio: String| Row::new(what, format!("{mb:.0} MB"), ratio);
    let taken = [1, 50, 200].map(|documents| (documents, alone("report", documents)));
    let mut rows: Vec<Row> =
        taken.iter().map(|(n, taken)| row(&format!("{n} readiness reports as PDF, peak"), taken.peak, String::new())).collect();
    let page = folder.join("report.html");
    let (_, print) = chromium::median(&page, &folder.join("peak.pdf"));
    rows.push(row("Chromium, all its processes, peak", print, String::new()));
    let worst = alone("worst", 10);
    let none = "no earlier build was given (MILEPOST_BEFORE)";
    let against = |ours: f64, documents: usize, aim: f64| {
        before(documents).map_or_else(
            || none.to_owned(),
            |theirs| {
                format!(
                    "{:.2} times {documents} readiness reports of the earlier build, {theirs:.0} MB (aim {aim}: {})",
                    ours / theirs,
                    met(ours / theirs <= aim)
                )
            },
        )
    };
    let above = worst.peak - worst.rest;
    rows.push(row("ten worst-case plans in a row, peak above rest", above, against(above, 10, 2.5)));
    rows.push(row("after 50 readiness reports, peak", taken[1].1.peak, against(taken[1].1.peak, 50, 0.7)));
    rows.push(row("after 50 readiness reports, at the end", taken[1].1.after, String::new()));
    rows
}

//! Documents as people get them: whether every word of the model is in every file, and whether the programs that
//! people have can open it. Needs `soffice` (`LibreOffice` Writer and Calc), `qpdf`, `pdftotext` and `pdfinfo`
//! (poppler-utils), `node`, and the readers of spreadsheets that `tests/run` fetches into the target folder.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod boxes;
mod facts;
mod office;
mod page;
mod pdf;
mod plan_facts;
mod plans;
mod qpdf;
mod readers;
mod reports;
mod sample;
mod word;

#[path = "../shared/example_plan.rs"]
mod example_plan;
#[expect(dead_code, reason = "these tests need less of a person than those of the pages")]
#[path = "../integration/person.rs"]
mod person;
#[path = "../shared/report_of.rs"]
mod report_of;
#[expect(dead_code, reason = "these tests ask for addresses only")]
#[path = "../shared/routes.rs"]
mod routes;
#[expect(dead_code, reason = "these tests need less of a workbook than those of its facts")]
#[path = "../integration/workbook.rs"]
mod workbook;
#[path = "../shared/worst.rs"]
mod worst;
#[path = "../shared/worst_plan.rs"]
mod worst_plan;

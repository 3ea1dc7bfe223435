//! The packet for a council: what it needs in one file, all with one date and one fingerprint.

use axum::extract::State;

use super::{Choices, Format};
use crate::domain::ids::AssessmentId;
use crate::export;
use crate::report::{Report, document};
use crate::web::frame::{Answer, App, Failure, FileKind, Id, Query, attachment_of_round};
use crate::web::readiness::report::report;

/// `GET /assessments/{id}/packet.zip`: the brief, the report and the plan, without notes.
pub async fn download(State(app): State<App>, Id(id): Id<AssessmentId>, Query(query): Query) -> Answer {
    let choices = Choices::read(query)?;
    let assessment = app.store().assessment(id).await?;
    let mut report = report(&app, &assessment, false).await?;
    report.paper = choices.paper.unwrap_or(report.paper);
    let bytes = app.bindery().make(move || packed(&report)).await??;
    Ok(attachment_of_round(FileKind::Zip, &assessment, "council-packet", bytes))
}

fn packed(report: &Report) -> Result<Vec<u8>, Failure> {
    let [brief, full, work] = [document::brief(report), document::full(report), document::work_plan(report)];
    let files = [
        ("1-brief.pdf".to_owned(), Format::Pdf.write(&brief)?),
        ("2-report.pdf".to_owned(), Format::Pdf.write(&full)?),
        ("2-report.docx".to_owned(), Format::Docx.write(&full)?),
        ("3-plan.pdf".to_owned(), Format::Pdf.write(&work)?),
        ("3-plan.xlsx".to_owned(), export::xlsx::work_plan(&export::xlsx::Cover::of(report), &report.work)),
        ("4-report.json".to_owned(), export::json::write(report)),
    ];
    Ok(export::packet::write(&files, report.as_of))
}

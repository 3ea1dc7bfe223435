//! A document as a file.

use axum::extract::State;
use axum::routing::{MethodRouter, get};

use super::Choices;
use crate::domain::guide::Role;
use crate::domain::ids::{AssessmentId, JurisdictionId};
use crate::domain::work::Only;
use crate::export;
use crate::report::document::{self, Blank, Document};
use crate::report::file_stem;
use crate::store::Assessment;
use crate::web::frame::{Answer, App, Failure, FileKind, Id, Key, Query, attachment, attachment_of_round};
use crate::web::readiness::report::{report, report_with_plan};

/// What a document shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// The whole report of a round.
    Report,
    /// Leadership's sheet. It never has notes.
    Brief,
    /// The jurisdiction's plan.
    WorkPlan,
    /// The blank worksheet.
    Worksheet,
}

/// The form of a document that people read as pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PDF, for paper.
    Pdf,
    /// Word, to be edited.
    Docx,
    /// A page that opens without the program.
    Html,
}

impl Format {
    /// What kind of file it is.
    #[must_use]
    pub const fn kind(self) -> FileKind {
        match self {
            Self::Pdf => FileKind::Pdf,
            Self::Docx => FileKind::Docx,
            Self::Html => FileKind::Html,
        }
    }

    /// Writes a document.
    ///
    /// # Errors
    /// [`Failure::Ours`] when a template is at fault.
    pub fn write(self, document: &Document) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Pdf => export::pdf::write(document).map_err(|error| Failure::Ours(error.to_string())),
            Self::Docx => Ok(export::docx::write(document)),
            Self::Html => Ok(export::html::write(document).into_bytes()),
        }
    }
}

/// `GET /assessments/{id}/report.pdf` and its like.
pub fn file(face: Face, format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<AssessmentId>, Query(query): Query| -> Answer {
        let choices = Choices::read(query)?;
        let assessment = app.store().assessment(id).await?;
        give(&app, document_of(&app, &assessment, face, choices).await?, Some(&assessment), format).await
    })
}

/// `GET /jurisdictions/{id}/plan.pdf` and its like: the plan beside the newest round; with `only` those of its actions that
/// are meant.
pub fn work_file(format: Format) -> MethodRouter<App> {
    get(async move |State(app): State<App>, Id(id): Id<JurisdictionId>, Query(mut query): Query| -> Answer {
        let only = query.take("only");
        let choices = Choices::read(query)?;
        let only = meant(&app, id, only.as_deref()).await?;
        let newest = app.store().rounds(id).await?.into_iter().next().ok_or(Failure::NotFound)?;
        let assessment = app.store().assessment(newest.id).await?;
        let mut report = report_with_plan(&app, &assessment, choices.with_notes, only).await?;
        report.paper = choices.paper.unwrap_or(report.paper);
        give(&app, document::work_plan(&report), None, format).await
    })
}

/// Which actions an address means.
async fn meant(app: &App, id: JurisdictionId, word: Option<&str>) -> Result<Only, Failure> {
    app.store().serving(id).await?.only(word.unwrap_or_default()).ok_or(Failure::NotFound)
}

/// `GET /assessments/{id}/sheets/{role}.pdf` and its like.
pub async fn role_sheet(State(app): State<App>, Key(id, name): Key<AssessmentId, String>, Query(query): Query) -> Answer {
    let choices = Choices::read(query)?;
    let assessment = app.store().assessment(id).await?;
    let (role, ending) = name.rsplit_once('.').ok_or(Failure::NotFound)?;
    let format = [Format::Pdf, Format::Docx].into_iter().find(|format| format.kind().ending() == ending).ok_or(Failure::NotFound)?;
    let role: &Role = assessment.guide()?.roles.iter().find(|known| known.key == role).ok_or(Failure::NotFound)?;
    give(&app, document::role_sheet(&blank(&app, &assessment, choices)?, role), Some(&assessment), format).await
}

/// A document of a round.
///
/// # Errors
/// A failed read.
pub async fn document_of(app: &App, assessment: &Assessment, face: Face, choices: Choices) -> Result<Document, Failure> {
    if face == Face::Worksheet {
        return Ok(document::worksheet(&blank(app, assessment, choices)?));
    }
    let mut report = report(app, assessment, choices.with_notes && face != Face::Brief).await?;
    report.paper = choices.paper.unwrap_or(report.paper);
    Ok(match face {
        Face::Brief => document::brief(&report),
        Face::WorkPlan => document::work_plan(&report),
        Face::Report | Face::Worksheet => document::full(&report),
    })
}

fn blank<'a>(app: &App, assessment: &'a Assessment, choices: Choices) -> Result<Blank<'a>, Failure> {
    Ok(Blank {
        jurisdiction: &assessment.jurisdiction.profile.name,
        round: &assessment.round.heading.title,
        guide: assessment.guide()?,
        as_of: app.now(),
        paper: choices.paper.unwrap_or_else(|| assessment.jurisdiction.profile.paper.into()),
    })
}

/// Makes the file beside the threads that answer. What belongs to no round bears the jurisdiction's name alone.
async fn give(app: &App, document: Document, of: Option<&Assessment>, format: Format) -> Answer {
    let (name, what) = (document.title.clone(), file_stem(&document.kind));
    let bytes = app.bindery().make(move || format.write(&document)).await??;
    Ok(match of {
        Some(assessment) => attachment_of_round(format.kind(), assessment, &what, bytes),
        None => attachment(format.kind(), &name, &what, bytes),
    })
}

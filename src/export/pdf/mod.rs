//! A document as PDF: tagged, PDF/UA-1, set by an embedded engine with embedded fonts. Nothing outside
//! the program is read but the system's fonts, and those only for scripts that ours lack.

mod faces;
mod fonts;
mod legible;
mod row_groups;
mod sides;
#[cfg(test)]
mod tests;
mod world;

use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::report::document::{Document, Setting};
use crate::report::inserted::runs_from_right;
use fonts::Fonts;
use world::Page;

/// A document that could not be set. That is a fault of the template, never of a text.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be set: {0}")]
pub struct Unset(String);

/// A document as PDF, and what the engine had to say about it.
#[derive(Debug)]
pub struct Typeset {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Remarks of the engine. There are none in a sound template.
    pub warnings: Vec<String>,
}

/// Writes a document. The same document always gives the same bytes on one system.
///
/// # Errors
/// [`Unset`] when the template is at fault.
pub fn write(document: &Document) -> Result<Vec<u8>, Unset> {
    typeset(document).map(|set| set.pdf)
}

/// Sets a document. Letters that no font has are printed as their numbers, so that no text ever stops it.
///
/// # Errors
/// [`Unset`] when the template is at fault.
pub fn typeset(document: &Document) -> Result<Typeset, Unset> {
    let data = data(document);
    let own = Fonts::own();
    let sheets = (document.setting == Setting::Sheet).then(|| document.sheets().count());
    let seal = document.seal().map(|seal| Bytes::new(seal.picture.png().to_vec()));
    let set = |data: &Value, fonts| set(data, sheets, (fonts, seal.as_ref()));
    let foreign = legible::beyond(&data, own);
    if foreign.is_empty() {
        return set(&legible::plain(&data, own), own);
    }
    let all = Fonts::all();
    let mut data_of_all = data.clone();
    data_of_all["faces"] = faces::plainest(&foreign, |family, letter| all.family_has(family, letter)).into();
    data_of_all["has_sides"] = foreign.iter().any(|letter| runs_from_right(*letter) && all.have(*letter)).into();
    // A font may have all letters of a word and still not their combination: then ours alone must do.
    set(&legible::with_joiners(&data_of_all, all), all)
        .or_else(|_| set(&legible::plain(&data_of_all, all), all))
        .or_else(|_| set(&legible::plain(&data, own), own))
}

/// The document as its template reads it: with `faces`, the families of the system's that some script is set in after
/// ours, and `has_sides`, whether lines bear the mark of the side that they run from.
fn data(document: &Document) -> Value {
    let mut data = serde_json::to_value(document).expect("a document is a tree of strings and numbers");
    let at = document.as_of;
    data["file_title"] = document.file_title().into();
    data["lang"] = document.language.primary().into();
    data["region"] = document.language.region().into();
    data["is_english"] = document.language.is_english().into();
    data["faces"] = json!([]);
    if let Some(seal) = document.seal() {
        let (width, height) = seal.on_paper();
        let points = |length: u32| f64::from(length) / 12_700.0;
        // The picture itself is a file of its own.
        data["front"]["seal"] = json!({ "alt": seal.alt, "width": points(width), "height": points(height) });
    }
    data["has_sides"] = false.into();
    data["date"] = json!({
        "year": at.year(), "month": u8::from(at.month()), "day": at.day(),
        "hour": at.hour(), "minute": at.minute(), "second": at.second(),
    });
    data
}

/// Sets it; of sheets, all in the largest type that keeps each on one page.
fn set(data: &Value, sheets: Option<usize>, beside: Beside<'_>) -> Result<Typeset, Unset> {
    let mut set = set_in(SIZES[0], data, beside)?;
    for size in &SIZES[1..] {
        if sheets.is_some_and(|sheets| set.pages > sheets) {
            set = set_in(*size, data, beside)?;
        }
    }
    Ok(set)
}

/// What a document is set from beside its words: the fonts, and the seal on its cover.
type Beside<'a> = (&'static Fonts, Option<&'a Bytes>);

/// Sizes of the type of a sheet, in points, the largest first.
const SIZES: [f32; 6] = [10.0, 9.5, 9.0, 8.5, 8.0, 7.5];

fn set_in(size: f32, data: &Value, (fonts, seal): Beside<'_>) -> Result<Typeset, Unset> {
    let mut data = data.clone();
    data["size"] = size.into();
    let page = Page::new(&data, fonts, seal.cloned());
    let compiled = typst::compile::<PagedDocument>(&page);
    let written = compiled.output.and_then(|document| Ok((document.pages().len(), typst_pdf::pdf(&document, &options())?)));
    // What the engine remembers of earlier documents would grow with each of them. Five turns keep it warm.
    comemo::evict(5);
    let said = |all: &[SourceDiagnostic]| all.iter().map(|one| one.message.to_string()).collect::<Vec<_>>();
    match written {
        Ok((pages, pdf)) => Ok(Typeset { pdf: row_groups::grouped(pdf), pages, warnings: said(&compiled.warnings) }),
        Err(errors) => Err(Unset(said(&errors).join("; "))),
    }
}

fn options() -> PdfOptions {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).expect("one standard cannot contradict itself");
    PdfOptions { standards, ..PdfOptions::default() }
}

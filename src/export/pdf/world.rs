//! All that the engine may see: one template, one document, the fonts.

use std::sync::LazyLock;

use serde_json::Value;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts::Fonts;

/// How a document looks. It is read when the program is built, and the engine need not be built again for it.
const TEMPLATE: &str = include_str!("../../../templates/documents/document.typ");

/// With the marks for row headers and tables’ summaries, which the engine still counts as extras.
static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()));
static MAIN: LazyLock<Source> = LazyLock::new(|| Source::new(file("document.typ"), TEMPLATE.to_owned()));
static DATA: LazyLock<FileId> = LazyLock::new(|| file("document.json"));
static SEAL: LazyLock<FileId> = LazyLock::new(|| file("seal.png"));

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// One document about to be set. Its text comes in as data and is never read as a program.
pub struct Page {
    data: Bytes,
    /// The seal on its cover, if it has one.
    seal: Option<Bytes>,
    fonts: &'static Fonts,
}

impl Page {
    pub fn new(data: &Value, fonts: &'static Fonts, seal: Option<Bytes>) -> Self {
        Self { data: Bytes::from_string(data.to_string()), seal, fonts }
    }
}

impl World for Page {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        MAIN.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == MAIN.id() { Ok(MAIN.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let held = if id == *DATA { Some(&self.data) } else { self.seal.as_ref().filter(|_| id == *SEAL) };
        held.cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// A document carries the date of its report, and knows no other.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

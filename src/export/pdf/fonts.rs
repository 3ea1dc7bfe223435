//! The faces that documents are set in: ours, and the system's for what ours lack.

use std::sync::LazyLock;

use crate::export::typeface;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst_kit::fonts::FontStore;

static OWN: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(false));
/// Looking for the system's fonts takes a moment, so it waits for the first text that needs them.
static ALL: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(true));

/// Source Sans 3 and Source Serif 4, under the SIL Open Font License 1.1.
static FILES: [&[u8]; 5] = [
    typeface::SANS,
    include_bytes!("../../../static/fonts/SourceSans3-Semibold.otf"),
    include_bytes!("../../../static/fonts/SourceSans3-It.otf"),
    include_bytes!("../../../static/fonts/SourceSerif4-Regular.otf"),
    include_bytes!("../../../static/fonts/SourceSerif4-Semibold.otf"),
];

/// Fonts at hand.
pub struct Fonts(FontStore);

impl Fonts {
    fn new(with_systems: bool) -> Self {
        let mut store = FontStore::new();
        for file in FILES {
            store.extend(Font::iter(Bytes::new(file)).map(|font| {
                let info = font.info().clone();
                (font, info)
            }));
        }
        if with_systems {
            let mut found: Vec<_> = typst_kit::fonts::system().collect();
            // In one order, whatever the file system's: the same text gets the same font.
            found.sort_by(|(a, _), (b, _)| (&a.path, a.index).cmp(&(&b.path, b.index)));
            store.extend(found);
        }
        Self(store)
    }

    /// Ours alone.
    pub fn own() -> &'static Self {
        &OWN
    }

    /// Ours and the system's.
    pub fn all() -> &'static Self {
        &ALL
    }

    /// Whether one of them has a letter.
    pub fn have(&self, c: char) -> bool {
        let book = self.0.book();
        (0..).map_while(|at| book.info(at)).any(|info| info.coverage.contains(u32::from(c)))
    }

    /// Whether a family, in lower case, is one of them and has a letter.
    pub fn family_has(&self, family: &str, c: char) -> bool {
        let book = self.0.book();
        book.select_family(family).filter_map(|at| book.info(at)).any(|info| info.coverage.contains(u32::from(c)))
    }

    pub fn book(&self) -> &LazyHash<FontBook> {
        self.0.book()
    }

    pub fn font(&self, at: usize) -> Option<Font> {
        self.0.font(at)
    }
}

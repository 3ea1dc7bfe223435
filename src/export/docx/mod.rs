//! A document as a Word file (Office Open XML): real styles, lists, tables and boxes, for people who go on writing in it.

mod body;
mod grid;
mod ladder;
mod links;
mod paragraph;
mod picture;

use askama::Template;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;
use time::{OffsetDateTime, UtcOffset};

use crate::export::archive;
use crate::report::document::{Document, Paper, Setting, runs_from_right};
use crate::report::inserted::parts;
use body::{Body, Part};
use links::List;
use paragraph::{Mark, Run, SEAL, Side, marks};

const MOMENT: StaticFormatDescription = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
/// The number of the content control around a table of contents. Boxes to tick are counted from 1.
const CONTENTS: u32 = 1_000_000_000;
const FITS: &str = "a string takes whatever is written to it";

/// The text itself.
#[derive(Template)]
#[template(path = "documents/docx/document.xml")]
struct Main<'a> {
    body: &'a Body<'a>,
    page: Page,
}

/// What the text refers to.
#[derive(Template)]
#[template(path = "documents/docx/document_rels.xml")]
struct Relations<'a> {
    addresses: Vec<&'a str>,
    pictures: std::ops::RangeInclusive<usize>,
    has_seal: bool,
}

#[derive(Template)]
#[template(path = "documents/docx/numbering.xml")]
struct Numbering {
    /// The numbered lists, each with its number.
    lists: Vec<(usize, List)>,
}

#[derive(Template)]
#[template(path = "documents/docx/styles.xml")]
struct Styles<'a> {
    size: Type,
    page: Page,
    cover: Cover,
    /// The tag of the language; and that of what runs from the right.
    lang: &'a str,
    bidi: &'a str,
}

#[derive(Template)]
#[template(path = "documents/docx/header.xml")]
struct Header<'a> {
    /// The words, each with whether they run from the right.
    runs: Vec<(&'a str, bool)>,
    is_rtl: bool,
}

#[derive(Template)]
#[template(path = "documents/docx/footer.xml")]
struct Footer<'a> {
    foot: &'a str,
    /// Whether the numbers of pages stand among words.
    is_english: bool,
}

#[derive(Template)]
#[template(path = "documents/docx/core.xml")]
struct Core {
    title: String,
    moment: String,
}

/// A page, in twentieths of a point.
#[derive(Debug, Clone, Copy)]
struct Page {
    width: u32,
    height: u32,
    side: u32,
    top: u32,
    bottom: u32,
    edge: u32,
}

/// Sizes of type in half points, and the space between in twentieths of a point.
#[derive(Debug, Clone, Copy)]
struct Type {
    body: u32,
    small: u32,
    lead: u32,
    title: u32,
    first: u32,
    second: u32,
    /// The height of a line, in 240ths of the font's own.
    line: u32,
    gap: u32,
    cell: u32,
}

impl<'a> Header<'a> {
    fn of(running: &'a str) -> Self {
        let runs = parts(running).into_iter().map(|part| (part.words(), runs_from_right(part.words()))).collect();
        Self { runs, is_rtl: runs_from_right(running) }
    }
}

impl Page {
    fn of(document: &Document) -> Self {
        let (width, height) = match document.paper {
            Paper::Letter => (12_240, 15_840),
            Paper::A4 => (11_906, 16_838),
        };
        let (side, top, bottom, edge) = match document.setting {
            Setting::Pages => (1_360, 1_500, 1_300, 680),
            Setting::Close => (1_080, 1_200, 1_080, 560),
            Setting::Sheet => (960, 1_080, 940, 480),
        };
        Self { width, height, side, top, bottom, edge }
    }

    /// What is left for words between the margins.
    fn measure(self) -> u32 {
        self.width - 2 * self.side
    }
}

/// The empty room on a cover, in twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cover {
    /// Above its first line.
    above: u32,
    /// Above the last: how far the document is.
    between: u32,
}

impl Cover {
    /// The most that leaves the cover on one page, as far as its letters can be measured here.
    fn of(document: &Document, page: Page, size: Type) -> Self {
        // A letter is hardly wider than three fifths of its height, one of the East is as wide.
        let wide = |text: &str| text.chars().map(|c| if c < '\u{1100}' { 3 } else { 5 }).sum::<u32>();
        let high = |text: &str, size: u32| (wide(text) * size * 2).div_ceil(page.measure()).max(1) * size * 15;
        let Some(front) = &document.front else { return Self { above: 0, between: 0 } };
        let lines: u32 = front.lines.iter().map(|line| high(line, size.lead) + size.gap).sum();
        let title = high(&document.title, size.title) + 4 * size.gap;
        // The seal with the room below it; a twentieth of a point is 635 of the units in which it is measured.
        let seal = document.seal().map_or(0, |seal| seal.on_paper().1.div_ceil(635) + 360);
        let used = seal + high(&document.kind, size.lead) + 2 * size.gap + title + lines + high(&front.standing, size.body) + 2 * size.gap;
        let free = (page.height - page.top - page.bottom).saturating_sub(used);
        Self { above: (free * 3 / 7).min(if seal == 0 { 3_600 } else { 2_400 }), between: (free * 4 / 7).min(4_800) }
    }
}

impl Type {
    /// A long title is set smaller, so that it does not fill the page.
    fn of(document: &Document) -> Self {
        let size = Self::in_setting(document.setting);
        let tenths = match document.title.chars().count() {
            ..=40 => 10,
            41..=80 => 8,
            _ => 6,
        };
        Self { title: size.title * tenths / 10, ..size }
    }

    const fn in_setting(setting: Setting) -> Self {
        match setting {
            Setting::Pages => Self { body: 22, small: 19, lead: 27, title: 54, first: 31, second: 24, line: 288, gap: 150, cell: 80 },
            Setting::Close => Self { body: 19, small: 17, lead: 24, title: 44, first: 25, second: 21, line: 252, gap: 80, cell: 30 },
            Setting::Sheet => Self { body: 19, small: 17, lead: 22, title: 38, first: 24, second: 20, line: 252, gap: 80, cell: 40 },
        }
    }
}

/// Writes the document. The same document always gives the same bytes.
#[must_use]
pub fn write(document: &Document) -> Vec<u8> {
    let (page, size) = (Page::of(document), Type::of(document));
    let cover = Cover::of(document, page, size);
    let body = Body::of(document, page.measure());
    let core = Core { title: document.file_title(), moment: moment(document.as_of) };
    let seal = document.seal();
    let pictures = 1..=body.links.pictures().len();
    let relations = Relations { addresses: body.links.addresses().collect(), pictures, has_seal: seal.is_some() };
    let pictures = picture::files(body.links.pictures());
    let parts = [
        ("[Content_Types].xml", include_str!("../../../templates/documents/docx/content_types.xml").to_owned()),
        ("_rels/.rels", include_str!("../../../templates/documents/docx/rels.xml").to_owned()),
        ("docProps/app.xml", include_str!("../../../templates/documents/docx/app.xml").to_owned()),
        ("docProps/core.xml", filled(&core)),
        ("word/document.xml", filled(&Main { body: &body, page })),
        ("word/_rels/document.xml.rels", filled(&relations)),
        ("word/styles.xml", filled(&Styles { size, page, cover, lang: document.language.tag(), bidi: bidi(document) })),
        ("word/numbering.xml", filled(&Numbering { lists: body.links.lists() })),
        ("word/settings.xml", include_str!("../../../templates/documents/docx/settings.xml").to_owned()),
        ("word/header1.xml", filled(&Header::of(&document.running))),
        ("word/footer1.xml", filled(&Footer { foot: &document.foot, is_english: document.language.is_english() })),
    ];
    let texts = parts.iter().map(|(name, text)| (*name, text.as_bytes()));
    let pictures = pictures.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let seal = seal.map(|seal| ("word/media/seal.png", seal.picture.png()));
    archive::write(texts.chain(pictures).chain(seal), document.as_of)
}

/// The language of words that run from the right.
fn bidi(document: &Document) -> &str {
    if document.language.runs_from_right() { document.language.tag() } else { "ar-SA" }
}

fn filled(part: &impl Template) -> String {
    part.render().expect(FITS)
}

/// The moment in universal time as the file's properties hold it.
fn moment(at: OffsetDateTime) -> String {
    let utc = at.checked_to_offset(UtcOffset::UTC).filter(|at| (1..=9_999).contains(&at.year())).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    utc.format(&MOMENT).expect("a moment always has its parts")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Language;
    use crate::report::document::Front;

    #[test]
    fn a_cover_stays_on_its_page_whatever_it_says() {
        let document = |title: String, line: String| Document {
            title,
            kind: "Mobility Action Plan".to_owned(),
            running: String::new(),
            foot: String::new(),
            as_of: OffsetDateTime::UNIX_EPOCH,
            paper: Paper::Letter,
            setting: Setting::Pages,
            language: Language::american(),
            front: Some(Front { seal: None, lines: vec![line; 3], standing: "Draft of November 29, 2026.".to_owned() }),
            blocks: Vec::new(),
        };
        let cover = |document: &Document| Cover::of(document, Page::of(document), Type::of(document));
        let usual = cover(&document("A fair start".to_owned(), "Wren County".to_owned()));
        assert_eq!(usual, Cover { above: 3_600, between: 4_800 });
        let long = document("long title ".repeat(18), "a long line ".repeat(16));
        assert_eq!(Type::of(&long).title, 32);
        let room = cover(&long);
        assert!(room.above + room.between < 6_000, "{room:?}");
        let east = cover(&document("\u{6F22}".repeat(200), "\u{6F22}".repeat(200)));
        assert!(east.above < room.above, "{east:?}");
    }
}

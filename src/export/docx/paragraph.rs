//! Paragraphs of a Word file, and the runs that they are made of.

use std::borrow::Cow;

use crate::report::document::{Check, Look, Piece, SealPart, Text, runs_from_right};
use crate::report::figure::Figure;
use crate::report::inserted::{Part, parts};

use super::links::Links;

/// The number of the seal. Figures are counted from 1.
pub const SEAL: usize = 1_000_000_000;
/// The longest title of a content control, in characters: Word repairs a file with more than 64.
const TITLE: usize = 60;

/// A paragraph.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own in the file")]
pub struct Paragraph<'a> {
    /// The id of its style.
    pub style: &'static str,
    /// The list that it belongs to, by number.
    pub list: Option<usize>,
    /// How many lists that list lies within.
    pub level: u8,
    /// Whether it begins a new page.
    pub begins_page: bool,
    /// Whether it stays on the page of what follows.
    pub stays_with_next: bool,
    /// Whether its words run from the right.
    pub is_rtl: bool,
    /// Where its lines stand.
    pub side: Side,
    /// The chapter that begins with it, by number; 0 for none.
    pub chapter: usize,
    /// Whether it ends what it belongs to, though its style holds to what follows.
    pub parts_from_next: bool,
    /// What stands in it.
    pub runs: Vec<Run<'a>>,
}

/// Where the lines of a paragraph stand.
#[derive(Debug, Clone, Copy)]
pub enum Side {
    /// Where lines begin.
    Start,
    /// In the middle.
    Middle,
    /// Where lines end, as amounts do.
    End,
}

/// A stretch of one look.
#[derive(Debug)]
pub enum Run<'a> {
    /// Words.
    Words {
        /// The id of their style; empty when plain.
        style: &'static str,
        /// Whether they are highlighted.
        is_highlighted: bool,
        /// Whether they run from the right.
        is_rtl: bool,
        /// The relation that they lead to; 0 when nowhere.
        link: usize,
        /// The words.
        text: Cow<'a, str>,
    },
    /// A picture, drawn and told.
    Picture {
        /// Its number among all pictures.
        id: usize,
        /// Whether it is a figure that is also there as a drawing.
        is_drawn: bool,
        /// The same in words.
        alt: String,
        /// Its width, in 12,700ths of a point.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// The number of a caption, which Word counts anew when it is asked to.
    Number {
        /// What is counted: "Table".
        of: &'static str,
        /// Its number so far.
        number: usize,
    },
    /// A box to tick, without its label.
    Box {
        /// Its number among all content controls.
        id: usize,
        /// Whether it is ticked.
        is_checked: bool,
        /// What it stands for, in few words.
        title: String,
        /// What programs know it by; empty when it has no name.
        tag: &'a str,
    },
}

/// A part of a run's words.
#[derive(Debug, PartialEq, Eq)]
pub enum Mark<'a> {
    /// Characters of one line.
    Text(&'a str),
    /// To the next tab stop.
    Tab,
    /// To the next line.
    Break,
}

impl<'a> Paragraph<'a> {
    /// A paragraph without words.
    pub fn empty(style: &'static str) -> Self {
        Self {
            style,
            list: None,
            level: 0,
            begins_page: false,
            stays_with_next: false,
            is_rtl: false,
            side: Side::Start,
            chapter: 0,
            parts_from_next: false,
            runs: Vec::new(),
        }
    }

    /// A paragraph of plain words.
    pub fn plain(style: &'static str, text: impl Into<Cow<'a, str>>) -> Self {
        let mut paragraph = Self::empty(style);
        let text = text.into();
        paragraph.is_rtl = runs_from_right(&text);
        paragraph.push(text, "");
        paragraph
    }

    /// The caption of a table or a figure, with its number: "Table 2. What it costs".
    pub fn caption(of: &'static str, number: usize, text: impl Into<Cow<'a, str>>) -> Self {
        let mut paragraph = Self::empty("Caption");
        let text = text.into();
        paragraph.is_rtl = runs_from_right(&text);
        paragraph.push(of, "");
        paragraph.push(" ", "");
        paragraph.runs.push(Run::Number { of, number });
        if !text.trim().is_empty() {
            paragraph.push(". ", "");
            paragraph.push(text, "");
        }
        paragraph
    }

    /// A paragraph of a text with its looks.
    pub fn of(style: &'static str, text: &'a Text, links: &mut Links<'a>) -> Self {
        let mut paragraph = Self::empty(style);
        let mut before = Look::Plain;
        for piece in &text.0 {
            match piece {
                Piece::Words { text, look, href } => {
                    if *look != before && !look.mark().is_empty() {
                        paragraph.push(look.mark(), "ReviewMark");
                    }
                    before = *look;
                    let link = links.to(href);
                    paragraph.runs.extend(parts(text).into_iter().map(|part| words(part, *look, link)));
                }
                Piece::Check(check) => {
                    paragraph.tick(check, links);
                    before = Look::Plain;
                }
                Piece::Figure(figure) => paragraph.runs.push(picture(figure, SMALL, links)),
            }
        }
        paragraph.is_rtl = text.runs_from_right();
        paragraph
    }

    /// A paragraph of a figure alone, in a room of this width in twentieths of a point: no wider than that, and no higher
    /// than a page.
    pub fn picture(style: &'static str, figure: &'a Figure, width: u32, links: &mut Links<'a>) -> Self {
        let fits = |room: u32, side: u16| room / u32::from(side).max(1);
        let unit = LARGE.min(fits(width * TWENTIETH, figure.width)).min(fits(HIGHEST, figure.height));
        Self { runs: vec![picture(figure, unit, links)], ..Self::empty(style) }
    }

    /// The seal on a cover.
    pub fn seal(style: &'static str, seal: &SealPart) -> Self {
        let (width, height) = seal.on_paper();
        Self { runs: vec![Run::Picture { id: SEAL, is_drawn: false, alt: seal.alt.clone(), width, height }], ..Self::empty(style) }
    }

    fn push(&mut self, text: impl Into<Cow<'a, str>>, style: &'static str) {
        let run = |text: Cow<'a, str>| Run::Words { style, is_highlighted: false, is_rtl: runs_from_right(&text), link: 0, text };
        match text.into() {
            Cow::Borrowed(text) => self.runs.extend(parts(text).into_iter().map(|part| run(part.words().into()))),
            Cow::Owned(text) => self.runs.extend(parts(&text).into_iter().map(|part| run(part.words().to_owned().into()))),
        }
    }

    /// A box stands apart from what is before it, and holds to its label.
    fn tick(&mut self, check: &'a Check, links: &mut Links<'a>) {
        let is_apart = match self.runs.last() {
            None => true,
            Some(Run::Words { text, .. }) => text.ends_with(char::is_whitespace),
            Some(Run::Box { .. } | Run::Picture { .. } | Run::Number { .. }) => false,
        };
        if !is_apart {
            self.push("   ", "");
        }
        let title = check.label.chars().filter(|c| !c.is_control()).take(TITLE).collect();
        self.runs.push(Run::Box { id: links.next_box(), is_checked: check.is_checked, title, tag: &check.tag });
        if !check.label.is_empty() {
            self.push("\u{a0}", "");
            self.push(check.label.as_str(), "");
        }
    }
}

/// What a unit of a figure measures, in 12,700ths of a point: in a line of its own, and beside words.
const LARGE: u32 = 9_525;
const SMALL: u32 = 6_985;
/// A twentieth of a point, and the height of a figure that fits on every page, in the units in which Word measures pictures.
const TWENTIETH: u32 = 635;
const HIGHEST: u32 = 600 * 12_700;

fn picture<'a>(figure: &'a Figure, unit: u32, links: &mut Links<'a>) -> Run<'a> {
    let [width, height] = [figure.width, figure.height].map(|side| u32::from(side) * unit);
    Run::Picture { id: links.picture(figure), is_drawn: true, alt: figure.told(), width, height }
}

/// A part of a line: what was inserted into it is a run of its own side.
fn words(part: Part<'_>, look: Look, link: usize) -> Run<'_> {
    let text = part.words();
    let style = match look {
        Look::Plain if link > 0 => "Hyperlink",
        Look::Plain => "",
        Look::Strong => "Strong",
        Look::Emphasis => "Emphasis",
        Look::StrongEmphasis => "StrongEmphasis",
        Look::Soft => "Soft",
        Look::Blank => "Blank",
        Look::Review => "Review",
    };
    Run::Words { style, is_highlighted: look == Look::Blank, is_rtl: runs_from_right(text), link, text: text.into() }
}

/// The words of a run, line by line and tab by tab.
pub fn marks(text: &str) -> Vec<Mark<'_>> {
    let mut marks = Vec::new();
    for (line_at, line) in text.split('\n').enumerate() {
        if line_at > 0 {
            marks.push(Mark::Break);
        }
        for (tab_at, words) in line.split('\t').enumerate() {
            if tab_at > 0 {
                marks.push(Mark::Tab);
            }
            if !words.is_empty() {
                marks.push(Mark::Text(words));
            }
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_tabs_are_marks_of_their_own() {
        assert_eq!(marks("a\tb\n\nc"), [Mark::Text("a"), Mark::Tab, Mark::Text("b"), Mark::Break, Mark::Break, Mark::Text("c")]);
        assert!(marks("").is_empty());
    }
}

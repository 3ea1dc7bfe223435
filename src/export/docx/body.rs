//! The blocks of a document as the paragraphs and tables of a Word file.

use crate::report::document::outline::Item;
use crate::report::document::{Block, Document, Text};

use super::grid::{self, Grid};
use super::ladder;
use super::links::{BULLETS, Links};
use super::paragraph::{Paragraph, Side};

/// What somebody typed stays on the page of the table below it if it is shorter than this, in bytes.
const SHORT: usize = 600;

/// A part of the body.
#[derive(Debug)]
pub enum Part<'a> {
    /// A paragraph.
    Paragraph(Paragraph<'a>),
    /// A table.
    Grid(Grid<'a>),
    /// The table of contents: the chapters, which are counted from 1.
    Contents(Vec<&'a str>),
}

/// The body while it is put together.
#[derive(Debug)]
pub struct Body<'a> {
    /// Its parts.
    pub parts: Vec<Part<'a>>,
    /// What its parts refer to.
    pub links: Links<'a>,
    width: u32,
    /// How many chapters have begun, where they are listed.
    chapters: Option<usize>,
    /// How many tables and how many figures have a caption so far.
    tables: usize,
    figures: usize,
    begins_page: bool,
    leads_on: bool,
    ends_in_notice: bool,
}

impl<'a> Body<'a> {
    /// The body of a document, set to this width in twentieths of a point.
    pub fn of(document: &'a Document, width: u32) -> Self {
        let mut body = Self {
            parts: Vec::new(),
            links: Links::default(),
            width,
            chapters: document.front.as_ref().map(|_| 0),
            tables: 0,
            figures: 0,
            begins_page: false,
            leads_on: false,
            ends_in_notice: false,
        };
        body.opening(document);
        for (at, block) in document.blocks.iter().enumerate() {
            let next = &document.blocks[at + 1..];
            body.leads_on = matches!(
                (block, next),
                (_, [Block::Table(_) | Block::Ruled { .. } | Block::Figure(_), ..] | [Block::Typed { .. }, Block::Table(_), ..])
                    | (Block::Aside { .. }, [Block::Heading { .. }, ..])
            );
            body.block(block);
            body.ends_in_notice = matches!(block, Block::Notice { .. });
        }
        body
    }

    /// Whether its first page is a cover, which has neither head nor foot.
    pub const fn has_cover(&self) -> bool {
        self.chapters.is_some()
    }

    /// What stands before the blocks: the title, and of a long document its cover and the table of its chapters.
    fn opening(&mut self, document: &'a Document) {
        let seal = document.seal();
        let kind = match (&document.front, seal) {
            (None, _) => "Kind",
            (Some(_), None) => "CoverKind",
            (Some(_), Some(_)) => "CoverKindBelow",
        };
        if let Some(seal) = seal {
            self.paragraph(Paragraph { stays_with_next: true, ..Paragraph::seal("CoverSeal", seal) });
        }
        if !document.kind.is_empty() {
            self.paragraph(Paragraph { stays_with_next: true, ..Paragraph::plain(kind, document.kind.as_str()) });
        }
        self.paragraph(Paragraph::plain("Title", document.title.as_str()));
        let Some(front) = &document.front else { return };
        for line in &front.lines {
            self.paragraph(Paragraph::plain("CoverLine", line.as_str()));
        }
        self.paragraph(Paragraph::plain("CoverStanding", front.standing.as_str()));
        let chapters: Vec<&str> = document.chapters().into_iter().map(|(_, text)| text).collect();
        if !chapters.is_empty() {
            self.parts.push(Part::Contents(chapters));
        }
        self.begins_page = true;
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading { level, text } => {
                let style = match level {
                    ..=2 => "Heading1",
                    3 => "Heading2",
                    _ => "Heading3",
                };
                if *level <= 2 {
                    self.chapters = self.chapters.map(|begun| begun + 1);
                }
                let chapter = if *level <= 2 { self.chapters.unwrap_or(0) } else { 0 };
                self.paragraph(Paragraph { chapter, ..Paragraph::plain(style, text.as_str()) });
            }
            Block::Lead { text } => self.text("Lead", text),
            Block::Paragraph { text } => {
                let line = Paragraph::of("BodyText", text, &mut self.links);
                self.paragraph(Paragraph { stays_with_next: self.leads_on, ..line });
            }
            Block::Aside { text } => {
                let line = Paragraph::of("Aside", text, &mut self.links);
                self.paragraph(Paragraph { stays_with_next: self.leads_on, ..line });
            }
            Block::Typed { label, text } => self.typed(label, text),
            Block::List { is_numbered, items } => self.list(*is_numbered, items),
            Block::Outline { items } => self.outline(items),
            Block::Facts { facts } if facts.is_empty() => {}
            Block::Facts { facts } => {
                let grid = grid::facts(facts, self.width, &mut self.links);
                self.grid(grid);
            }
            Block::Table(table) if table.columns.is_empty() => {}
            Block::Table(table) => {
                if table.shows_caption {
                    self.tables += 1;
                    self.paragraph(Paragraph::caption("Table", self.tables, table.caption.as_str()));
                }
                let grid = grid::table(table, self.width, &mut self.links);
                self.grid(grid);
            }
            Block::Ladder(part) => {
                self.grid(ladder::ladder(part, self.width));
                self.paragraph(Paragraph { side: Side::Middle, ..Paragraph::plain("LadderLegend", ladder::legend(part)) });
            }
            Block::Figure(figure) => {
                let paragraph = Paragraph::picture("Figure", figure, self.width, &mut self.links);
                self.paragraph(Paragraph { stays_with_next: true, ..paragraph });
                self.figures += 1;
                self.paragraph(Paragraph { parts_from_next: !self.leads_on, ..Paragraph::caption("Figure", self.figures, figure.name()) });
            }
            Block::Notice { heading, lines } => self.notice(heading, lines),
            Block::Signature { labels } if labels.is_empty() => {}
            Block::Signature { labels } => self.grid(grid::signature(labels, self.width)),
            Block::Ruled { lines: 0, .. } => {}
            Block::Ruled { lines, label } => {
                if !label.is_empty() {
                    self.paragraph(Paragraph { stays_with_next: true, ..Paragraph::plain("LineLabel", label.as_str()) });
                }
                self.grid(grid::ruled(*lines, label, self.width));
            }
            Block::NewPage => self.begins_page = true,
        }
    }

    fn paragraph(&mut self, mut paragraph: Paragraph<'a>) {
        paragraph.begins_page = std::mem::take(&mut self.begins_page);
        self.parts.push(Part::Paragraph(paragraph));
    }

    fn text(&mut self, style: &'static str, text: &'a Text) {
        let paragraph = Paragraph::of(style, text, &mut self.links);
        self.paragraph(paragraph);
    }

    /// A table, with a thin paragraph behind it: two tables in a row would become one, and none may end a body.
    fn grid(&mut self, grid: Grid<'a>) {
        if self.begins_page {
            self.paragraph(Paragraph::empty("Gap"));
        }
        self.parts.push(Part::Grid(grid));
        self.parts.push(Part::Paragraph(Paragraph::empty("Gap")));
    }

    /// Each line is a paragraph of its own, so that it can be edited as such.
    fn typed(&mut self, label: &'a str, text: &'a str) {
        let stays_with_next = self.leads_on && text.len() < SHORT;
        if !label.is_empty() {
            self.paragraph(Paragraph { stays_with_next: true, ..Paragraph::plain("QuoteLabel", label) });
        }
        let lines = text.split('\n').count();
        for (at, line) in text.split('\n').enumerate() {
            let style = if at + 1 == lines { "QuoteEnd" } else { "Quote" };
            self.paragraph(Paragraph { stays_with_next, ..Paragraph::plain(style, line) });
        }
    }

    fn list(&mut self, is_numbered: bool, items: &'a [Text]) {
        let list = is_numbered.then(|| self.links.next_list(0, 1));
        for item in items {
            let style = if is_numbered { "ListNumber" } else { "ListBullet" };
            let paragraph = Paragraph { list, ..Paragraph::of(style, item, &mut self.links) };
            self.paragraph(paragraph);
        }
    }

    /// Lists within lists: each that is numbered counts for itself.
    fn outline(&mut self, items: &'a [Item]) {
        let mut numbered: Vec<Option<usize>> = Vec::new();
        for item in items {
            let level = item.depth.saturating_sub(1);
            numbered.truncate(usize::from(level) + usize::from(!item.begins));
            if item.begins {
                numbered.push(item.number.map(|number| self.links.next_list(level, number)));
            }
            let list = numbered.last().copied().flatten();
            let style = if list.is_some() { "ListNumber" } else { "ListBullet" };
            let paragraph = Paragraph { list: list.or(Some(BULLETS)), level, ..Paragraph::of(style, &item.text, &mut self.links) };
            self.paragraph(paragraph);
        }
    }

    /// Paragraphs with one frame: Word draws it around all that have the same, so two notices need something between.
    fn notice(&mut self, heading: &'a str, lines: &'a [Text]) {
        if self.ends_in_notice {
            self.paragraph(Paragraph::empty("Gap"));
        }
        self.paragraph(Paragraph { stays_with_next: !lines.is_empty(), ..Paragraph::plain("NoticeHeading", heading) });
        for (at, line) in lines.iter().enumerate() {
            let is_last = at + 1 == lines.len();
            let style = if is_last { "NoticeEnd" } else { "Notice" };
            let paragraph = Paragraph { stays_with_next: !is_last, ..Paragraph::of(style, line, &mut self.links) };
            self.paragraph(paragraph);
        }
    }
}

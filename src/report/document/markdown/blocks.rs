//! Headings, paragraphs and lists, as they follow one another.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::inline::{Events, line, pass};
use super::source::Source;
use super::table::{COLUMNS, table, told};
use crate::report::document::outline::{DEEPEST, Item};
use crate::report::document::{Block, Look, Piece, Text};

/// The lowest level of a heading.
const LOWEST: u8 = 4;
/// The highest number with which a list begins; a higher one is a number that begins a line.
const FIRST: u64 = 9_999;

/// What is read so far.
struct Reader<'a> {
    source: &'a Source,
    level: u8,
    blocks: Vec<Block>,
    /// The headings above, as their marks say.
    headings: Vec<HeadingLevel>,
    /// The lists that are open: the number of the next line, if the order counts.
    lists: Vec<Option<u32>>,
    /// Whether the next line is the first of its list.
    begins: bool,
    /// The lines so far of the list that is open.
    items: Vec<Item>,
    /// Which of them are open.
    open: Vec<usize>,
}

/// Reads a text.
pub fn read(source: &Source, level: u8) -> Vec<Block> {
    let events: Vec<_> = Parser::new_ext(&source.text, Options::ENABLE_TABLES).into_offset_iter().collect();
    let mut reader = Reader {
        source,
        level: level.clamp(2, LOWEST),
        blocks: Vec::new(),
        headings: Vec::new(),
        lists: Vec::new(),
        begins: false,
        items: Vec::new(),
        open: Vec::new(),
    };
    reader.take(events.into_iter().peekable());
    reader.blocks
}

impl Reader<'_> {
    fn take(&mut self, mut events: Events<'_>) {
        loop {
            let said = line(self.source, &mut events);
            if !said.is_empty() {
                self.say(said);
            }
            let Some((event, range)) = events.next() else { return };
            match event {
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Start(Tag::Heading { level, .. }) => {
                    let text = line(self.source, &mut events);
                    pass(&mut events);
                    if text.is_empty() {
                        self.say(self.source.typed(range).into());
                    } else {
                        self.heading(level, &text);
                    }
                }
                Event::Start(Tag::List(first)) if first.is_none_or(|first| first <= FIRST) => {
                    self.lists.push(first.and_then(|first| u32::try_from(first).ok()));
                    self.begins = true;
                }
                Event::End(TagEnd::List(_)) => {
                    self.lists.pop();
                    if self.lists.is_empty() {
                        self.blocks.push(Block::Outline { items: std::mem::take(&mut self.items) });
                    }
                }
                Event::Start(Tag::Item) => self.item(),
                Event::End(TagEnd::Item) => {
                    self.open.pop();
                }
                Event::Start(Tag::Table(aligns)) if self.lists.is_empty() && aligns.len() <= COLUMNS => {
                    self.blocks.push(table(self.source, &mut events, &aligns));
                }
                Event::Start(_) => {
                    self.say(self.source.typed(range).into());
                    pass(&mut events);
                }
                _ => self.say(self.source.typed(range).into()),
            }
        }
    }

    /// A paragraph, or more of the line of a list that is open.
    fn say(&mut self, text: Text) {
        let Some(item) = self.open.last().and_then(|at| self.items.get_mut(*at)) else {
            self.blocks.push(Block::Paragraph { text });
            return;
        };
        if !item.text.is_empty() {
            item.text.0.push(Piece::Words { text: "\n".to_owned(), look: Look::Plain, href: String::new() });
        }
        item.text.0.extend(text.0);
    }

    fn item(&mut self) {
        let depth = u8::try_from(self.lists.len()).unwrap_or(DEEPEST).min(DEEPEST);
        let number = self.lists.last_mut().and_then(|next| next.as_mut().map(|next| std::mem::replace(next, *next + 1)));
        self.open.push(self.items.len());
        self.items.push(Item { depth, begins: std::mem::take(&mut self.begins), number, text: Text::new() });
    }

    /// A heading one below the last that is higher by its mark, or at the first level where none is. Within a list it is a
    /// line that the eye should find.
    fn heading(&mut self, level: HeadingLevel, text: &Text) {
        if !self.lists.is_empty() {
            self.say(Text::new().strong(told(text)));
            return;
        }
        while self.headings.last().is_some_and(|above| *above >= level) {
            self.headings.pop();
        }
        let below = u8::try_from(self.headings.len()).unwrap_or(LOWEST);
        self.headings.push(level);
        self.blocks.push(Block::Heading { level: self.level.saturating_add(below).min(LOWEST), text: told(text) });
    }
}

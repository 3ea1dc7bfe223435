//! The words of a line, with their looks and where they lead.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::source::Source;
use super::web::{allowed, linked};
use crate::report::document::{Look, Piece, Text};

/// What the reader of Markdown says, one after the other.
pub type Events<'a> = Peekable<IntoIter<(Event<'a>, Range<usize>)>>;

/// The words under way.
#[derive(Default)]
struct Words {
    pieces: Vec<Piece>,
    strong: usize,
    emphasis: usize,
    href: String,
}

impl Words {
    fn push(&mut self, words: &str) {
        let look = match (self.strong > 0, self.emphasis > 0) {
            (false, false) => Look::Plain,
            (true, false) => Look::Strong,
            (false, true) => Look::Emphasis,
            (true, true) => Look::StrongEmphasis,
        };
        if let Some(Piece::Words { text, look: before, href }) = self.pieces.last_mut()
            && *before == look
            && *href == self.href
        {
            text.push_str(words);
        } else if !words.is_empty() {
            self.pieces.push(Piece::Words { text: words.to_owned(), look, href: self.href.clone() });
        }
    }
}

/// Whether this belongs to a line, and not to what lines stand in.
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }),
        Event::End(tag) => matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image),
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak => true,
        _ => false,
    }
}

/// Takes what belongs to a line.
pub fn line(source: &Source, events: &mut Events<'_>) -> Text {
    let mut words = Words::default();
    while let Some((event, range)) = events.next_if(|(event, _)| is_inline(event)) {
        match event {
            Event::Start(Tag::Emphasis) => words.emphasis += 1,
            Event::End(TagEnd::Emphasis) => words.emphasis = words.emphasis.saturating_sub(1),
            Event::Start(Tag::Strong) => words.strong += 1,
            Event::End(TagEnd::Strong) => words.strong = words.strong.saturating_sub(1),
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let address = if link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                let typed = source.typed(range);
                // Whatever of a link would not be seen keeps it from being one.
                let is_whole = title.is_empty() && typed.contains(&*dest_url) && !typed.starts_with("[](");
                if let Some(href) = allowed(&address).filter(|_| is_whole) {
                    words.href = href;
                } else {
                    words.push(&typed);
                    pass(events);
                }
            }
            Event::End(TagEnd::Link) => words.href.clear(),
            Event::Start(_) => {
                words.push(&source.typed(range));
                pass(events);
            }
            Event::SoftBreak | Event::HardBreak => words.push("\n"),
            // Named letters stay as they were typed.
            Event::Text(text) if !source.text[range.clone()].starts_with('&') => words.push(&text),
            _ => words.push(&source.typed(range)),
        }
    }
    linked(Text(words.pieces))
}

/// Passes over what is within a part that has begun, and its end.
pub fn pass(events: &mut Events<'_>) {
    let mut depth = 1_usize;
    for (event, _) in events.by_ref() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return;
        }
    }
}

//! Where links may lead.

use crate::domain::words::text::web_address;
use crate::report::document::{Look, Piece, Text};

/// The address to which a link may lead: on the web, or a mailbox.
pub fn allowed(address: &str) -> Option<String> {
    let mailbox = |rest: &str| {
        let is_plain = rest.split('@').count() == 2 && rest.chars().all(|c| c.is_alphanumeric() || "@.-_+".contains(c));
        is_plain && !rest.starts_with('@') && !rest.ends_with('@')
    };
    let is_mail = address.strip_prefix("mailto:").is_some_and(mailbox);
    if is_mail { Some(address.to_owned()) } else { web_address(address).map(str::to_owned) }
}

/// The same text, where each address of the web that stands in it by itself leads there.
pub fn linked(text: Text) -> Text {
    let mut pieces = Vec::with_capacity(text.0.len());
    for piece in text.0 {
        match piece {
            Piece::Words { text, look, href } if href.is_empty() && text.contains("://") => split(&text, look, &mut pieces),
            piece => pieces.push(piece),
        }
    }
    Text(pieces)
}

fn split(text: &str, look: Look, pieces: &mut Vec<Piece>) {
    let mut push = |words: &str, href: &str| {
        if !words.is_empty() {
            pieces.push(Piece::Words { text: words.to_owned(), look, href: href.to_owned() });
        }
    };
    let mut rest = text;
    while let Some((at, address)) = next(rest) {
        push(&rest[..at], "");
        push(address, address);
        rest = &rest[at + address.len()..];
    }
    push(rest, "");
}

/// The first address of the web in a text, and where it begins.
fn next(text: &str) -> Option<(usize, &str)> {
    let mut from = 0;
    while let Some(found) = text[from..].find("http") {
        let at = from + found;
        let is_apart = text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        let word = text[at..].split(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\|`".contains(c)).next().unwrap_or_default();
        let word = ended(word);
        if is_apart && web_address(word).is_some() {
            return Some((at, word));
        }
        from = at + 4;
    }
    None
}

/// An address without the marks of the sentence that end it.
fn ended(word: &str) -> &str {
    let (mut word, opened) = (word, word.matches('(').count());
    let mut closed = word.matches(')').count();
    loop {
        let is_balanced = opened >= closed;
        let shorter = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '”', '’', '»', ']', '。', '、', '，', '）']);
        let shorter = if is_balanced {
            shorter
        } else {
            shorter.strip_suffix(')').map_or(shorter, |rest| {
                closed -= 1;
                rest
            })
        };
        if shorter.len() == word.len() {
            return word;
        }
        word = shorter;
    }
}

//! What is shown of a text that was found: a piece of it around its first marked word.

use std::collections::BTreeSet;
use std::ops::Range;

use super::sought::Sought;
use super::words::each_word;

/// About how many letters an excerpt holds.
const LENGTH: usize = 200;
/// How many of them stand before the first marked word, at most.
const BEFORE: usize = 60;

/// A part of a text that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its letters.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_marked: bool,
}

/// The whole text with the words marked that were looked for.
#[must_use]
pub fn marked(text: &str, sought: &Sought) -> Vec<Part> {
    let found = found(text, sought).into_iter().map(|(_, at)| at);
    let (mut parts, mut done) = (Vec::new(), 0);
    let mut put = |text: &str, is_marked| {
        if !text.is_empty() {
            parts.push(Part { text: text.to_owned(), is_marked });
        }
    };
    for at in found {
        // One letter of the text may hold several words.
        if at.start >= done {
            put(&text[done..at.start], false);
            put(&text[at.start..at.end], true);
            done = at.end;
        }
    }
    put(&text[done..], false);
    parts
}

/// A piece of the text around the first word that was looked for, with how many of the words looked for the text holds;
/// nothing if it holds none.
#[must_use]
pub fn excerpt(text: &str, sought: &Sought) -> Option<(usize, Vec<Part>)> {
    let found = found(text, sought);
    let first = found.first()?.1.clone();
    let held: BTreeSet<usize> = found.iter().map(|(which, _)| *which).collect();
    let start = begin(text, first.start);
    let end = end(text, start, first.end);
    let piece = text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    let mut parts = marked(&piece, sought);
    if start > 0 {
        parts.insert(0, Part { text: "… ".to_owned(), is_marked: false });
    }
    if end < text.len() {
        parts.push(Part { text: " …".to_owned(), is_marked: false });
    }
    Some((held.len(), parts))
}

/// The words of a text that were looked for: which of them, and where it stands.
fn found(text: &str, sought: &Sought) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    each_word(text, |word, at| {
        if let Some(which) = sought.begins(word) {
            found.push((which, at));
        }
    });
    found
}

/// Where the excerpt begins: at the beginning of a word not far before its first marked one, where there is a space.
fn begin(text: &str, marked: usize) -> usize {
    let Some((far, _)) = text[..marked].char_indices().rev().nth(BEFORE) else { return 0 };
    text[far..marked].char_indices().find(|(_, c)| c.is_whitespace()).map_or(marked, |(at, c)| far + at + c.len_utf8())
}

/// Where it ends: at the end of a word, where there is a space not far before.
fn end(text: &str, start: usize, marked: usize) -> usize {
    let far = text[start..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| start + at).max(marked);
    if far == text.len() {
        return far;
    }
    let space = text[marked..far].char_indices().rev().find(|(_, c)| c.is_whitespace());
    space.map_or(far, |(at, _)| marked + at)
}

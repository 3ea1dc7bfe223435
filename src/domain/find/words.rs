//! The words of a text, folded.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::names::stands_for_apostrophe;

/// Changes with whatever changes the words of a text: the crates that know Unicode, and our own rules, which the last
/// number counts. An index that was made by others is made anew.
pub const VERSION: &str = "unicode-segmentation 1.13.3, unicode-normalization 0.1.26, unicode-script 0.5.9, 4";

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its letters, folded.
    pub folded: String,
    /// Where it stands in the text.
    pub at: Range<usize>,
}

/// A text folded, with the place in the original of each byte of it; without, where each stands where it stood.
struct Folded {
    text: String,
    from: Option<Vec<usize>>,
}

impl Folded {
    fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self { text: folded(text), from: None };
        }
        let (mut folded, mut from) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (at, c) in text.char_indices() {
            // Marks alone change their order when a text is decomposed, and marks go: so letters fold one by one.
            fold(c, &mut |c| folded.push(c));
            from.resize(folded.len(), at);
        }
        Self { text: folded, from: Some(from) }
    }

    /// The place in the original of a piece of the folded text.
    fn place(&self, piece: &Range<usize>, original: &str) -> Range<usize> {
        let Some(from) = &self.from else { return piece.clone() };
        let (first, last) = (from[piece.start], from[piece.end - 1]);
        let end = original[last..].chars().next().map_or(original.len(), |c| last + c.len_utf8());
        // The marks of the last letter belong to it.
        let marks: usize = original[end..].chars().take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum();
        first..end + marks
    }
}

/// A text folded.
fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase().replace('`', "'");
    }
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, &mut |c| folded.push(c)));
    folded
}

/// A letter decomposed, without marks and case, and with the apostrophe of keyboards wherever one is meant.
fn fold(c: char, put: &mut impl FnMut(char)) {
    if stands_for_apostrophe(c) {
        put('\'');
    } else if c.is_ascii() {
        put(c.to_ascii_lowercase());
    } else {
        decompose_compatible(c, |c| {
            if stands_for_apostrophe(c) {
                put('\'');
            } else if !is_combining_mark(c) {
                without_case(c, put);
            }
        });
    }
}

/// Unicode's full case folding of a decomposed letter, by way of its capital: ß is ss, and ς is σ. The dotless ı alone
/// has a capital that is another letter's.
fn without_case(c: char, put: &mut impl FnMut(char)) {
    if c == 'ı' {
        put(c);
    } else {
        c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase).for_each(put);
    }
}

/// Whether a folded letter is a word by itself, since its script puts no space between words.
fn stands_alone(c: char) -> bool {
    let is_such = |script| matches!(script, Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul);
    if c.is_ascii() {
        return false;
    }
    match c.script() {
        // The mark of a long vowel is of both Kana.
        Script::Common => {
            let scripts = c.script_extension();
            c.is_alphanumeric() && !scripts.is_common() && scripts.contains_script(Script::Katakana)
        }
        script => is_such(script),
    }
}

/// Whether this is a vowel or an end that belongs to the letter of Hangul before it: decomposed, one letter is up to
/// three of these.
const fn goes_on_in_hangul(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FB}')
}

/// Parts a Unicode word into the words that are looked for: each letter of Han, Kana and Hangul, and what stands between.
fn parted(word: &str, mut put: impl FnMut(Range<usize>)) {
    let (mut start, mut is_hangul) = (0, false);
    let mut end_at = |start: usize, end: usize| {
        // What joined two letters, such as an apostrophe, joins nothing where the letters are parted.
        for (at, piece) in word[start..end].unicode_word_indices() {
            put(start + at..start + at + piece.len());
        }
    };
    for (at, c) in word.char_indices() {
        let goes_on = is_hangul && goes_on_in_hangul(c);
        let is_alone = stands_alone(c);
        if is_alone && !goes_on {
            end_at(start, at);
            start = at;
            is_hangul = c.script() == Script::Hangul;
            if !is_hangul {
                end_at(at, at + c.len_utf8());
                start = at + c.len_utf8();
            }
        } else if is_hangul && !goes_on {
            end_at(start, at);
            (start, is_hangul) = (at, false);
        }
    }
    end_at(start, word.len());
}

/// Gives the words of a folded text in their order, each with its place in it.
fn each(folded: &str, mut give: impl FnMut(Range<usize>)) {
    for (at, word) in folded.unicode_word_indices() {
        if word.is_ascii() {
            give(at..at + word.len());
        } else {
            parted(word, |piece| give(at + piece.start..at + piece.end));
        }
    }
}

/// A word as it is looked for: an apostrophe within it counts on neither side, so that a name is found with it and without.
fn without_apostrophes(word: &str) -> Cow<'_, str> {
    if word.contains('\'') { Cow::Owned(word.replace('\'', "")) } else { Cow::Borrowed(word) }
}

/// Gives the words of a text in their order, folded, each with its place in the text.
pub(super) fn each_word(text: &str, mut give: impl FnMut(&str, Range<usize>)) {
    let folded = Folded::of(text);
    each(&folded.text, |piece| give(&without_apostrophes(&folded.text[piece.clone()]), folded.place(&piece, text)));
}

/// The words of a text in their order, each with its place.
#[must_use]
pub fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |word, at| words.push(Word { folded: word.to_owned(), at }));
    words
}

/// The words of a text, each once.
#[must_use]
pub fn words(text: &str) -> BTreeSet<String> {
    let folded = folded(text);
    let mut words = BTreeSet::new();
    each(&folded, |piece| {
        words.insert(without_apostrophes(&folded[piece]).into_owned());
    });
    words
}

/// The words of a text in their order, with a space between them, each cut to so many bytes at most.
#[must_use]
pub fn joined(text: &str, longest: usize) -> String {
    let folded = folded(text);
    let mut joined = String::with_capacity(folded.len());
    each(&folded, |piece| {
        if !joined.is_empty() {
            joined.push(' ');
        }
        let word = without_apostrophes(&folded[piece]);
        joined.push_str(&word[..word.floor_char_boundary(longest)]);
    });
    joined
}

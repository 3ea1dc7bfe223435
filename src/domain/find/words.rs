//! The words of a text, folded.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::names::stands_for_apostrophe;

/// Changes with whatever changes the words of a text: the crates that know Unicode, and our own rules, which the last
/// number counts. An index that was made by others is made anew.
pub const VERSION: &str = "unicode-segmentation 1.13.3, unicode-normalization 0.1.26, unicode-script 0.5.9, 1";

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its letters, folded.
    pub folded: String,
    /// Where it stands in the text.
    pub at: Range<usize>,
}

/// A text folded, with the place in the original of each byte of it.
struct Folded {
    text: String,
    from: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len()) };
        for (at, c) in text.char_indices() {
            // Marks alone change their order when a text is decomposed, and marks go: so letters fold one by one.
            fold(c, &mut |c| folded.text.push(c));
            folded.from.resize(folded.text.len(), at);
        }
        folded
    }

    /// The place in the original of a piece of the folded text.
    fn place(&self, piece: &Range<usize>, original: &str) -> Range<usize> {
        let (first, last) = (self.from[piece.start], self.from[piece.end - 1]);
        let end = original[last..].chars().next().map_or(original.len(), |c| last + c.len_utf8());
        // The marks of the last letter belong to it.
        let marks: usize = original[end..].chars().take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum();
        first..end + marks
    }
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
        if word[start..end].contains(char::is_alphanumeric) {
            put(start..end);
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

/// The words of a text in their order, each with its place.
#[must_use]
pub fn split(text: &str) -> Vec<Word> {
    let folded = Folded::of(text);
    let mut words = Vec::new();
    for (at, word) in folded.text.unicode_word_indices() {
        parted(word, |piece| {
            let piece = at + piece.start..at + piece.end;
            words.push(Word { at: folded.place(&piece, text), folded: folded.text[piece].to_owned() });
        });
    }
    words
}

/// The words of a text, each once.
#[must_use]
pub fn words(text: &str) -> BTreeSet<String> {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, &mut |c| folded.push(c)));
    let mut words = BTreeSet::new();
    for word in folded.unicode_words() {
        if word.is_ascii() {
            if !words.contains(word) {
                words.insert(word.to_owned());
            }
        } else {
            parted(word, |piece| {
                words.insert(word[piece].to_owned());
            });
        }
    }
    words
}

//! Whether two names are one.

use super::{apostrophe, collation};

/// What names that are one have alike, for whoever looks up many.
#[must_use]
pub fn identity(name: &str) -> Vec<u8> {
    let letters = collation::letters(name);
    // The first byte keeps the two kinds apart.
    if letters.is_empty() {
        [&[0][..], apostrophe::folded(name).collect::<String>().as_bytes()].concat()
    } else {
        [&[1][..], &letters].concat()
    }
}

/// Whether two names differ in nothing but capitals, marks and the sign for the apostrophe. Names without any letter,
/// digit or sign, which weigh nothing, are one only if they are written alike.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    identity(one) == identity(other)
}

/// Letters that weigh something and leave a blank all the same: the fillers of Hangul, and Braille without a dot.
const BLANK: [char; 5] = ['\u{115F}', '\u{1160}', '\u{3164}', '\u{FFA0}', '\u{2800}'];

/// Whether a name shows something. Spaces, marks without a letter and letters that nobody sees show nothing.
#[must_use]
pub fn is_seen(name: &str) -> bool {
    let kept: String = name.chars().filter(|c| !c.is_whitespace() && !BLANK.contains(c)).collect();
    kept.chars().any(char::is_alphanumeric) || !collation::letters(&kept).is_empty()
}

//! From which side each line runs, told to the template by a mark at its beginning: it sets what it is given, and reads no letters.

use unicode_bidi::{BidiClass, bidi_class};

use crate::report::document::{Side, side};

/// Whether a letter belongs to a script that runs from right to left.
pub fn runs_from_right(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// The mark of a line; none for a line without letters, which runs as what is beside it.
pub fn mark(line: &str) -> Option<char> {
    side(line).map(|side| match side {
        Side::Left => '\u{200E}',
        Side::Right => '\u{200F}',
    })
}

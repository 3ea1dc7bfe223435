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

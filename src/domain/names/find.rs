//! What a name is found by.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::{apostrophe, collation};

/// How the collation weighs plain letters and digits, alone or in the pairs that other letters stand for.
static PLAIN: LazyLock<HashMap<Vec<u8>, String>> = LazyLock::new(|| {
    let singles = ('a'..='z').chain('0'..='9').map(String::from);
    singles.chain(["ae", "oe", "ss"].map(str::to_owned)).map(|plain| (collation::letters(&plain), plain)).collect()
});

/// The text that a name is found by: its letters without marks and capitals, each as the plain letters that the
/// collation holds it for, with neither apostrophes nor full stops, which people leave out when they look for
/// something. "St. Mary’s" and "DOÑA" become "st marys" and "dona". Of a name that nothing would be left of, all
/// is kept.
#[must_use]
pub fn fold(name: &str) -> String {
    let is_left_out = |c: &char| matches!(c, '\'' | '.') || apostrophe::stands_for_one(*c);
    // Marks stand in their order only once nothing stands between them any more.
    let letters: String = apostrophe::folded(name).nfkd().filter(|c| !is_left_out(c)).collect();
    let mut found_by = String::with_capacity(name.len());
    for c in letters.nfkd() {
        if c.is_ascii() {
            found_by.push(c.to_ascii_lowercase());
            continue;
        }
        let weight = collation::letters(c.encode_utf8(&mut [0; 4]));
        match PLAIN.get(&weight) {
            Some(plain) => found_by.push_str(plain),
            // A mark, or a letter that nobody sees.
            None if weight.is_empty() => {}
            // By way of the capital, since a letter may have several small ones.
            None => found_by.extend(c.to_uppercase().flat_map(char::to_lowercase)),
        }
    }
    let words: Vec<&str> = found_by.split_whitespace().collect();
    if words.is_empty() { apostrophe::folded(name).collect::<String>().to_lowercase() } else { words.join(" ") }
}

/// Whether two names are found by the same text, though they may be written apart: "st marys" and "St. Mary’s".
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

/// Whether a name is what somebody looks for: each word of it begins one of the words of the name, in any order.
/// Whoever looks for nothing finds all.
#[must_use]
pub fn fits_words(sought: &str, name: &str) -> bool {
    let name = fold(name);
    fold(sought).split(' ').all(|word| name.split([' ', '-', ',']).any(|part| part.starts_with(word)))
}

/// Whether a part of a name is what somebody looks for. Whoever looks for nothing finds all.
#[must_use]
pub fn fits(sought: &str, name: &str) -> bool {
    fold(name).contains(&fold(sought))
}

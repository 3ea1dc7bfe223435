//! Abbreviations in capitals, which a reader may not know.

use std::collections::BTreeSet;

/// The longest word in capitals that counts as an abbreviation; what is longer is a word that somebody shouts.
const LONGEST: usize = 6;

/// The words of two to six capitals in a text: "HUD", "MAP". A number in Roman digits is none.
#[must_use]
pub fn abbreviations(text: &str) -> BTreeSet<String> {
    let is_one = |word: &&str| {
        (2..=LONGEST).contains(&word.len())
            && word.bytes().all(|c| c.is_ascii_uppercase())
            && !word.bytes().all(|c| matches!(c, b'I' | b'V' | b'X'))
    };
    text.split(|c: char| !c.is_alphanumeric()).filter(is_one).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_capitals_are_found() {
        let found = abbreviations("HUD and the MAP, part II of A1C: U.S. census; VERYLONG ÉTÉ xHUD WIOA-funded");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["HUD", "MAP", "WIOA"]);
    }
}

//! The apostrophe, whichever sign was typed for it.

/// Whether a sign is typed, pasted or printed in place of the apostrophe of keyboards: both single quotation marks,
/// the letter apostrophe, the grave and acute accents that stand alone, and the ʻokina of Hawaiian names, for which
/// most keyboards have none.
pub(in crate::domain) const fn stands_for_one(c: char) -> bool {
    matches!(c, '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{2BB}' | '\u{60}' | '\u{B4}')
}

/// The name with the apostrophe of keyboards wherever one is meant.
pub(super) fn folded(name: &str) -> impl Iterator<Item = char> + Clone {
    name.chars().map(|c| if stands_for_one(c) { '\'' } else { c })
}

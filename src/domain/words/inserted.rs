//! What somebody wrote within a sentence of the program's own: it keeps its side to itself.
//!
//! A Hebrew name in an English sentence would turn the commas, figures and names around it. So it stands between the two
//! marks that Unicode has for that; a page and a document make an element or a run of what is between them.

use unicode_bidi::{BidiClass, bidi_class};

/// Where what was inserted begins: FIRST STRONG ISOLATE.
pub const BEGINS: char = '\u{2068}';
/// Where it ends: POP DIRECTIONAL ISOLATE.
pub const ENDS: char = '\u{2069}';

/// Whether a letter belongs to a script that runs from right to left.
#[must_use]
pub fn runs_from_right(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// The text as it stands within a sentence, each of its lines by itself. Without a letter that runs from the right it
/// is left as it is, since it turns nothing.
#[must_use]
pub fn inserted(text: &str) -> String {
    if !text.contains(runs_from_right) {
        return text.to_owned();
    }
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("{BEGINS}{line}{ENDS}") };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Each of these as it stands within a sentence.
#[must_use]
pub fn all_inserted<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Vec<String> {
    texts.into_iter().map(|text| inserted(text.as_ref())).collect()
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// The sentence's own words.
    Own(&'a str),
    /// What was inserted into it.
    Inserted(&'a str),
}

impl<'a> Part<'a> {
    /// Its words.
    #[must_use]
    pub const fn words(self) -> &'a str {
        match self {
            Self::Own(words) | Self::Inserted(words) => words,
        }
    }
}

/// The words without the marks around what was inserted, for what has no way to tell them apart.
#[must_use]
pub fn bare(text: &str) -> String {
    parts(text).into_iter().map(Part::words).collect()
}

/// The parts of a text, without the marks between them. What was inserted into something inserted belongs to it.
#[must_use]
pub fn parts<T: AsRef<str> + ?Sized>(text: &T) -> Vec<Part<'_>> {
    let text = text.as_ref();
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(*c, BEGINS | ENDS)) {
        let is_edge = if c == BEGINS { depth == 0 } else { depth == 1 };
        if is_edge {
            parts.push(if depth == 0 { Part::Own(&text[start..at]) } else { Part::Inserted(&text[start..at]) });
            start = at + c.len_utf8();
        }
        depth = if c == BEGINS { depth + 1 } else { depth.saturating_sub(1) };
    }
    parts.push(if depth == 0 { Part::Own(&text[start..]) } else { Part::Inserted(&text[start..]) });
    parts.retain(|part| !matches!(part, Part::Own("") | Part::Inserted("")));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_from_the_right_is_set_apart() {
        assert_eq!(inserted("Doña Ana, 漢字 3"), "Doña Ana, 漢字 3");
        assert_eq!(inserted("שלום, 12\n\nb"), "\u{2068}שלום, 12\u{2069}\n\n\u{2068}b\u{2069}");
    }

    #[test]
    fn a_text_falls_into_its_own_words_and_those_inserted() {
        let text = format!("{}’s count, by {}", inserted("שלום"), inserted("أحمد"));
        assert_eq!(parts(&text), [Part::Inserted("שלום"), Part::Own("’s count, by "), Part::Inserted("أحمد")]);
        assert_eq!(parts("plain"), [Part::Own("plain")]);
        assert_eq!(parts("a\u{2069}b\u{2068}c\u{2068}d\u{2069}e"), [Part::Own("a\u{2069}b"), Part::Inserted("c\u{2068}d\u{2069}e")]);
        assert!(parts("").is_empty());
    }
}

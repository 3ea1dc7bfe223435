//! Text as XML and HTML may hold it.

use std::fmt::{self, Write};

use askama::filters::Escaper;

use crate::report::meant;

/// Escapes text for XML and HTML, with letters as they were meant, and leaves out what XML forbids: the escaper of every template whose
/// name ends in `.xml`, so that no text gets past it.
#[derive(Debug, Clone, Copy)]
pub struct Xml;

impl Escaper for Xml {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        let mut plain = 0;
        for (at, c) in string.char_indices() {
            let mut letter = [0; 4];
            let instead = match c {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                c => match fit(c) {
                    Some(same) if same == c => continue,
                    Some(other) => other.encode_utf8(&mut letter),
                    None => "",
                },
            };
            dest.write_str(&string[plain..at])?;
            dest.write_str(instead)?;
            plain = at + c.len_utf8();
        }
        dest.write_str(&string[plain..])
    }
}

/// The letter as a file may hold it: as it was meant, and without what XML forbids or what means nothing, which
/// goes from plain text too.
pub fn fit(c: char) -> Option<char> {
    meant(c).filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn escaped(text: &str) -> String {
        let mut file = String::new();
        Xml.write_escaped_str(&mut file, text).unwrap();
        file
    }

    #[test]
    fn markup_is_escaped_and_forbidden_characters_go() {
        assert_eq!(escaped("a<b>&\"c'\u{0}\u{1b}\u{7f}\u{fffe}\u{ffff}\td\ne"), "a&lt;b&gt;&amp;&quot;c&#39;\td\ne");
        assert_eq!(escaped("]]>"), "]]&gt;");
    }

    #[test]
    fn separators_and_letters_of_windows_become_what_they_mean() {
        assert_eq!(escaped("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}It\u{92}s \u{f0fc}"), "a\nb\nc\nd\ne\nIt’s ✓");
    }

    proptest! {
        #[test]
        fn every_text_is_read_back_from_xml_but_for_what_xml_forbids(text in any::<String>()) {
            let file = format!("<a>{}</a>", escaped(&text));
            let tree = roxmltree::Document::parse(&file).unwrap();
            let fit: String = text.chars().filter_map(fit).collect();
            prop_assert_eq!(tree.root_element().text().unwrap_or_default(), fit);
        }
    }
}

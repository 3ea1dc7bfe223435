//! Text as XML and HTML may hold it.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// Escapes text for XML and HTML, and leaves out what XML forbids: the escaper of every template whose
/// name ends in `.xml`, so that no text gets past it.
#[derive(Debug, Clone, Copy)]
pub struct Xml;

impl Escaper for Xml {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        let mut plain = 0;
        for (at, c) in string.char_indices() {
            let instead = match c {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                c if is_fit(c) => continue,
                _ => "",
            };
            dest.write_str(&string[plain..at])?;
            dest.write_str(instead)?;
            plain = at + c.len_utf8();
        }
        dest.write_str(&string[plain..])
    }
}

/// Whether a file may hold this character: what XML forbids goes from plain text too. The controls that it may hold, but that mean nothing, are refused too.
pub fn is_fit(c: char) -> bool {
    matches!(c, '\t' | '\n') || !(c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}'))
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
        assert_eq!(escaped("a<b>&\"c'\u{0}\u{b}\u{7f}\u{85}\u{fffe}\u{ffff}\td\ne"), "a&lt;b&gt;&amp;&quot;c&#39;\td\ne");
        assert_eq!(escaped("]]>"), "]]&gt;");
    }

    proptest! {
        #[test]
        fn every_text_is_read_back_from_xml_but_for_what_xml_forbids(text in any::<String>()) {
            let file = format!("<a>{}</a>", escaped(&text));
            let tree = roxmltree::Document::parse(&file).unwrap();
            let fit: String = text.chars().filter(|c| is_fit(*c)).collect();
            prop_assert_eq!(tree.root_element().text().unwrap_or_default(), fit);
        }
    }
}

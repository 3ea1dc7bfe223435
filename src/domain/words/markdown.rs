//! Words within a text in Markdown.

use super::inserted::BEGINS;

/// Words as they stand within a line of Markdown, so that they read there as they are: in one line, with a backslash before
/// what would set them in another way.
#[must_use]
pub fn literal(words: &str) -> String {
    let mut said = String::with_capacity(words.len());
    let words = words.trim_start();
    // A mark of what was inserted may come first.
    let (mark, words) = words.split_at(if words.starts_with(BEGINS) { BEGINS.len_utf8() } else { 0 });
    said.push_str(mark);
    // What would begin a heading, a list or a quotation.
    let digits = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let begins = words[digits..].starts_with(if digits == 0 { &['#', '+', '-', '=', '>'][..] } else { &['.', ')'][..] });
    let (number, words) = words.split_at(digits);
    said.push_str(number);
    if begins {
        said.push('\\');
    }
    for c in words.chars() {
        match c {
            '\n' => said.push(' '),
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '|' | '~' => said.extend(['\\', c]),
            c => said.push(c),
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_as_they_are() {
        assert_eq!(literal("Rent *and* work"), "Rent \\*and\\* work");
        assert_eq!(literal("a_b [c](d) <e> | `f`\ng"), "a\\_b \\[c\\](d) \\<e> \\| \\`f\\` g");
        assert_eq!(literal("# one"), "\\# one");
        assert_eq!(literal("12. May"), "12\\. May");
        assert_eq!(literal("12 homes"), "12 homes");
        assert_eq!(literal(""), "");
        assert_eq!(literal("\u{2068}# one\u{2069}"), "\u{2068}\\# one\u{2069}");
    }
}

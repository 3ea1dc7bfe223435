//! Letters that came from another program, as that program meant them.

/// The C1 letters, U+0080 to U+009F, as Windows-1252 has them: a text that was once read as Latin-1 still
/// carries its curly quotes there. A space stands where the code page has nothing. U+0085, its ellipsis, is
/// not among them: Unicode has it for the next line.
const WINDOWS_1252: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š',
    '›', 'œ', ' ', 'ž', 'Ÿ',
];

/// What Word's bullets stand for. Word writes a letter of the fonts Symbol and Wingdings as U+F000 and its
/// place in the font, and which font it was is lost on the way. Where the two differ, the one counts that
/// Word's own lists and automatic corrections use.
const OF_SYMBOL_FONTS: [(char, char); 47] = [
    ('\u{F02A}', '*'),
    ('\u{F02B}', '+'),
    ('\u{F02D}', '–'),
    ('\u{F04A}', '☺'),
    ('\u{F04C}', '☹'),
    ('\u{F06C}', '●'),
    ('\u{F06D}', '❍'),
    ('\u{F06E}', '■'),
    ('\u{F06F}', '□'),
    ('\u{F070}', '❐'),
    ('\u{F071}', '❑'),
    ('\u{F072}', '❒'),
    ('\u{F075}', '◆'),
    ('\u{F076}', '❖'),
    ('\u{F078}', '☒'),
    ('\u{F09E}', '·'),
    ('\u{F09F}', '•'),
    ('\u{F0A1}', '○'),
    ('\u{F0A7}', '▪'),
    ('\u{F0A8}', '□'),
    ('\u{F0AB}', '★'),
    ('\u{F0AC}', '←'),
    ('\u{F0AD}', '↑'),
    ('\u{F0AE}', '→'),
    ('\u{F0AF}', '↓'),
    ('\u{F0B0}', '°'),
    ('\u{F0B1}', '±'),
    ('\u{F0B3}', '≥'),
    ('\u{F0B4}', '×'),
    ('\u{F0B7}', '•'),
    ('\u{F0B8}', '÷'),
    ('\u{F0B9}', '≠'),
    ('\u{F0BB}', '≈'),
    ('\u{F0BE}', '—'),
    ('\u{F0D8}', '➢'),
    ('\u{F0DE}', '⇒'),
    ('\u{F0DF}', '←'),
    ('\u{F0E0}', '→'),
    ('\u{F0E1}', '↑'),
    ('\u{F0E2}', '↓'),
    ('\u{F0E8}', '➔'),
    ('\u{F0EF}', '⇦'),
    ('\u{F0F0}', '⇨'),
    ('\u{F0FB}', '✗'),
    ('\u{F0FC}', '✓'),
    ('\u{F0FD}', '☒'),
    ('\u{F0FE}', '☑'),
];

/// The letter that was meant; `None` for a control character, which means nothing. Whatever Unicode has for
/// the end of a line or a paragraph is a line feed, and what it has for the end of a column a tab.
#[must_use]
pub fn meant(c: char) -> Option<char> {
    match c {
        '\r' | '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{1F}' => Some('\t'),
        '\n' | '\t' => Some(c),
        '\u{80}'..='\u{9F}' => Some(WINDOWS_1252[u32::from(c) as usize - 0x80]).filter(|c| *c != ' '),
        c if c.is_control() => None,
        c if is_of_symbol_font(c) => Some(known(c).unwrap_or(c)),
        c => Some(c),
    }
}

/// The text that was meant: each letter as [`meant`] has it, a carriage return with its line feed as one line
/// end, and at the start of a line every letter of a symbol font a bullet, also one that is not known.
#[must_use]
pub fn text_meant(text: &str) -> String {
    let clean: String = text.replace("\r\n", "\n").chars().filter_map(meant).collect();
    if clean.contains(is_of_symbol_font) { clean.split('\n').map(bulleted).collect::<Vec<_>>().join("\n") } else { clean }
}

/// The line, with a bullet in place of a letter of a symbol font that stands at its start and apart from the rest.
fn bulleted(line: &str) -> String {
    let rest = line.trim_start();
    let indent = &line[..line.len() - rest.len()];
    match rest.strip_prefix(is_of_symbol_font).filter(|words| words.is_empty() || words.starts_with(char::is_whitespace)) {
        Some(words) => format!("{indent}•{words}"),
        None => line.to_owned(),
    }
}

/// Whether an earlier version let this letter through as it came, where it is now read as what it means.
#[must_use]
pub fn was_let_through(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}') || is_of_symbol_font(c)
}

/// Whether this is a letter of a symbol font: Windows gives them the places U+F020 to U+F0FF.
const fn is_of_symbol_font(c: char) -> bool {
    matches!(c, '\u{F020}'..='\u{F0FF}')
}

fn known(c: char) -> Option<char> {
    let at = OF_SYMBOL_FONTS.binary_search_by_key(&c, |(letter, _)| *letter).ok()?;
    Some(OF_SYMBOL_FONTS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bullets_of_word_are_the_bullets_that_they_stand_for() {
        for (pasted, bullet) in
            [('\u{F0B7}', '•'), ('\u{F0A7}', '▪'), ('\u{F0FC}', '✓'), ('\u{F0D8}', '➢'), ('\u{F076}', '❖'), ('\u{F0A8}', '□')]
        {
            assert_eq!(text_meant(&format!("{pasted}\tFirst\n {pasted} Second")), format!("{bullet}\tFirst\n {bullet} Second"));
            assert_eq!(text_meant(&format!("as {pasted}")), format!("as {bullet}"));
        }
        assert!(OF_SYMBOL_FONTS.is_sorted_by_key(|(letter, _)| *letter), "or the search would miss some");
    }

    #[test]
    fn an_unknown_letter_of_a_symbol_font_is_a_bullet_only_where_bullets_stand() {
        assert_eq!(text_meant("\u{F0C5} One\r\n\u{F0C5}\tTwo\n\u{F0C5}"), "• One\n•\tTwo\n•");
        assert_eq!(text_meant("a \u{F0C5} b\n\u{F0C5}b"), "a \u{F0C5} b\n\u{F0C5}b");
        assert_eq!(text_meant("\u{E000} \u{F8FF}"), "\u{E000} \u{F8FF}", "what other fonts have there is not ours to read");
    }

    #[test]
    fn whatever_ends_a_line_elsewhere_ends_it_here() {
        for end in ["\n", "\r\n", "\r", "\u{B}", "\u{C}", "\u{1C}", "\u{1D}", "\u{1E}", "\u{85}", "\u{2028}", "\u{2029}"] {
            assert_eq!(text_meant(&format!("one{end}two")), "one\ntwo", "{end:?}");
        }
        assert_eq!(text_meant("a\u{1F}b"), "a\tb");
        assert_eq!(text_meant("a\r\r\nb"), "a\n\nb");
    }

    #[test]
    fn c1_letters_are_those_of_windows() {
        assert_eq!(text_meant("It\u{92}s \u{93}so\u{94} \u{96} \u{80}5\u{99}\u{81}"), "It’s “so” – €5™");
        assert_eq!(text_meant("a\u{0}\u{7}\u{1b}\u{7f}b"), "ab");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_was_read_once_stays(text in "[ a\r\n\t\u{0}-\u{9f}\u{2028}\u{2029}\u{F020}-\u{F0FF}]{0,40}") {
            let once = text_meant(&text);
            prop_assert_eq!(text_meant(&once), once.clone());
            prop_assert!(once.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')));
        }
    }
}

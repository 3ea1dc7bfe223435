//! Text at the door: what a person typed becomes clean text, or a problem to show beside its field.

use unicode_normalization::UnicodeNormalization;

use super::letters::{text_meant, was_let_through};
use crate::domain::names::is_seen;
use crate::domain::words;

/// The longest name, title or department, in characters.
pub const NAME_LIMIT: usize = 120;
/// The longest note, need or reason, in characters.
pub const NOTE_LIMIT: usize = 10_000;
/// The longest evidence, in characters.
pub const EVIDENCE_LIMIT: usize = 1_000;
/// The longest reason for a judgment or for other limits, in characters.
pub const REASON_LIMIT: usize = 2_000;

/// What is wrong with a field, as the sentence shown beside it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Nothing was typed where something must stand.
    #[error("{0}")]
    Missing(&'static str),
    /// More characters than the field holds.
    #[error("This is {}, and the field holds {}. Shorten it by {}.", counted(*length, "character", "characters"), counted(*limit, "character", "characters").replace(" characters", ""), counted(length - limit, "character", "characters"))]
    TooLong {
        /// Characters typed.
        length: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// A value that no choice of the form has.
    #[error("Choose one of the answers shown.")]
    NotAChoice,
    /// A date that no calendar has, or far outside our time.
    #[error("Enter a date between the years 1900 and 2200, for example 2026-11-23.")]
    NotADate,
    /// Any other slip, said by the rule that it breaks.
    #[error("{0}")]
    Other(String),
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", words::figures(n), words::agree(n, one, many))
}

/// Clean text of several lines: LF line ends, letters as they were meant ([`text_meant`]), NFC, no control
/// characters but tab and newline, no blank lines at either end. Its length is counted in Unicode scalar values.
///
/// # Errors
/// [`Problem::TooLong`] when more than `limit` characters remain.
pub fn lines(typed: &str, limit: usize) -> Result<String, Problem> {
    let clean: String = text_meant(typed).nfc().collect();
    let start = clean.trim_start_matches('\n');
    within(start.trim_end().to_owned(), limit)
}

/// Clean text of one line: as [`lines`], with runs of white space, line ends among them, folded to one space and
/// none at the ends.
///
/// # Errors
/// [`Problem::TooLong`] when more than `limit` characters remain.
pub fn line(typed: &str, limit: usize) -> Result<String, Problem> {
    let clean: String = text_meant(typed).nfc().collect();
    within(clean.split_whitespace().collect::<Vec<_>>().join(" "), limit)
}

/// Text of one line as [`line()`] leaves it, cut where it is longer than `limit`: for what comes from files, which nobody
/// can be asked to shorten.
#[must_use]
pub fn cut_line(given: &str, limit: usize) -> String {
    let clean = line(given, usize::MAX).unwrap_or_default();
    clean.chars().take(limit).collect::<String>().trim_end().to_owned()
}

/// Whether a stored value is as the door leaves it, or as an earlier version left it: separators and bullets that
/// it let through are held to the rule as the plain letters that it took them for. Such a value stays as it is,
/// since histories and fingerprints vouch for every letter of it.
///
/// # Errors
/// The [`Problem`] that the door has with it.
pub fn is_kept(value: &str, clean: impl FnOnce(&str) -> Result<String, Problem>) -> Result<bool, Problem> {
    let plain: String = value
        .chars()
        .map(|c| match (was_let_through(c), c.is_whitespace()) {
            (false, _) => c,
            // A space and a letter that no rule of the door knows.
            (true, true) => '\u{3000}',
            (true, false) => '\u{E000}',
        })
        .collect();
    Ok(clean(&plain)? == plain)
}

/// One line that must show something.
///
/// # Errors
/// [`Problem::Missing`] with `ask` when nothing remains that anybody could see, [`Problem::TooLong`] past the limit.
pub fn required(typed: &str, limit: usize, ask: &'static str) -> Result<String, Problem> {
    let clean = line(typed, limit)?;
    if is_seen(&clean) { Ok(clean) } else { Err(Problem::Missing(ask)) }
}

/// A name or title that an earlier version let through, also one that shows nothing; but not an empty one.
///
/// # Errors
/// [`Problem::Missing`] when nothing remains, [`Problem::TooLong`] past the limit.
pub fn kept_name(value: &str, limit: usize) -> Result<String, Problem> {
    let clean = line(value, limit)?;
    if clean.is_empty() { Err(Problem::Missing("A name or a title is missing.")) } else { Ok(clean) }
}

fn within(clean: String, limit: usize) -> Result<String, Problem> {
    let length = clean.chars().count();
    if length > limit { Err(Problem::TooLong { length, limit }) } else { Ok(clean) }
}

/// The address to link to, if this text is one: `http` or `https`, and nothing else around it.
#[must_use]
pub fn web_address(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let plain = !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
    plain.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_lf_and_control_characters_go() {
        assert_eq!(lines("a\r\nb\rc\td\u{0}\u{7}", 100), Ok("a\nb\nc\td".to_owned()));
        assert_eq!(line("  two\n words ", 100), Ok("two words".to_owned()));
        for end in ["\u{b}", "\u{c}", "\u{1e}", "\u{85}", "\u{2028}", "\u{2029}"] {
            assert_eq!(lines(&format!("one{end}two"), 100), Ok("one\ntwo".to_owned()), "{end:?}");
            assert_eq!(line(&format!("one{end}two"), 100), Ok("one two".to_owned()), "{end:?}");
            assert_eq!(lines(&format!("{end}one{end}"), 100), Ok("one".to_owned()), "{end:?}");
        }
        assert_eq!(line("It\u{92}s", 100), Ok("It’s".to_owned()));
        assert_eq!(lines("\u{f0b7}\tOne\r\n\u{f0a7}\tTwo", 100), Ok("•\tOne\n▪\tTwo".to_owned()));
    }

    #[test]
    fn characters_are_counted_as_scalar_values_after_composition() {
        assert_eq!(lines("e\u{301}", 1), Ok("é".to_owned()));
        assert_eq!(lines("🏁🏁", 1), Err(Problem::TooLong { length: 2, limit: 1 }));
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        for text in ["\n\n x \r\n", "a\u{0}\u{301}", " \t", "\u{85}x\u{2028}y", "\u{f0c5}\u{0} x", " \u{f0c5}\u{301} x"] {
            let once = lines(text, 100).unwrap();
            assert_eq!(lines(&once, 100).unwrap(), once);
            let once = line(text, 100).unwrap();
            assert_eq!(line(&once, 100).unwrap(), once);
        }
    }

    #[test]
    fn what_an_earlier_version_kept_is_still_kept() {
        let lines = |value: &str| is_kept(value, |text| lines(text, 100));
        for kept in ["plain", "two\nlines", "a\u{2028}b", "\u{2028}a", "a\u{2029}\u{2028}b", "\u{f0b7}\ta\n\u{f0c5} b"] {
            assert_eq!(lines(kept), Ok(true), "{kept:?}");
        }
        for unclean in ["x ", "a\u{0}", "a\u{92}", "a\u{b}b", "a\r\nb", "a\u{2028}", "e\u{301}", "\na"] {
            assert_eq!(lines(unclean), Ok(false), "{unclean:?}");
        }
        assert_eq!(is_kept("\u{f0b7} a", |text| line(text, 100)), Ok(true));
        assert_eq!(is_kept("a\u{2028}b", |text| line(text, 100)), Ok(false));
        assert!(is_kept("abc", |text| line(text, 2)).is_err());
    }

    #[test]
    fn what_comes_from_files_is_cut_and_still_clean() {
        assert_eq!(cut_line(" 61  copy.csv", 200), "61 copy.csv");
        assert_eq!(cut_line("cafe\u{301}\n.csv", 200), "café .csv");
        assert_eq!(cut_line("a b", 2), "a");
        for text in [" 61  copy.csv", "cafe\u{301}", "x\u{0}  y"] {
            let cut = cut_line(text, 4);
            assert_eq!(line(&cut, 4), Ok(cut));
        }
    }

    #[test]
    fn a_name_that_nobody_sees_is_none() {
        let required = |typed: &str| required(typed, 120, "Enter a name.");
        for hidden in [
            "",
            " ",
            "\u{200b}",
            "\u{200b} \u{200b}",
            "\u{301}\u{302}",
            "\u{ad}\u{feff}",
            "\u{3164}",
            "\u{2800} \u{115f}",
            "\u{200e}\u{2069}",
        ] {
            assert_eq!(required(hidden), Err(Problem::Missing("Enter a name.")), "{hidden:?}");
        }
        for seen in ["...", "—…", "o", "0", "🏁", "\u{301}a", "\u{200b}漢", "O’", "$", "क\u{93f}"] {
            assert!(required(seen).is_ok(), "{seen:?}");
        }
        assert_eq!(kept_name("\u{200b}", 120), Ok("\u{200b}".to_owned()), "what was let through once is kept");
        assert!(kept_name(" ", 120).is_err());
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(web_address("https://example.org/a?b=c"), Some("https://example.org/a?b=c"));
        for text in ["javascript:alert(1)", "https://", "see https://example.org", "https://a b", "file:///etc", "HTTP"] {
            assert_eq!(web_address(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_too_long_says_by_how_much() {
        let problem = lines(&"x".repeat(10_250), NOTE_LIMIT).unwrap_err();
        assert_eq!(problem.to_string(), "This is 10,250 characters, and the field holds 10,000. Shorten it by 250 characters.");
    }
}

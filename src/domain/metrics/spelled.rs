//! What the bytes of a cell spell: UTF-8, or Windows-1252, or UTF-8 that was encoded twice. One file may hold all three.

use std::borrow::Cow;

use crate::domain::words::letters;

/// How a text was encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, as it should be.
    Utf8,
    /// Windows-1252 or Latin-1.
    Windows1252,
    /// UTF-8 that somebody took for Windows-1252 and encoded again: `DoÃ±a`.
    Twice,
}

/// The text that bytes spell, and how.
#[must_use]
pub fn spelled(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let text = bytes.iter().filter_map(|byte| letters::meant(char::from(*byte))).collect::<String>();
        return (Cow::Owned(text), Encoding::Windows1252);
    };
    match once_less(text) {
        Some(less) => (Cow::Owned(less), Encoding::Twice),
        None => (Cow::Borrowed(text), Encoding::Utf8),
    }
}

/// The text before it was encoded once more, if it was: its letters, as bytes, spell UTF-8 with letters beyond ASCII.
fn once_less(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let byte = |c: char| match u8::try_from(u32::from(c)) {
        Ok(byte) => Some(byte),
        Err(_) => (0x80..=0x9F).find(|byte| letters::meant(char::from(*byte)) == Some(c)),
    };
    let bytes = text.chars().map(byte).collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_read_as_it_was_written() {
        assert_eq!(spelled(b"Boone County"), (Cow::Borrowed("Boone County"), Encoding::Utf8));
        assert_eq!(spelled("Doña Ana County".as_bytes()), (Cow::Borrowed("Doña Ana County"), Encoding::Utf8));
        assert_eq!(spelled(b"Do\xF1a Ana County"), (Cow::Owned("Doña Ana County".to_owned()), Encoding::Windows1252));
        assert_eq!(spelled("DoÃ±a Ana County".as_bytes()), (Cow::Owned("Doña Ana County".to_owned()), Encoding::Twice));
        assert_eq!(spelled(b"a \x93b\x94").0, "a “b”");
    }
}

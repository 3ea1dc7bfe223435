//! The bytes of a file as text, whichever of the usual encodings they have.

/// The text of a file: UTF-8, UTF-16 with its mark, or else one byte a letter, as older Excel writes it; what those bytes
/// mean in Windows-1252 is known where every text is cleaned. Line ends become line feeds, and letters that no text has
/// are left out, so that the text says the same once it has been through a form. Nothing for a file that is no text.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                // A picture, an Excel file: bytes that no text in Windows-1252 has either.
                Err(_) if bytes.iter().any(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()) => return None,
                Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
            }
        }
    };
    Some(plain(&text))
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A text with line feeds for all line ends, and without what a form would not bring back.
pub(super) fn plain(text: &str) -> String {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_ascii_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::words::text;

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let expected = "Name,Organization\nJosé Ruiz,“Café”\n";
        let typed = expected.replace('\n', "\r\n");
        let le: Vec<u8> = [0xFF, 0xFE].into_iter().chain(typed.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let be: Vec<u8> = [0xFE, 0xFF].into_iter().chain(typed.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let marked = [b"\xEF\xBB\xBF", typed.as_bytes()].concat();
        for bytes in [typed.as_bytes(), &le, &be, &marked] {
            assert_eq!(decoded(bytes).as_deref(), Some(expected));
        }
        let old = b"Jos\xE9 Ruiz, \x93Caf\xE9\x94";
        assert_eq!(text::line(&decoded(old).unwrap(), 100).unwrap(), "José Ruiz, “Café”");
        assert_eq!(decoded(b"a\x00\tb\rc").as_deref(), Some("a\tb\nc"));
        assert_eq!(decoded(b"\xFF\xFEa\x00\x00\xD8b").as_deref(), Some("a\u{FFFD}"), "half a letter is not taken for one");
        assert_eq!(decoded(b"PK\x03\x04\xFF\xD8\x00\x01"), None, "a file of another kind is no list");
    }
}

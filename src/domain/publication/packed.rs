//! A frozen state as it is kept: compressed, in hex, so that it travels as every other text does.

use std::fmt::Write as _;
use std::io::{Read, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// The longest canonical text of a state, in bytes. Whatever claims to be longer is not unpacked.
const LONGEST: u64 = 32 << 20;

/// The kept form of a canonical text.
#[must_use]
pub fn packed(canonical: &str) -> String {
    const FITS: &str = "a room in memory takes whatever is written to it";
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(canonical.as_bytes()).expect(FITS);
    let bytes = encoder.finish().expect(FITS);
    let mut hex = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        write!(hex, "{byte:02x}").expect(FITS);
    }
    hex
}

/// The canonical text of what is kept. `None` for what is no such form, or longer than a state can be.
#[must_use]
pub fn unpacked(kept: &str) -> Option<String> {
    let (pairs, rest) = kept.as_bytes().as_chunks::<2>();
    let digit = |letter: u8| char::from(letter).to_digit(16);
    let byte = |[high, low]: &[u8; 2]| u8::try_from(digit(*high)? * 16 + digit(*low)?).ok();
    let bytes = pairs.iter().map(byte).collect::<Option<Vec<u8>>>().filter(|_| rest.is_empty())?;
    let mut text = String::new();
    ZlibDecoder::new(bytes.as_slice()).take(LONGEST + 1).read_to_string(&mut text).ok()?;
    (u64::try_from(text.len()).ok()? <= LONGEST).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_as_it_went_in_and_takes_less_room() {
        let text = "{\"goal\":\"More families in homes they can afford\"} ".repeat(200);
        let kept = packed(&text);
        assert!(kept.len() < text.len() / 10, "{} of {}", kept.len(), text.len());
        assert_eq!(unpacked(&kept), Some(text));
    }

    #[test]
    fn what_is_no_such_form_is_not_unpacked() {
        let kept = packed("text");
        for other in ["", "zz", &kept[1..], &kept[2..], &kept.replace('7', "é")] {
            assert_eq!(unpacked(other).filter(|text| text == "text"), None, "{other}");
        }
        let long = packed(&" ".repeat((32 << 20) + 1));
        assert_eq!(unpacked(&long), None, "longer than a state can be");
    }
}

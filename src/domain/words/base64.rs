//! Bytes as letters that pass through every text (RFC 4648), and back.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes in letters.
#[must_use]
pub fn written(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| usize::from(group.get(at).copied().unwrap_or(0));
        let all = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for at in 0..4 {
            text.push(if at > group.len() { '=' } else { char::from(LETTERS[(all >> (18 - 6 * at)) & 63]) });
        }
    }
    text
}

/// The bytes that stand in letters. `None` for anything but the one way to write them.
#[must_use]
pub fn read(text: &str) -> Option<Vec<u8>> {
    let (groups, rest) = text.as_bytes().as_chunks::<4>();
    let mut bytes = Vec::with_capacity(groups.len() * 3);
    for group in groups {
        let missing = group.iter().rev().take_while(|letter| **letter == b'=').count();
        let all = group[..4 - missing].iter().try_fold(0, |all, letter| Some((all << 6) | value(*letter)?))?;
        let [_, held @ ..] = u32::to_be_bytes(all << (6 * missing));
        bytes.extend_from_slice(held.get(..3_usize.checked_sub(missing)?)?);
    }
    // Room between, and letters that hold less than they could, are seen by what would have been written.
    (rest.is_empty() && written(&bytes) == text).then_some(bytes)
}

fn value(letter: u8) -> Option<u32> {
    let from = |first: u8, at: u32| at + u32::from(letter - first);
    match letter {
        b'A'..=b'Z' => Some(from(b'A', 0)),
        b'a'..=b'z' => Some(from(b'a', 26)),
        b'0'..=b'9' => Some(from(b'0', 52)),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_as_they_went_in() {
        for (bytes, text) in
            [(&b""[..], ""), (b"f", "Zg=="), (b"fo", "Zm8="), (b"foo", "Zm9v"), (b"foob", "Zm9vYg=="), (&[0xfb, 0xff, 0xfe], "+//+")]
        {
            assert_eq!(written(bytes), text);
            assert_eq!(read(text).as_deref(), Some(bytes));
        }
        let all: Vec<u8> = (0..=u8::MAX).collect();
        assert_eq!(read(&written(&all)), Some(all));
    }

    #[test]
    fn there_is_one_way_to_write_them() {
        for other in ["Z", "Zg", "Zg=", "Zh==", "Zg==Zg==", "Z===", "====", "Zm9v\n", "Zm 9", "Zm9-", "Zm9é"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}

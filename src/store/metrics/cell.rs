//! A cell of a file in few bytes, from which the same text comes out again.
//!
//! Files write most numbers with sixteen digits. A number is kept as its digits in one number and the place of its point; a
//! pair as its two sides; whatever else stands there as it is.

/// What begins a cell: how many digits stand behind the point, below this.
const MOST_PLACES: u8 = 28;
/// It has no point.
const WHOLE: u8 = 29;
/// Two numbers with a colon between them follow.
const PAIR: u8 = 30;
/// The text itself follows, after how long it is.
const TEXT: u8 = 31;
/// It has a minus sign.
const MINUS: u8 = 32;
/// It begins with its point: `.5`.
const BARE: u8 = 64;

/// The bytes of a packed block, read on from where one is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'a>(pub &'a [u8]);

impl Bytes<'_> {
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number in groups of seven bits, the lowest first.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A cell.
    pub fn cell(&mut self) -> Option<String> {
        let head = self.byte()?;
        match head & 31 {
            TEXT => {
                let length = usize::try_from(self.number()?).ok()?;
                let (text, rest) = self.0.split_at_checked(length)?;
                self.0 = rest;
                String::from_utf8(text.to_vec()).ok()
            }
            PAIR => {
                let left = self.cell()?;
                Some(format!("{left}:{}", self.cell()?))
            }
            places => {
                let sign = if head & MINUS == 0 { "" } else { "-" };
                let digits = self.number()?.to_string();
                if places == WHOLE {
                    return Some(format!("{sign}{digits}"));
                }
                let places = usize::from(places);
                let width = if head & BARE == 0 { places + 1 } else { places };
                let digits = if digits == "0" && width == 0 { String::new() } else { format!("{digits:0>width$}") };
                let (whole, behind) = digits.split_at(digits.len().checked_sub(places)?);
                Some(format!("{sign}{whole}.{behind}"))
            }
        }
    }
}

/// Adds a number in groups of seven bits, the lowest first.
pub(super) fn put_number(mut number: u64, into: &mut Vec<u8>) {
    while number >= 0x80 {
        into.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    into.push(number.to_le_bytes()[0]);
}

/// Adds a cell.
pub(super) fn put_cell(text: &str, into: &mut Vec<u8>) {
    if let Some((head, digits)) = plain(text) {
        into.push(head);
        put_number(digits, into);
        return;
    }
    if let Some((left, right)) = text.split_once(':')
        && let (Some(left), Some(right)) = (plain(left), plain(right))
    {
        into.push(PAIR);
        for (head, digits) in [left, right] {
            into.push(head);
            put_number(digits, into);
        }
        return;
    }
    into.push(TEXT);
    put_number(text.len() as u64, into);
    into.extend_from_slice(text.as_bytes());
}

/// A number that is written in one of the usual ways: what begins it, and its digits.
fn plain(text: &str) -> Option<(u8, u64)> {
    let (sign, digits) = text.strip_prefix('-').map_or((0, text), |rest| (MINUS, rest));
    let (whole, behind) = digits.split_once('.').map_or((digits, None), |(whole, behind)| (whole, Some(behind)));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let all = whole.len() + behind.map_or(0, str::len);
    let leads = whole.len() > 1 && whole.starts_with('0');
    if all == 0 || all > 18 || leads || !is_digits(whole) || !behind.is_none_or(is_digits) {
        return None;
    }
    let number = whole.bytes().chain(behind.unwrap_or("").bytes()).fold(0, |number, byte| number * 10 + u64::from(byte - b'0'));
    let (places, bare) = match behind {
        None => (WHOLE, 0),
        Some(behind) => {
            let places = u8::try_from(behind.len()).ok().filter(|places| (1..MOST_PLACES).contains(places))?;
            (places, if whole.is_empty() { BARE } else { 0 })
        }
    };
    Some((sign | places | bare, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packed(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        put_cell(text, &mut bytes);
        bytes
    }

    #[test]
    fn usual_numbers_take_half_the_room() {
        for (text, most) in
            [("0.8838288702361397", 9), ("64841.34479999999", 9), ("0.032:0.135", 6), ("51", 2), ("-.36981869", 6), ("NA", 4)]
        {
            assert!(packed(text).len() <= most, "{text} takes {}", packed(text).len());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_text_comes_out_as_it_was(text in prop_oneof!["-?[0-9]{0,20}\\.?[0-9]{0,20}", "[0-9.]{0,6}:[0-9.]{0,6}", "\\PC{0,12}"], next in "[0-9]{1,3}") {
            let mut bytes = packed(&text);
            put_cell(&next, &mut bytes);
            let mut read = Bytes(&bytes);
            prop_assert_eq!(read.cell(), Some(text));
            prop_assert_eq!(read.cell(), Some(next));
            prop_assert!(read.0.is_empty());
        }

        #[test]
        fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = Bytes(&bytes).cell();
        }
    }
}

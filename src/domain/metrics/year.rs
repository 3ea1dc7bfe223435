//! The year that a value is of: a label, which may stand for one year, five years or a school year.

/// The first year that a file may speak of.
const FIRST: u16 = 1990;
/// The last one. Files speak of years to come, so that nothing is held against a clock.
const LAST: u16 = 2100;

/// The year that a text writes.
#[must_use]
pub fn read(text: &str) -> Option<u16> {
    let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = is_plain.then(|| text.parse().ok()).flatten()?;
    (FIRST..=LAST).contains(&year).then_some(year)
}

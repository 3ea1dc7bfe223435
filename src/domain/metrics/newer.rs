//! What another release says of a reading that something rests on.

use super::kept::KeptReadings;
use super::reading_key::ReadingKey;
use super::record::Records;
use super::telling;

/// Where the release that was published last says another value than the one that was taken, a sentence that says so.
#[must_use]
pub fn newer(kept: &KeptReadings, key: &ReadingKey, taken: &str) -> Option<String> {
    let line = Records::of(kept).line(key.of.definition, key.of.place, key.of.year, key.of.subgroup)?;
    let fact = line.fact();
    let value = telling::short(fact.value, key.of.definition.get());
    if fact.edition.digest == key.digest || value == taken {
        return None;
    }
    let release = kept.release(line.reading.release)?;
    Some(format!("Another release has a different value by now: {value} ({}), in “{}”.", fact.quality.in_words(), release.title()))
}

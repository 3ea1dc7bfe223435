//! What another release says of a reading that something rests on.

use super::reading_key::ReadingKey;
use super::record::Records;
use super::telling;

/// Where a release that was published after the one that the reading was taken from says another value or quality, a
/// sentence that says so. Where the one that it was taken from is gone, any other one is told.
#[must_use]
pub fn newer(records: &Records<'_>, key: &ReadingKey, (value, quality): (&str, &str)) -> Option<String> {
    let kept = records.kept();
    let line = records.line(key.of.definition, key.of.place, key.of.year, key.of.subgroup)?;
    let fact = line.fact();
    let taken = kept.releases.iter().find(|release| release.edition.digest == key.digest);
    if fact.edition.digest == key.digest || taken.is_some_and(|taken| fact.edition.published <= taken.edition.published) {
        return None;
    }
    let (now, sure) = (telling::cell(fact.value, key.of.definition.get()), fact.quality.in_words());
    let release = kept.release(line.reading.release)?;
    let title = match taken {
        Some(taken) if taken.title() == release.title() => format!("“{}” (file {})", release.title(), release.name),
        _ => format!("“{}”", release.title()),
    };
    if now != value {
        Some(format!("Another release has a different value by now: {now} ({sure}), in {title}."))
    } else if sure != quality {
        Some(format!("Another release has a different quality by now: {sure}, in {title}."))
    } else {
        None
    }
}

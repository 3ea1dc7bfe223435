//! Which of several releases' readings is shown, and what was published before.

use super::reading::Fact;
use super::telling;

/// The reading of one key that is shown, and those behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The one of the release that was published last.
    pub fact: &'a Fact,
    /// What other releases said, the newest first; only where people read another value or quality. Newer editions are
    /// rounded, which is no other value.
    pub before: Vec<&'a Fact>,
}

/// Of readings of one key from several releases, the one that is shown. Which was imported first plays no part.
#[must_use]
pub fn shown<'a>(facts: &[&'a Fact]) -> Option<Shown<'a>> {
    let mut facts = facts.to_vec();
    facts.sort_by(|one, other| other.edition.cmp(&one.edition));
    let (first, behind) = facts.split_first()?;
    let says = |fact: &Fact| (telling::short(fact.value, fact.of.definition.get()), fact.quality);
    let mut before: Vec<&Fact> = behind.iter().copied().filter(|fact| says(fact) != says(first)).collect();
    before.dedup_by(|one, other| says(one) == says(other));
    Some(Shown { fact: first, before })
}

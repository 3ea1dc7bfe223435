//! The place of a name in a list.

use super::collation;

/// The place of a name in a list: bytes whose order is that of the names. They depend on the version of the
/// collation, so whoever stores them stores [`SortKey::VERSION`] too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Vec<u8>);

impl SortKey {
    /// Changes with whatever changes the keys, or what names are found by: the crates that hold the collation, and
    /// our own rules, which the last number counts.
    pub const VERSION: &str = "icu_collator 2.4.0, icu_collator_data 2.4.0, icu_normalizer_data 2.4.0, 1";

    /// The place of a name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self(collation::all(name))
    }

    /// The place of a name in a list of names that carry numbers: "Grant 2" before "Grant 10". It is not stored.
    #[must_use]
    pub fn counted(name: &str) -> Self {
        Self(collation::counted(name))
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes between which the places of all names lie that are [`super::same`] as this one, for those that
    /// weigh something: from the first, up to the second but without it.
    #[must_use]
    pub fn span(name: &str) -> (Vec<u8>, Vec<u8>) {
        // The collation parts its levels by 1 and uses nothing below 2 within them.
        let mut from = collation::letters(name);
        let mut to = from.clone();
        from.push(1);
        to.push(2);
        (from, to)
    }
}

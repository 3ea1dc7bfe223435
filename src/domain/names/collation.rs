//! The Unicode collation, in its root order.

use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};

use super::apostrophe;

static LETTERS: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| root(Strength::Primary, CollationNumericOrdering::False));
static ALL: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| root(Strength::Tertiary, CollationNumericOrdering::False));
static COUNTED: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| root(Strength::Tertiary, CollationNumericOrdering::True));

fn root(strength: Strength, digits: CollationNumericOrdering) -> CollatorBorrowed<'static> {
    let mut options = CollatorOptions::default();
    options.strength = Some(strength);
    let mut preferences = CollatorPreferences::default();
    preferences.numeric_ordering = Some(digits);
    Collator::try_new(preferences, options).expect("the root order is compiled in")
}

fn key(collator: &CollatorBorrowed<'_>, name: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(2 * name.len());
    let folded: String = apostrophe::folded(name).collect();
    let Ok(()) = collator.write_sort_key_to(&folded, &mut key);
    key
}

/// What a name weighs by its letters, digits, spaces and signs alone, whatever their marks and capitals. Nothing
/// for a name that is made of marks only.
pub(super) fn letters(name: &str) -> Vec<u8> {
    key(&LETTERS, name)
}

/// The same as [`all`], with digits that stand together as the number that they make.
pub(super) fn counted(name: &str) -> Vec<u8> {
    key(&COUNTED, name)
}

/// What a name weighs by its letters, then their marks, then their capitals.
pub(super) fn all(name: &str) -> Vec<u8> {
    key(&ALL, name)
}

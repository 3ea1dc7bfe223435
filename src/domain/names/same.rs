//! Whether two names are one.

use super::{apostrophe, collation};

/// Whether two names differ in nothing but capitals, marks and the sign for the apostrophe. Names without any letter,
/// digit or sign, which weigh nothing, are one only if they are written alike.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    let (first, second) = (collation::letters(one), collation::letters(other));
    if first.is_empty() { second.is_empty() && apostrophe::folded(one).eq(apostrophe::folded(other)) } else { first == second }
}

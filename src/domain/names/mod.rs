//! Names: which are one, how a part of one is found, and in which order lists hold them.
//!
//! Apostrophes are folded first, since a keyboard types another one than Word. Then the Unicode collation
//! decides, in its root order, which is that of no single language: its first level, the letters, tells which
//! names are one; all three, with marks and capitals, give the order.

mod apostrophe;
mod collation;
mod find;
mod same;
mod sort_key;
#[cfg(test)]
mod tests;

pub(in crate::domain) use apostrophe::stands_for_one as stands_for_apostrophe;
pub use find::{alike, fits, fits_words, fold};
pub use same::{identity, is_seen, same};
pub use sort_key::SortKey;

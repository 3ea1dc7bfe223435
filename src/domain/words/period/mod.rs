//! A day, or a span of days, that a figure speaks of: as people write it, as it is stored, and as it is read.
//!
//! What is stored is one form of each: a day, "2026-11-23", or the first and the last day of a span with a line between,
//! "2026-01-01/2026-12-31". A school year has no first day that all agree on, and is stored as "2025-26/2026-06-30". So the
//! last ten letters are always the last day.

mod reading;
mod span;
#[cfg(test)]
mod tests;

pub use span::Period;

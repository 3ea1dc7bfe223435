//! Measures and their updates, what is on track, and how is reported, sustained and learned.

mod accountability;
mod course;
mod coverage;
mod lack;
mod lent;
mod measure;
pub(in crate::domain) mod parts;
mod rhythm;
mod standing;
mod sums;
#[cfg(test)]
mod tests;
mod updates;
mod words;

pub use accountability::{Accountability, Footing, Gap, money, unanswered};
pub use course::{Course, Given, Point};
pub use coverage::{Coverage, Covered, OfAction};
pub use lack::Lack;
pub use lent::Lent;
pub use measure::Measure;
pub use standing::{Crosswise, Standing, Word};
pub use sums::Sums;
pub use updates::{Newest, Update, Updates};
pub use words::{Answer, Direction, Rhythm, Strength, amount};

//! Rounds: what one is called and when it began, and several beside each other: what is carried over into a
//! new one, and how two of them compare.

mod carry;
mod comparison;
pub mod heading;

pub use carry::{carried_over, has_anything};
pub use comparison::{Comparison, Told};
pub use heading::{Access, Heading};

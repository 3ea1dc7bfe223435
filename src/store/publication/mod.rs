//! Publications of the plan: each freezes what was shown, and follows those of its kind before it.

mod publishing;
mod read;

pub use publishing::Publishing;

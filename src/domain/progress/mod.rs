//! Kept alive: the period of which a progress report speaks, and what stands in it.

mod section;
mod stretch;

pub use section::Section;
pub use stretch::Stretch;

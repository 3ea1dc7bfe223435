//! Find: one search through everything of a jurisdiction.

mod hit;
mod page;

pub use page::show;

//! Kept alive: what was said, done and changed in a period, as a page.

mod page;

pub use page::show;

//! Whole jurisdictions taken along as a file, and taken in from one.

pub mod arrivals;
mod export;
mod import;
mod shown;
mod undo;

pub use export::{all, one, schema};
pub use import::{LIMIT, ask, confirm, review, upload};
pub use undo::undo;

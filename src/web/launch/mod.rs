//! The launch kit: its facts, the announcement, the talking points.

mod basis;
mod file;
mod kit;
mod text;
mod versions;

pub use file::{file, text_file};
pub use kit::{settle, show};
pub use text::{read, write};
pub use versions::{put_back, version};

//! The long texts: written with what helps, looked at before they are saved, drafted where the program can, kept in versions.

mod kept;
mod page;
mod shown;
mod versions;

pub use page::{show, write};
pub use shown::Shown;
pub use versions::{put_back, version};

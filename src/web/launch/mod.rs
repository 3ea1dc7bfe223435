//! The launch kit: its facts, the announcement, the talking points.

mod basis;
mod kit;
mod text;
mod txt;
mod versions;

pub use kit::{settle, show};
pub use text::{read, write};
pub use txt::{announcement_txt, talking_points_txt};
pub use versions::{put_back, version};

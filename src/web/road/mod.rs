//! The road: its ten steps and their lines on one page, and each of them on a page of its own.

mod basis;
mod form;
mod line;
mod mark;
mod page;
mod view;

pub use line::{change, show as line};
pub use mark::mark;
pub use page::{map, show};

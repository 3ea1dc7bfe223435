//! Find: what a text is found by, which text somebody looks for, and what of it is shown.
//!
//! Both sides are folded and split into words. A text is found if each word of the search begins one of its words.
//! An apostrophe within a word is passed over, so that "oneil" finds O'Neil.
//! Quotation marks and operators mean nothing: what is no part of a word counts on neither side.

mod excerpt;
mod kind;
mod sought;
#[cfg(test)]
mod tests;
mod words;

pub use excerpt::{Part, excerpt, marked};
pub use kind::Kind;
pub use sought::{LONGEST, Sought, Unfit};
pub use words::{VERSION, Word, joined, split, words};

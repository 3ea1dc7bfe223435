//! The public summary in another language: a text that people put in, kept with its language.

pub(in crate::domain) mod parts;
mod summary;

pub use summary::Translation;

//! Engagement: occasions, planned or past, on which residents and stakeholders are heard.

pub(in crate::domain) mod parts;
mod words;

pub use words::{Form, Stage};

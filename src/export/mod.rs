//! A report becomes bytes: one file per format, none knowing another.

pub mod ical;
pub mod json;
pub mod pdf;

//! The face that documents are set in, for every format that brings its own: Source Sans 3, under the SIL Open Font
//! License 1.1.

/// Its upright style.
pub static SANS: &[u8] = include_bytes!("../../static/fonts/SourceSans3-Regular.otf");

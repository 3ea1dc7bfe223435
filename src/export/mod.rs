//! A report becomes bytes: one file per format, none knowing another.

mod archive;
pub mod csv;
pub mod docx;
pub mod html;
pub mod ical;
pub mod json;
pub mod packet;
pub mod pdf;
pub mod text;
mod typeface;
pub mod xlsx;
mod xml;

pub(crate) use xml::Xml;

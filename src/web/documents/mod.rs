//! Everything leaves as a document that people already use: the page that offers them, and the files.

mod choices;
mod file;
mod offer;
mod packet;
mod schema;

pub use choices::Choices;
pub use file::{Face, Format, file, role_sheet, work_file};
pub use offer::show;
pub use packet::download as packet;
pub use schema::report as report_schema;

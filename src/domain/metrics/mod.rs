//! The Mobility Metrics: published files, read right, and what may be said of their readings.
//!
//! A file is looked at twice, each time piece by piece. The first look ([`Survey`]) finds out what it holds; from header
//! and contents follows which release it is and what its columns mean ([`File`]). The second ([`Reader`]) gives readings.
//! What a column means, how groups and qualities are spelled, what became of places: [`crate::domain::guide::metrics`].

mod file;
mod header;
mod keys;
mod problem;
mod reading;
mod recognized;
mod remark;
mod rows;
mod spelled;
mod subgroup;
mod survey;
mod value;
mod year;

pub use file::{File, Parsed, Reader, Years};
pub use header::Unread;
pub use problem::FileProblem;
pub use reading::{Edition, Fact, Of, Reading};
pub use recognized::{ReadColumn, Recognized};
pub use remark::{Remark, RemarkKind, Remarks};
pub use rows::{Row, Rows, TooLong};
pub use spelled::{Encoding, spelled};
pub use subgroup::Subgroup;
pub use survey::{FILE_LIMIT, ROWS_LIMIT, Survey};
pub use value::{Said, Value, said};

//! The Mobility Metrics: published files, read right, and what may be said of their readings.
//!
//! A file is looked at twice, each time piece by piece. The first look ([`Survey`]) finds out what it holds; from header
//! and contents follows which release it is and what its columns mean ([`File`]). The second ([`Reader`]) gives readings.
//! The store keeps of each reading its raw cells, its column ([`ReadColumn`] has definition and factor) and its quality;
//! [`said`] makes the value of them again. What follows from readings that are kept ([`Fact`]): which is shown ([`shown`]),
//! what may stand beside it ([`shared_estimates`], [`suggest`], [`typical`], [`furthest_apart`]), how it went
//! ([`Trend`]), and how it is told ([`telling`]).
//!
//! What a column means, how groups and qualities are spelled, what became of places: [`crate::domain::guide::metrics`].

mod apart;
mod beside;
mod copied;
mod file;
mod file_name;
mod header;
mod kept;
mod keys;
mod matching;
mod measured_place;
mod newer;
mod officials;
pub mod parts;
mod peers;
mod problem;
mod reader;
mod reading;
mod reading_key;
mod recognized;
mod record;
mod remark;
mod rows;
mod shared_estimate;
mod showing;
mod spelled;
mod state;
mod subgroup;
mod survey;
mod tally;
pub mod telling;
mod trend;
mod typical;
mod value;
mod would;
mod year;

pub use apart::{Apart, furthest_apart};
pub use beside::{Beside, Uncompared};
pub use copied::Copied;
pub use file::{File, Parsed, Years};
pub use file_name::file_name;
pub use header::{Header, Unread};
pub use kept::{Contents, KeptColumn, KeptReading, KeptReadings, KeptRelease, KeptRemark, Typicals};
pub use matching::{Matching, OFFERED, Wanting};
pub use measured_place::{MeasuredPlace, change_of, said_place};
pub use newer::newer;
pub use officials::Officials;
pub use peers::{PEERS, Peer, Suggested, suggest};
pub use problem::FileProblem;
pub use reader::Reader;
pub use reading::{Edition, Fact, Oddity, Of, Reading};
pub use reading_key::ReadingKey;
pub use recognized::{ReadColumn, Recognized};
pub use record::{Line, Record, Records};
pub use remark::{Remark, RemarkKind, Remarks};
pub use rows::{Row, Rows, TooLong};
pub use shared_estimate::{Alike, Shared, shared_estimates};
pub use showing::{Shown, shown};
pub use spelled::{Encoding, spelled};
pub use subgroup::Subgroup;
pub use survey::{FILE_LIMIT, ROWS_LIMIT, Reach, Seen, Survey};
pub use tally::Tally;
pub use trend::{Course, Trend};
pub use typical::{Weighed, typical, weighted_median};
pub use value::{Said, Value, said};
pub use would::{Differing, Share, Would};

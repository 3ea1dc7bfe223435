//! Readiness: from answers to a standing per condition, and from standings to a verdict.

mod answer;
mod canonical;
mod change;
mod commitments;
mod field;
mod gaps;
mod judgment;
mod limits;
mod posted;
mod standing;
mod state;
mod telling;
mod verdict;
mod warning;
mod way_up;

pub use answer::Answer;
pub use change::{Change, Revision, Settlement, settle};
pub use commitments::commitments;
pub use field::Field;
pub use judgment::{Judged, Judgment, apart, joined};
pub use limits::{Band, Limits, LimitsChange};
pub use posted::{Posted, Sheet, UnknownName};
pub use standing::{Standing, Tally};
pub use state::{Entry, Fingerprint, State};
pub use telling::{Ask, Telling, telling};
pub use verdict::{ConditionResult, Stage, Verdict};
pub use warning::{Warning, not_confirmed};
pub use way_up::WayUp;

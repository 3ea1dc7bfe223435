//! Publications of the plan and of reports on it: each freezes what was shown, and follows those of its kind before it. And drafts
//! that were downloaded, each state once.

mod downloads;
mod publishing;
mod read;

pub use publishing::Publishing;

//! Mobility Metrics: the releases that are in the data file, and published files taken in.

pub mod arrivals;
pub mod readings;
mod releases;
mod review;
mod shown;
mod upload;

pub use releases::{ask_to_remove, list, one, remove};
pub use review::{confirm, review};
pub(in crate::web) use shown::grouped;
pub use upload::{LIMIT, upload};

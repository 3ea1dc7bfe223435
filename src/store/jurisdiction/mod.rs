//! Jurisdictions: on record, listed page by page, with all that is due, and the worked example.

mod every;
mod example;
pub(super) mod jurisdictions;
mod listed;
mod overview;
pub(super) mod population_groups;

pub(super) use every::every_id;
pub use jurisdictions::Jurisdiction;
pub use listed::{JurisdictionPage, MOST_COUNTED, Stretch};
pub use overview::Overview;

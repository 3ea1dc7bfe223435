//! What the Mobility Metrics say of a jurisdiction: the places that it looks at, its readings, its peers.

mod basis;
mod choosing;
mod metric;
mod overview;
mod peers;
mod places;
mod representation;
mod review;
pub mod told;

pub use metric::{csv, note, show};
pub use overview::{list, told};
pub use peers::{add as add_peers, list as peers, remove as remove_peer};
pub use places::{add as add_places, list as places, remove as remove_place};
pub use representation::{
    add as add_officials, change as change_officials, csv as representation_csv, list as representation, one as officials,
    remove as remove_officials,
};
pub use review::{add as add_to_review, show as review};

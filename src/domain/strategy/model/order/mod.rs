//! The order of entries within their columns: how often links cross, the place of a new entry, and *Tidy*.
//!
//! People put entries in order; bend points, where a link passes a column that it skips, follow from that ([`with_bends`]).
//! Everything is counted in the picture that is drawn.

mod bends;
mod column;
mod costs;
mod graph;
mod layers;
mod place;
mod search;
#[cfg(test)]
mod tests;
mod tidy;

pub use bends::with_bends;
pub use graph::Graph;
pub use layers::Order;
pub use place::best_place;
pub use search::Found;
pub use tidy::tidy;

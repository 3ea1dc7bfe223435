//! Mobility Metrics: releases that were imported, each with its readings in packed blocks, one for each place.
//!
//! An import writes in small turns under a mark that says "not ready", so that everybody else saves meanwhile; a release is
//! there from the last turn on, which takes the mark away. A removal takes the release away first, and then its blocks.

mod alone;
mod block;
mod cell;
mod importing;
mod kept;
mod left;
mod look;
mod packing;
mod preview;
mod read;
mod resting;
mod work;

pub use importing::MetricsImported;
pub use look::{LookProblem, Looked};
pub use packing::{Incoming, Told};
pub use preview::MetricsPreview;
pub use resting::Resting;
pub use work::MetricsRemoved;

pub(super) use alone::Works;
pub(super) use importing::add as add_to_sum;
pub(super) use left::clear_left;
pub(super) use read::releases;

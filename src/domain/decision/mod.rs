//! What leadership decides after the verdict, and what follows from it.

mod cadence;
mod record;
mod route;

pub use cadence::Cadence;
pub use record::{Decision, Terms};
pub use route::Route;

//! Forms of things: what came back from one, what it shows, and what becomes of it.

mod bound;
mod came;
mod field;
mod form;
mod moves;
mod only_one;
mod refusal;
mod save;

pub use bound::{Bound, More, SHOWN};
pub use came::Came;
pub use field::Choices;
pub use form::FormView;
pub use moves::{Move, Moves, Pressed, To};
pub use only_one::{only_one, settle};
pub use save::{Added, Saved, add, add_along, add_with, meant, save, save_along};

//! Forms of things: what came back from one, what it shows, and what becomes of it.

mod came;
mod field;
mod form;
mod moves;
mod refusal;
mod save;

pub use came::Came;
pub use field::Choices;
pub use form::FormView;
pub use moves::{Move, Moves, Pressed, To};
pub use save::{Added, Saved, add, add_with, meant, save};

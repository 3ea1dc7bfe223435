//! What the parts of a plan are made of: things that a person adds, words, puts in order, and may throw away.
//!
//! A noun says what a thing of its kind consists of ([`Noun::parts`]) and by which rule each part is read ([`Rule`]). The
//! data file, the history, bundles and forms go by that one list, so that a noun is added in one place.

mod choice;
mod dated;
mod happened;
mod noun;
mod part;
mod parts;
mod posted;
mod rule;
mod thing;
mod told;

pub(in crate::domain) use choice::choice;
pub use dated::{Dated, days};
pub use noun::Noun;
pub use part::Part;
pub use posted::{Posted, Shown};
pub use rule::{Menu, Rule, Target, dimensions, pillars, predictors};
pub use thing::{Thing, apart, counted, ids};
